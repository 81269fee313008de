import type { Artifact } from './artifact.js';
import type { Change } from './change.js';
import type { Problem } from './problem.js';

/** A contract as a report names it. */
export interface ContractSummary {
  readonly file: string;
  readonly kind: 'openapi' | 'asyncapi';
  readonly dialect: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
}

/** What a command found; every reporter prints this one shape (`docs/reference/report.schema.json`). */
export interface Report {
  /** `lint`, `diff`, `verify`, `generate`, `check`. */
  readonly command: string;
  /** One sentence that answers the user's question. */
  readonly headline: string;
  /** 0 clean · 1 problems · 2 could not check. */
  readonly exit: 0 | 1 | 2;
  readonly contracts: readonly ContractSummary[];
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
  readonly artifacts: readonly ArtifactState[];
  /** The version that should come next, after a diff. */
  readonly suggestedVersion?: string;
  /** What the user would run next. */
  readonly next: readonly string[];
}

/** A generated file and what became of it. */
export interface ArtifactState extends Pick<Artifact, 'path' | 'target'> {
  readonly state: 'created' | 'changed' | 'unchanged' | 'removed' | 'stale';
}
