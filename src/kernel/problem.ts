import { createHash } from 'node:crypto';
import type { Location } from './place.js';

export type Severity = 'error' | 'warn' | 'info';

/** What a job found: says what, why, how to fix it, and where. */
export interface Problem {
  /** The rule, check or error code that speaks: `rest/path-kebab-case`. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong, with the value found and the value wanted. */
  readonly message: string;
  /** Why that matters to somebody. */
  readonly why: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Where it is defined, in the author's file. */
  readonly at: Location;
  /** Where it is used, when that is elsewhere. */
  readonly from?: Location;
  /** The same for the same finding, whatever lines shift: 16 hex digits. */
  readonly fingerprint: string;
  /** Another that it has: what stands in a component is known by the name of it and by where it is used. */
  readonly alias?: string;
}

/** A fingerprint over parts that do not move with line numbers or wording. */
export function fingerprintOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 16);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

/** Order of a report: by file, line, column, then the gravest first. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return (
    a.at.line - b.at.line ||
    a.at.column - b.at.column ||
    RANK[a.severity] - RANK[b.severity] ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Id of the finding that a rule threw, and so did not finish: what it would have found is unknown. */
export const RULE_FAILED = 'lint/rule-failed';
