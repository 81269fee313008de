import { isObject, type Json } from '../kernel/json.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { type Schema, target } from '../model/index.js';

const relaxed = new WeakMap<Schema, Schema>();

/**
 * The schema with nothing required: a consumer writes down only the fields that it reads, so what its example
 * leaves out says nothing against the contract.
 */
export function withoutRequired(schema: Schema): Schema {
  const known = relaxed.get(schema);
  if (known) return known;
  const copy = {
    ...schema,
    required: new Set<string>(),
    dependentRequired: new Map<string, readonly string[]>(),
  } as Mutable<Schema>;
  relaxed.set(schema, copy);
  delete copy.minProperties;
  for (const key of [
    'ref',
    'items',
    'contains',
    'additionalProperties',
    'propertyNames',
    'unevaluatedProperties',
    'unevaluatedItems',
    'then',
    'else',
  ] as const) {
    const inner = schema[key];
    if (inner) copy[key] = withoutRequired(inner);
  }
  if (schema.prefixItems) copy.prefixItems = schema.prefixItems.map(withoutRequired);
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) copy[key] = schema[key].map(withoutRequired);
  // With less required, several members of a oneOf may match one value: any will do.
  if (copy.oneOf.length > 0 && copy.anyOf.length === 0) {
    copy.anyOf = copy.oneOf;
    copy.oneOf = [];
  }
  for (const key of ['properties', 'patternProperties', 'dependentSchemas'] as const) {
    copy[key] = new Map([...schema[key]].map(([name, member]) => [name, withoutRequired(member)]));
  }
  return copy;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Fields of an expected value that no part of the schema declares: the provider never promised them. */
export function undeclaredFields(schema: Schema, value: Json, at: Pointer = ''): Pointer[] {
  const parts = partsOf(schema);
  if (parts.some((part) => part.always === true)) return [];
  if (Array.isArray(value)) {
    const items = parts.flatMap((part) => part.items ?? []);
    if (items.length === 0) return [];
    return value.flatMap((item, index) => undeclaredInAll(items, item, child(at, index)));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const here = child(at, name);
    const declared = parts.flatMap((part) => part.properties.get(name) ?? []);
    if (declared.length > 0) return undeclaredInAll(declared, member, here);
    return parts.some((part) => allowsAny(part, name)) || parts.every((part) => part.properties.size === 0)
      ? []
      : [here];
  });
}

/** A field is declared when any of the schemas that may describe the value declares it. */
function undeclaredInAll(schemas: readonly Schema[], value: Json, at: Pointer): Pointer[] {
  const [first = [], ...others] = schemas.map((schema) => undeclaredFields(schema, value, at));
  return others.reduce((left, right) => left.filter((pointer) => right.includes(pointer)), first);
}

/** The author opened the object on purpose: by an `additionalProperties` or a pattern that takes the name. */
function allowsAny(schema: Schema, name: string): boolean {
  if (schema.additionalProperties && target(schema.additionalProperties).always !== false) return true;
  return [...schema.patternProperties.keys()].some((pattern) => safeMatch(pattern, name));
}

function safeMatch(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return true;
  }
}

/** A schema with everything that holds, or may hold, at the same place of the value. */
function partsOf(schema: Schema, seen = new Set<Schema>()): Schema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { ref, allOf, anyOf, oneOf } = schema;
  const inner = [...(ref ? [ref] : []), ...allOf, ...anyOf, ...oneOf, schema.then, schema.else];
  return [schema, ...inner.flatMap((member) => (member ? partsOf(member, seen) : []))];
}
