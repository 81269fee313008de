import type { Json } from '../kernel/json.js';
import type { JsonType, Schema } from '../model/index.js';

/**
 * A property that every value of the schema may have: its own, or one that comes through `$ref`, `allOf` or a union.
 * When several of them speak of it (a base and its refinement), the answer is a schema of which all hold.
 */
export function propertyOf(schema: Schema | undefined, name: string): Schema | undefined {
  const found = contributions(schema, name);
  const [first] = found;
  return first && found.length > 1 ? { ...NOTHING, at: first.at, allOf: found } : first;
}

/** What the schema, its `$ref` and its `allOf` say of a property, and one member of its union if all do. */
function contributions(
  schema: Schema | undefined,
  name: string,
  known: Map<Schema, readonly Schema[]> = new Map(),
): readonly Schema[] {
  if (!schema) return [];
  const before = known.get(schema);
  if (before) return before;
  // A circle adds nothing to itself.
  known.set(schema, []);
  const found = new Set<Schema>();
  const own = schema.properties.get(name);
  if (own) found.add(own);
  for (const part of [schema.ref, ...schema.allOf])
    for (const inherited of contributions(part, name, known)) found.add(inherited);
  for (const union of [schema.oneOf, schema.anyOf]) {
    const members = union.map((member) => contributions(member, name, known));
    if (members.every((member) => member.length > 0)) for (const one of members[0] ?? []) found.add(one);
  }
  known.set(schema, [...found]);
  return [...found];
}

const NOTHING: Omit<Schema, 'at'> = {
  extensions: {},
  properties: new Map(),
  patternProperties: new Map(),
  required: new Set(),
  dependentRequired: new Map(),
  dependentSchemas: new Map(),
  allOf: [],
  anyOf: [],
  oneOf: [],
  readOnly: false,
  writeOnly: false,
  examples: [],
  lifecycle: { deprecated: false },
};

/** The values that an `enum` or `const` limits the schema to. */
export function valuesOf(schema: Schema | undefined): readonly Json[] | undefined {
  return firstIn(schema, (part) => part.enum);
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
  known: Map<Schema, T | undefined> = new Map(),
): T | undefined {
  if (!schema) return undefined;
  if (known.has(schema)) return known.get(schema);
  known.set(schema, undefined);
  const found = look(schema) ?? firstBelow(schema, look, known);
  known.set(schema, found);
  return found;
}

function firstBelow<T>(
  schema: Schema,
  look: (part: Schema) => T | undefined,
  known: Map<Schema, T | undefined>,
): T | undefined {
  for (const part of [schema.ref, ...schema.allOf]) {
    const inherited = firstIn(part, look, known);
    if (inherited !== undefined) return inherited;
  }
  for (const union of [schema.oneOf, schema.anyOf]) {
    const answers = union.map((member) => firstIn(member, look, known));
    if (answers.length > 0 && answers.every((answer) => answer !== undefined)) return answers[0];
  }
  return undefined;
}
