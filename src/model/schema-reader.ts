import { isObject, type JsonObject } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import { SUBSCHEMA_MAPS, SUBSCHEMAS } from './keywords.js';
import {
  type Cursor,
  componentName,
  describedBy,
  entriesOf,
  kindOf,
  member,
  type Reading,
} from './reading.js';
import type { Discriminator, JsonType, Schema } from './schema.js';
import { type Draft, readScalars } from './schema-scalars.js';

/** Lists that are read alike; a tuple is not. */
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const;

const NO_SCHEMAS: ReadonlyMap<string, Schema> = new Map();
const NO_NAMES: ReadonlySet<string> = new Set();
const NO_DEPENDENTS: ReadonlyMap<string, readonly string[]> = new Map();
const NO_LIST: readonly never[] = Object.freeze([]);

/** Reads a schema, once per place: the same place gives the same object, and cycles close. */
export function readSchema(reading: Reading, cursor: Cursor): Schema {
  const key = keyOf(cursor.place);
  const known = reading.schemas.get(key);
  if (known) return known;
  const schema = blank(cursor.place);
  reading.schemas.set(key, schema);
  fill(reading, cursor, schema);
  return schema;
}

function blank(at: Place): Draft {
  return {
    at,
    extensions: {},
    properties: NO_SCHEMAS,
    patternProperties: NO_SCHEMAS,
    required: NO_NAMES,
    dependentRequired: NO_DEPENDENTS,
    dependentSchemas: NO_SCHEMAS,
    allOf: NO_LIST,
    anyOf: NO_LIST,
    oneOf: NO_LIST,
    readOnly: false,
    writeOnly: false,
    examples: NO_LIST,
    lifecycle: { deprecated: false },
  };
}

function fill(reading: Reading, cursor: Cursor, schema: Draft): void {
  const { value, place } = cursor;
  const name = componentName(place, 'schemas');
  if (name !== undefined) schema.name = name;
  if (typeof value === 'boolean') {
    schema.always = value;
    return;
  }
  if (!isObject(value)) {
    reading.mistake('value-mistyped', place, {
      what: 'schema',
      wanted: 'an object or a boolean',
      found: kindOf(value),
    });
    return;
  }
  Object.assign(schema, describedBy(cursor));
  if (typeof value.$ref === 'string') {
    const at = { file: place.file, pointer: child(place.pointer, '$ref') };
    const resolved = refersTo(reading, value.$ref, at);
    if (resolved) schema.ref = resolved;
    if (!reading.dialect.refSiblings) return;
  }
  readScalars(reading, cursor as Cursor<JsonObject>, schema);
  readApplicators(reading, cursor as Cursor<JsonObject>, schema);
  readArrays(reading, cursor as Cursor<JsonObject>, schema);
  readDependencies(reading, cursor as Cursor<JsonObject>, schema);
  if (reading.dialect.nullable && value.nullable === true) makeNullable(schema);
}

/** The schema that the reference at a place leads to. */
function refersTo(reading: Reading, ref: string, at: Place): Schema | undefined {
  const resolution = reading.tree.resolve(ref, at);
  if (!resolution.ok) {
    reading.mistake('reference-unresolved', at, { ref, reason: resolution.reason });
    return undefined;
  }
  return readSchema(reading, resolution);
}

function readApplicators(reading: Reading, cursor: Cursor<JsonObject>, schema: Draft): void {
  const { value } = cursor;
  for (const key of SUBSCHEMAS) {
    // Before 2020-12 `items` may be a tuple: see readArrays.
    if (key === 'items') continue;
    const at = key in value ? member(cursor, key) : undefined;
    if (at) schema[key] = readSchema(reading, at);
  }
  for (const key of COMBINATIONS) if (key in value) schema[key] = schemaList(reading, member(cursor, key));
  for (const key of SUBSCHEMA_MAPS)
    if (key in value) schema[key] = schemaMap(reading, member(cursor, key), key);
  // Definitions constrain nothing, but their faults count and they can be referred to.
  for (const key of ['$defs', 'definitions'])
    if (isObject(value[key])) schemaMap(reading, member(cursor, key), key);
  const discriminator = readDiscriminator(reading, cursor);
  if (discriminator) schema.discriminator = discriminator;
}

function schemaList(reading: Reading, at: Cursor | undefined): readonly Schema[] {
  if (!at || !Array.isArray(at.value)) return NO_LIST;
  const { file, pointer } = at.place;
  return at.value.map((value, index) =>
    readSchema(reading, { value, place: { file, pointer: child(pointer, index) } }),
  );
}

function schemaMap(reading: Reading, at: Cursor | undefined, what: string): ReadonlyMap<string, Schema> {
  if (!at || !isObject(at.value)) {
    entriesOf(reading, at, what);
    return NO_SCHEMAS;
  }
  const { file, pointer } = at.place;
  const entries = Object.entries(at.value);
  return new Map(
    entries.map(([key, value]) => [
      key,
      readSchema(reading, { value, place: { file, pointer: child(pointer, key) } }),
    ]),
  );
}

/** Tuples were `items: […]` with `additionalItems` before 2020-12, and are `prefixItems` with `items` since. */
function readArrays(reading: Reading, cursor: Cursor<JsonObject>, schema: Draft): void {
  const items = member(cursor, 'items');
  const tuple = member(cursor, 'prefixItems') ?? (Array.isArray(items?.value) ? items : undefined);
  if (tuple) schema.prefixItems = schemaList(reading, tuple);
  const rest = tuple === items ? member(cursor, 'additionalItems') : items;
  if (rest) schema.items = readSchema(reading, rest);
}

/** `dependencies` of the older drafts is `dependentRequired` and `dependentSchemas` in one. */
function readDependencies(reading: Reading, cursor: Cursor<JsonObject>, schema: Draft): void {
  const { value } = cursor;
  if (!('dependencies' in value || 'dependentRequired' in value)) return;
  const names = new Map<string, readonly string[]>();
  const schemas = new Map(schema.dependentSchemas);
  for (const keyword of ['dependencies', 'dependentRequired']) {
    for (const [property, at] of entriesOf(reading, member(cursor, keyword), keyword)) {
      if (Array.isArray(at.value))
        names.set(
          property,
          at.value.filter((name) => typeof name === 'string'),
        );
      else if (keyword === 'dependencies') schemas.set(property, readSchema(reading, at));
    }
  }
  schema.dependentRequired = names;
  schema.dependentSchemas = schemas;
}

function readDiscriminator(reading: Reading, cursor: Cursor<JsonObject>): Discriminator | undefined {
  const { discriminator } = cursor.value;
  // AsyncAPI, and Swagger 2.0, give no more than the property's name.
  if (typeof discriminator === 'string') return { property: discriminator, mapping: NO_SCHEMAS };
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  const mapping = new Map<string, Schema>();
  for (const [value, to] of Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {})) {
    if (typeof to !== 'string') continue;
    const ref = /^[\w.-]+$/.test(to) && !/\.(ya?ml|json)$/i.test(to) ? `#/components/schemas/${to}` : to;
    const pointer = child(cursor.place.pointer, 'discriminator', 'mapping', value);
    const schema = refersTo(reading, ref, { file: cursor.place.file, pointer });
    if (schema) mapping.set(value, schema);
  }
  return { property: discriminator.propertyName, mapping };
}

/**
 * OpenAPI 3.0's `nullable`. Beside a `type` it adds null to the types. Beside `allOf` and its kin the specification
 * gives it no effect, but authors who write it there mean null, and so do their servers: null becomes an alternative.
 */
function makeNullable(schema: Draft): void {
  if (schema.types) {
    schema.types = new Set<JsonType>([...schema.types, 'null']);
    return;
  }
  if (schema.allOf.length + schema.anyOf.length + schema.oneOf.length === 0) return;
  const { allOf, anyOf, oneOf } = schema;
  const members: Schema = {
    ...blank(schema.at),
    allOf,
    anyOf,
    oneOf,
    ...(schema.discriminator && { discriminator: schema.discriminator }),
  };
  delete schema.discriminator;
  const isNull: Schema = { ...blank(schema.at), types: new Set<JsonType>(['null']) };
  Object.assign(schema, { allOf: NO_LIST, oneOf: NO_LIST, anyOf: [members, isNull] });
}
