import type { Json } from '../kernel/json.js';

/** One file as its author wrote it. */
export interface Source {
  /** As the user would type it: relative to the working folder, posix; `main:api/orders.yaml` at a git ref. */
  readonly file: string;
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly value: Json;
  /** Keys that stand twice in one object; the last value counts. */
  readonly duplicates: readonly Duplicate[];
}

export interface Duplicate {
  readonly key: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}
