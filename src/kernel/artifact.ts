import type { Problem } from './problem.js';

/** A file that a target made. `path` is relative and posix, and never leaves the output folder. */
export interface Artifact {
  readonly path: string;
  readonly content: string;
  /** The target's id. */
  readonly target: string;
  /** Other targets of the same folder that make it too. */
  readonly also?: readonly string[];
  /** The file is the user's once it stands: it is never overwritten, only completed by this. */
  readonly complete?: (current: string) => Completed;
}

/** A user's file with what it lacked. */
export interface Completed {
  readonly content: string;
  /** What in it is of no use any more. */
  readonly told: readonly Told[];
}

/** Lines and columns from 1. */
export interface Told extends Pick<Problem, 'id' | 'severity' | 'message' | 'why' | 'fix'> {
  readonly line: number;
  readonly column: number;
}
