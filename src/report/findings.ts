import type { Level } from '../kernel/change.js';
import type { Location } from '../kernel/place.js';
import { fingerprintOf, type Severity } from '../kernel/problem.js';
import type { Report } from '../kernel/result.js';

/** A problem, a change or a stale file, as formats that know only one kind of entry print it. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, with where it reaches. */
  readonly message: string;
  readonly why: string;
  readonly fix: string | undefined;
  /** In a file of the working tree: what is gone is told at the top of the file that it is gone from. */
  readonly at: Location;
  readonly fingerprint: string;
}

const SEVERITY: Readonly<Record<Level, Severity>> = { breaking: 'error', risky: 'warn', safe: 'info' };

/** Everything that a report says of places, problems first; safe changes only when asked for. */
export function findingsOf(report: Report, options: { readonly safe: boolean }): Finding[] {
  const problems = report.problems.map(({ id, severity, message, why, fix, at, fingerprint }) => ({
    id,
    severity,
    message,
    why,
    fix,
    at: inWorkingTree(at),
    fingerprint,
  }));
  const changes = report.changes
    .filter(({ level }) => options.safe || level !== 'safe')
    .map(({ id, level, message, why, fix, migrate, at, fingerprint, reaches }) => ({
      id,
      severity: SEVERITY[level],
      message: `${message}${reachText(reaches.map(({ subject }) => subject))}`,
      why,
      fix: fix ?? migrate?.step,
      at: inWorkingTree(at),
      fingerprint,
    }));
  return [...problems, ...changes, ...staleFiles(report)];
}

function staleFiles({ artifacts }: Report): Finding[] {
  return artifacts
    .filter(({ state }) => state === 'stale')
    .map(({ path, target }) => ({
      id: 'generate/stale',
      severity: 'error',
      message: `${path} is not what the target ${target} makes of the contract now.`,
      why: 'Code that was generated from an older contract does not fit this one.',
      fix: 'Run tenon generate, and commit what it writes.',
      at: { file: path, pointer: '', line: 1, column: 1 },
      fingerprint: fingerprintOf('generate/stale', path),
    }));
}

/** `main:api/orders.yaml` is no file that a forge could show: its lines are those of another commit. */
function inWorkingTree(at: Location): Location {
  const file = /^[^:]{2,}:(.+)$/.exec(at.file)?.[1];
  return file === undefined ? at : { file, pointer: at.pointer, line: 1, column: 1 };
}

/** ` Reaches GET /orders, POST /orders and 7 more.`, each subject once. */
function reachText(subjects: readonly string[], shown = 3): string {
  const unique = [...new Set(subjects)];
  if (unique.length === 0) return '';
  const rest = unique.length - shown;
  const names = unique.slice(0, shown).join(', ');
  return ` Reaches ${names}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
