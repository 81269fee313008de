/** A file that a target made. `path` is relative and posix, and never leaves the output folder. */
export interface Artifact {
  readonly path: string;
  readonly content: string;
  /** The target's id. */
  readonly target: string;
  /** Other targets of the same folder that make it too. */
  readonly also?: readonly string[];
}
