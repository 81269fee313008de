import type { Level } from '../kernel/change.js';
import type { Location } from '../kernel/place.js';
import type { Severity } from '../kernel/problem.js';
import type { Report } from '../kernel/result.js';

/** A problem or a change, as formats that know only one kind of entry print it. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, with where it reaches. */
  readonly message: string;
  readonly why: string;
  readonly fix: string | undefined;
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
    at,
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
      at,
      fingerprint,
    }));
  return [...problems, ...changes];
}

/** ` Reaches GET /orders, POST /orders and 7 more.`, each subject once. */
export function reachText(subjects: readonly string[], shown = 3): string {
  const unique = [...new Set(subjects)];
  if (unique.length === 0) return '';
  const rest = unique.length - shown;
  const names = unique.slice(0, shown).join(', ');
  return ` Reaches ${names}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
