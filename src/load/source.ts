import type { Json } from '../kernel/json.js';
import type { Location } from '../kernel/place.js';
import type { Pointer } from '../kernel/pointer.js';

/** One file as its author wrote it. */
export interface Source {
  /** As the user would type it: relative to the working folder, posix; `main:api/orders.yaml` at a git ref. */
  readonly file: string;
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly value: Json;
  /** Keys that stand twice in one object; the last value counts, and is where the pointer leads. */
  readonly duplicates: readonly Pointer[];
  /** Set when the file is called JSON and is something near it: why it is none, and where. */
  readonly fault?: { readonly reason: string; readonly at: Location };
}
