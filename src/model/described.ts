import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';

/** What every node of the model has. */
export interface Node {
  /** Where the author wrote it: the target of a `$ref`, not the `$ref`. */
  readonly at: Place;
  /** The `x-` words, as written. */
  readonly extensions: Readonly<Record<string, Json>>;
}

export interface Described extends Node {
  readonly summary?: string;
  readonly description?: string;
}

export interface ExternalDocs extends Described {
  readonly url: string;
}
