import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import { keyOf, type Place } from '../../kernel/place.js';
import type { Tree } from '../../load/index.js';
import type { Cursor } from '../reading.js';

/** Where a reference leads: the places that it passes, and the last of them, which is no mere reference itself. */
export type Trace =
  | { readonly ok: true; readonly stops: readonly Cursor[]; readonly last: Cursor }
  | { readonly ok: false; readonly reason: string };

/** A longer chain is followed in parts: what ends one is a component that starts the next. */
const CHAIN_LIMIT = 100;

export const CIRCLE = 'the references form a circle';

/** Follows a reference, and those that it leads to as long as nothing stands beside them. */
export function traceRef(tree: Tree, ref: string, from: Place): Trace {
  const first = tree.resolve(ref, from);
  if (!first.ok) return first;
  const stops: Cursor[] = [first];
  const passed = new Set([keyOf(from), keyOf(first.place)]);
  let last: Cursor = first;
  while (isMereRef(last.value) && stops.length < CHAIN_LIMIT) {
    const next = tree.resolve(last.value.$ref, last.place);
    // What is wrong further on is told where it is written.
    if (!next.ok) break;
    if (passed.has(keyOf(next.place))) return { ok: false, reason: CIRCLE };
    passed.add(keyOf(next.place));
    stops.push(next);
    last = next;
  }
  return { ok: true, stops, last };
}

/** A node that is read as a reference. */
export function isRef(value: Json): value is JsonObject & { $ref: string } {
  return isObject(value) && Object.hasOwn(value, '$ref') && typeof value.$ref === 'string';
}

/** A reference with nothing beside it: what it leads to can stand in its place. */
export function isMereRef(value: Json): value is { $ref: string } {
  return isRef(value) && Object.keys(value).length === 1;
}
