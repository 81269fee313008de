import type { Json } from '../../kernel/json.js';
import type { Schema } from '../../model/index.js';

/** The schema of a property, sought in the schema itself, what it refers to, and all of its `allOf`. */
export function propertyOf(schema: Schema, name: string, seen: Set<Schema> = new Set()): Schema | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const own = schema.properties.get(name);
  if (own) return own;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const found = propertyOf(part, name, seen);
    if (found) return found;
  }
  return undefined;
}

/** The names of all properties that `propertyOf` finds. */
export function propertyNames(schema: Schema, seen: Set<Schema> = new Set()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const inherited = (schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf).flatMap((part) =>
    propertyNames(part, seen),
  );
  return [...new Set([...schema.properties.keys(), ...inherited])];
}

/** What the items of a list are, through `$ref` and `allOf`. */
export function itemsOf(schema: Schema, seen: Set<Schema> = new Set()): Schema | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (schema.items) return schema.items;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const items = itemsOf(part, seen);
    if (items) return items;
  }
  return undefined;
}

/** The values that a property is held to, by whichever part of the schema says so. */
export function propertyValues(
  schema: Schema,
  name: string,
  seen: Set<Schema> = new Set(),
): readonly Json[] | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  const own = schema.properties.get(name);
  const values = own && valuesOf(own);
  if (values) return values;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const found = propertyValues(part, name, seen);
    if (found) return found;
  }
  return undefined;
}

/** The values that a schema allows when it lists them, through `$ref` and `allOf`. */
export function valuesOf(schema: Schema, seen: Set<Schema> = new Set()): readonly Json[] | undefined {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (schema.enum) return schema.enum;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const values = valuesOf(part, seen);
    if (values) return values;
  }
  return undefined;
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

export function typesOf(schema: Schema, seen: Set<Schema> = new Set()): Schema['types'] {
  if (seen.has(schema)) return undefined;
  seen.add(schema);
  if (schema.types) return schema.types;
  for (const part of schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf) {
    const types = typesOf(part, seen);
    if (types) return types;
  }
  return undefined;
}
