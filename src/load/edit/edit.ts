import type { Json } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';

/** One change of a document. Places are those of the document as it is before any of them is made. */
export type Edit =
  /** A new member, with the objects on the way to it that are missing; `/-` at the end adds an item to a list. */
  | { readonly op: 'add'; readonly at: Place; readonly value: Json }
  | { readonly op: 'replace'; readonly at: Place; readonly value: string | number | boolean }
  | { readonly op: 'remove'; readonly at: Place }
  | { readonly op: 'rename-key'; readonly at: Place; readonly to: string };

/** A part of a text, and what stands there instead. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where a new key goes among those that are there: behind the key given, or before all of them. */
export type KeyOrder = (keys: readonly string[], key: string) => string | 'first';
