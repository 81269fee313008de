import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import type { Writing } from './writing.js';

/** Bindings as a member, as they are written: their words are their protocol's. */
export function writeBindings(
  writing: Writing,
  bindings: Readonly<Record<string, Json>> | undefined,
  { at, what }: { readonly at: Place; readonly what: string },
): JsonObject {
  if (!bindings || Object.keys(bindings).length === 0) return {};
  for (const ref of refsIn({ ...bindings })) {
    const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(ref) ?? [];
    const isThere = name !== undefined && writing.contract.namedSchemas.has(name);
    if (!isThere) writing.lose('upgrade/binding-reference', at, { what, ref });
  }
  return { bindings: { ...bindings } };
}

function refsIn(value: JsonObject): string[] {
  const refs: string[] = [];
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next);
    if (!isObject(next)) continue;
    if (typeof next.$ref === 'string') refs.push(next.$ref);
    waiting.push(...Object.values(next));
  }
  return refs;
}
