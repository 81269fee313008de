import type { Json } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Schema } from '../../model/index.js';

/** What the schema itself says, or what it refers to, or one of its `allOf`: the first that says anything. */
function firstIn<Said>(
  schema: Schema,
  said: (part: Schema) => Said | undefined,
  seen: Set<Schema> = new Set(),
): Said | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const own = said(schema);
  if (own !== undefined) return own;
  for (const part of partsOf(schema)) {
    const found = firstIn(part, said, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Those that hold for all values of the schema, beside itself. */
function partsOf({ ref, allOf }: Schema): readonly Schema[] {
  return ref ? [ref, ...allOf] : allOf;
}

export function propertyOf(schema: Schema, name: string): Schema | undefined {
  return firstIn(schema, (part) => part.properties.get(name));
}

/** What the items of a list are. */
export function itemsOf(schema: Schema): Schema | undefined {
  return firstIn(schema, (part) => part.items);
}

/** What properties are that are not declared. */
export function additionalOf(schema: Schema): Schema | undefined {
  return firstIn(schema, (part) => part.additionalProperties ?? part.unevaluatedProperties);
}

/** The values that a property is held to, by whichever part of the schema says so. */
export function propertyValues(schema: Schema, name: string): readonly Json[] | undefined {
  return firstIn(schema, (part) => {
    const own = part.properties.get(name);
    return own && valuesOf(own);
  });
}

/** The values that a schema allows when it lists them. */
export function valuesOf(schema: Schema): readonly Json[] | undefined {
  return firstIn(schema, (part) => part.enum);
}

export function typesOf(schema: Schema): Schema['types'] {
  return firstIn(schema, (part) => part.types);
}

/** All properties by name, the schema's own before those of its parts; in an order that is not the author's. */
export function propertiesOf(schema: Schema): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>();
  const seen = new Set<Schema>();
  const visit = (part: Schema): void => {
    if (seen.has(part)) return;
    seen.add(part);
    for (const inner of partsOf(part)) visit(inner);
    for (const [name, property] of part.properties) found.set(name, property);
  };
  visit(schema);
  return new Map(sortedBy(found, ([name]) => name));
}

/** What kind of text a value is written as: `number` and `boolean` when that is all that it can be. */
export function valueKind(schema: Schema): 'string' | 'number' | 'boolean' | 'array' | 'object' | undefined {
  const types = typesOf(schema);
  if (!types) return undefined;
  const kinds = new Set<'string' | 'number' | 'boolean' | 'array' | 'object'>();
  for (const type of types) if (type !== 'null') kinds.add(type === 'integer' ? 'number' : type);
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}
