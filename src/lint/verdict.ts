import type { Place } from '../kernel/place.js';
import type { Severity } from '../kernel/problem.js';
import type { Position } from '../load/index.js';
import type { Autofix } from './autofix.js';

/** What a rule of any ruleset says about a place: a problem before its lines are counted. */
export interface Verdict {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly fix?: string;
  readonly place: Place;
  /** Tells it from others of its id at its place. */
  readonly key?: string;
  /** Set when the verdict speaks of a comment, which no pointer leads to. */
  readonly position?: Position;
  readonly autofix?: Autofix | undefined;
  /** For whom it was found, the nearest first. */
  readonly users?: readonly Place[] | undefined;
}

/** What a run has to say, and which rules took part in it. */
export interface RulesetRun {
  readonly verdicts: readonly Verdict[];
  readonly active: ReadonlySet<string>;
}
