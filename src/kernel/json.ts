/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Is this value a JSON object (neither null nor an array)? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of an object; never one that it inherits, whatever its name. */
export function own(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** One text for equal JSON values: object keys sorted, no white space. */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (isObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] as Json)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** Are two JSON values equal? Numbers by value, objects whatever the order of their keys. */
export function equalJson(a: Json, b: Json): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalText(a) === canonicalText(b));
}

const textsOf = new WeakMap<readonly Json[], ReadonlySet<string>>();

/** Is one of the listed values equal to this one? Lists may be long and are asked often. */
export function includesJson(list: readonly Json[], value: Json): boolean {
  if (list.length < 8) return list.some((other) => equalJson(other, value));
  let texts = textsOf.get(list);
  if (!texts) {
    texts = new Set(list.map(canonicalText));
    textsOf.set(list, texts);
  }
  return texts.has(canonicalText(value));
}
