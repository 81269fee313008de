import type { Artifact } from './artifact.js';
import type { Change } from './change.js';
import type { Problem } from './problem.js';

/** A contract as a report names it. */
export interface ContractSummary {
  readonly file: string;
  readonly kind: 'openapi' | 'asyncapi' | 'arazzo';
  readonly dialect: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
}

/** What a command found; every reporter prints this one shape (`schemas/report.schema.json`). */
export interface Report {
  /** `lint`, `diff`, `guide`, `verify`, `generate`, `check`. */
  readonly command: string;
  /** One sentence that answers the user's question. */
  readonly headline: string;
  /** 0 clean · 1 problems at or above the limit · 2 could not check. */
  readonly exit: Exit;
  readonly contracts: readonly ContractSummary[];
  /** What lint and verify found, in the order of the files. */
  readonly problems: readonly Problem[];
  /** What diff found, the gravest first. */
  readonly changes: readonly Change[];
  /** What generate made, or would make. */
  readonly artifacts: readonly ArtifactState[];
  /** The parts of the gate, in the order in which they ran; empty for a single job. */
  readonly steps: readonly Step[];
  /** The versions that should come next, after a diff: one a contract. */
  readonly suggestedVersions: readonly SuggestedVersion[];
  /** What the user would run next. */
  readonly next: readonly string[];
  /** How well each contract stands by its rules, when that was asked for. */
  readonly scorecards?: readonly Scorecard[];
}

/** How well a contract stands by its rules. */
export interface Scorecard {
  readonly title: string;
  readonly file: string;
  /** One category after the other; `all` comes last. */
  readonly categories: readonly CategoryScore[];
}

/** Of one category of rules, or of all. */
export interface CategoryScore {
  readonly category: string;
  /** How many are on. */
  readonly rules: number;
  /** How many of them something breaks. */
  readonly broken: number;
  readonly findings: number;
  /** The share of the rules that nothing breaks, 0 to 100, rounded down; errors weigh 3, warnings 2, notes 1. */
  readonly score: number;
  /** The score of the version that was compared with. */
  readonly before?: number;
}

export type Exit = 0 | 1 | 2;

/** One part of the gate and its verdict. */
export interface Step {
  readonly name: 'lint' | 'diff' | 'generate' | 'verify';
  readonly exit: Exit;
  /** `2 breaking, 1 risky`. */
  readonly summary: string;
}

export interface SuggestedVersion {
  readonly title: string;
  readonly before: string;
  /** What the author wrote. */
  readonly after: string;
  /** What the changes ask for. */
  readonly suggested: string;
}

/** A generated file and what became of it. */
export interface ArtifactState extends Pick<Artifact, 'path' | 'target'> {
  readonly state: 'created' | 'changed' | 'unchanged' | 'removed' | 'stale';
  /** Why, where it is stale or would be written: `the contract changed`. */
  readonly reason?: string;
}

/** Counts things in words: `1 breaking change`, `3 risky changes`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n} ${n === 1 ? singular : plural}`;
}
