import type { JsonType, Schema } from '../model/index.js';

/** A property that every value of the schema may have: its own, or one that comes through `$ref`, `allOf` or a union. */
export function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  return firstIn(schema, (part) => part.properties.get(name));
}

/** Must every value of the schema have the property? */
export function isRequired(schema: Schema | undefined, name: string): boolean {
  return firstIn(schema, (part) => (part.required.has(name) ? true : undefined)) ?? false;
}

/** The types that the schema, or what it refers to, names; undefined when it allows any. */
export function typesOf(schema: Schema | undefined): ReadonlySet<JsonType> | undefined {
  return firstIn(schema, (part) => part.types);
}

export function itemsOf(schema: Schema | undefined): Schema | undefined {
  return firstIn(schema, (part) => part.items);
}

/** The names of all properties, for messages: in the order in which they are written. */
export function propertyNames(schema: Schema | undefined): string[] {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (part: Schema | undefined): void => {
    if (!part || seen.has(part)) return;
    seen.add(part);
    for (const name of part.properties.keys()) names.add(name);
    for (const next of [part.ref, ...part.allOf, ...part.oneOf, ...part.anyOf]) visit(next);
  };
  visit(schema);
  return [...names];
}

/** What the schema itself, its `$ref`, one of its `allOf` or else all members of its union say. */
function firstIn<T>(
  schema: Schema | undefined,
  look: (part: Schema) => T | undefined,
  seen: readonly Schema[] = [],
): T | undefined {
  if (!schema || seen.includes(schema)) return undefined;
  const found = look(schema);
  if (found !== undefined) return found;
  const path = [...seen, schema];
  for (const part of [schema.ref, ...schema.allOf]) {
    const inherited = firstIn(part, look, path);
    if (inherited !== undefined) return inherited;
  }
  for (const union of [schema.oneOf, schema.anyOf]) {
    const answers = union.map((member) => firstIn(member, look, path));
    if (answers.length > 0 && answers.every((answer) => answer !== undefined)) return answers[0];
  }
  return undefined;
}
