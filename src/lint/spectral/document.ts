import type { ParsedDocument } from '@stoplight/spectral-core';
import type { Json } from '../../kernel/json.js';

type ParsedResult = ConstructorParameters<typeof ParsedDocument>[0];

/** The author's document as it was parsed already; Spectral's positions are never asked for. */
export function documentOf(value: Json, source: string): ParsedResult {
  return {
    parsed: { data: withPrototypes(value), diagnostics: [], ast: undefined, lineMap: undefined },
    getLocationForJsonPath: () => undefined,
    source,
  };
}

/**
 * A copy whose objects have a prototype, as Spectral and the functions of rulesets expect: they call `hasOwnProperty`.
 * What YAML aliases share stays shared.
 */
export function withPrototypes(value: Json, copies = new Map<Json, Json>()): Json {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const items: Json[] = [];
    copies.set(value, items);
    for (const item of value) items.push(withPrototypes(item, copies));
    return items;
  }
  const object: { [key: string]: Json } = {};
  copies.set(value, object);
  for (const [key, member] of Object.entries(value)) {
    const copy = withPrototypes(member, copies);
    // Assigning to `__proto__` would set the prototype.
    if (key === '__proto__')
      Object.defineProperty(object, key, {
        value: copy,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else object[key] = copy;
  }
  return object;
}
