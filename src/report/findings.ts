import type { Acceptance, Change, Level } from '../kernel/change.js';
import type { Location } from '../kernel/place.js';
import { fingerprintOf, type Severity } from '../kernel/problem.js';
import type { ContractSummary, Report } from '../kernel/result.js';

/** A problem, a change or a stale file, as formats that know only one kind of entry print it. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, with where it reaches. */
  readonly message: string;
  readonly why: string;
  readonly fix: string | undefined;
  /** In a file of the working tree: what is gone is told of the whole file that it is gone from. */
  readonly at: Spot;
  /** Where what is found is used, when that is elsewhere. */
  readonly from?: Spot;
  readonly fingerprint: string;
  /** What it is, for formats that can tell more of a change. */
  readonly change?: Change;
}

/** A location, or a whole file. */
export interface Spot
  extends Pick<Location, 'file' | 'pointer'>,
    Partial<Pick<Location, 'line' | 'column'>> {}

const SEVERITY: Readonly<Record<Level, Severity>> = { breaking: 'error', risky: 'warn', safe: 'info' };

/** Everything that a report says of places, problems first; safe changes only when asked for. */
export function findingsOf(report: Report, options: { readonly safe: boolean }): Finding[] {
  const { contracts } = report;
  const problems = report.problems.map(({ id, severity, message, why, fix, at, from, fingerprint }) => ({
    id,
    severity,
    message,
    why,
    fix,
    at: inWorkingTree(at, contracts),
    ...(from && { from: inWorkingTree(from, contracts) }),
    fingerprint,
  }));
  const changes = report.changes
    .filter(({ level }) => options.safe || level !== 'safe')
    .map((change) => {
      const { id, level, message, why, fix, migrate, after, at, fingerprint, reaches, accepted } = change;
      return {
        id,
        severity: accepted ? 'info' : SEVERITY[level],
        message: `${message}${reachText(reaches.map(({ subject }) => subject))}${accepted ? ` ${acceptedText(accepted)}` : ''}`,
        why,
        fix: fix ?? migrate?.step,
        at: inWorkingTree(after ?? at, contracts),
        fingerprint,
        change,
      } satisfies Finding;
    });
  return [...problems, ...changes, ...staleFiles(report)];
}

/** `Used at api/orders.yaml:12:7.`, for formats that know but one place. */
export function usedText({ from }: Pick<Finding, 'from'>): string {
  if (!from) return '';
  return `Used at ${from.file}${from.line === undefined ? '' : `:${from.line}:${from.column}`}.`;
}

/** `Accepted by team-orders until 2027-01-01: nobody reads it.` */
export function acceptedText({ owner, reason, expires }: Acceptance): string {
  return `Accepted by ${owner}${expires === undefined ? '' : ` until ${expires}`}: ${reason}`;
}

function staleFiles({ artifacts }: Report): Finding[] {
  return artifacts
    .filter(({ state }) => state === 'stale')
    .map(({ path, target, reason }) => ({
      id: 'generate/stale',
      severity: 'error',
      message: `${path} is not what the target ${target} makes of the contract now${reason === undefined ? '' : `: ${reason}`}.`,
      why: 'Code that was generated from an older contract does not fit this one.',
      fix: 'Run tenon generate, and commit what it writes.',
      at: { file: path, pointer: '', line: 1, column: 1 },
      fingerprint: fingerprintOf('generate/stale', path),
    }));
}

/**
 * Where a forge can show it. The lines of `main:api/orders.yaml` are those of another commit, and those of a package
 * or a URL of another place altogether: what is known of them is the contract that they are a version of.
 */
function inWorkingTree(at: Location, contracts: readonly ContractSummary[]): Spot {
  const elsewhere = /^[^:/\\]{2,}:(?:(?!\/\/)(.+))?/.exec(at.file);
  if (!elsewhere) return at;
  const own = contracts.map(({ file }) => file).filter((file) => !/^[^:/\\]{2,}:/.test(file));
  const named = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  const path = elsewhere[1] ?? '';
  const version =
    own.find((file) => file === path) ?? own.find((file) => named(file) === named(at.file)) ?? own[0];
  return { file: version ?? (path || named(at.file)), pointer: at.pointer };
}

/** ` Reaches GET /orders, POST /orders and 7 more.`, each subject once. */
function reachText(subjects: readonly string[], shown = 3): string {
  const unique = [...new Set(subjects)];
  if (unique.length === 0) return '';
  const rest = unique.length - shown;
  const names = unique.slice(0, shown).join(', ');
  return ` Reaches ${names}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
