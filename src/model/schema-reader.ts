import { TenonError } from '../kernel/errors.js';
import { isObject, type JsonObject } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import { checkKeywords } from './keyword-check.js';
import { SUBSCHEMA_MAPS, SUBSCHEMAS } from './keywords.js';
import {
  type Cursor,
  componentName,
  describedBy,
  entriesOf,
  given,
  kindOf,
  member,
  noteUnresolved,
  type Reading,
} from './reading.js';
import { readExternalDocs } from './root.js';
import type { Discriminator, JsonType, Schema } from './schema.js';
import {
  dialectOf,
  type Manner,
  mappedRef,
  NO_SCOPE,
  type Reference,
  referenceOf,
  refersTo,
} from './schema-references.js';
import { type Draft, readScalars } from './schema-scalars.js';

/** Lists that are read alike; a tuple is not. */
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const;

const NO_SCHEMAS: ReadonlyMap<string, Schema> = new Map();
const NO_NAMES: ReadonlySet<string> = new Set();
const NO_DEPENDENTS: ReadonlyMap<string, readonly string[]> = new Map();
const NO_LIST: readonly never[] = Object.freeze([]);

/** A schema that is registered and waits to be filled. */
interface Task {
  readonly cursor: Cursor;
  readonly schema: Draft;
  readonly manner: Manner;
}

/** One schema's reading: where what it holds goes to wait, and how that is to be read. */
interface Visit {
  readonly reading: Reading;
  readonly waiting: Task[];
  readonly manner: Manner;
}

/** No document that people wrote has more schemas that differ by their dynamic scope alone. */
const INSTANCE_LIMIT = 10_000;

/** Twice what the largest contracts hold that people have unfolded; each costs about a kilobyte. */
const SCHEMA_LIMIT = 500_000;

/**
 * Reads a schema, once per place: the same place gives the same object, and cycles close. What it holds and refers to
 * is filled in turn and not by recursion, so that neither depth nor a long chain of references exhausts the stack.
 * @throws TenonError CONTRACT_TOO_LARGE
 */
export function readSchema(reading: Reading, cursor: Cursor, dialect = reading.dialect): Schema {
  const waiting: Task[] = [];
  const schema = register({ reading, waiting, manner: { dialect, scope: NO_SCOPE } }, cursor);
  for (let next = 0; next < waiting.length; next++) fill(reading, waiting, waiting[next] as Task);
  return schema;
}

/** The schema at a place: the known one, or a blank one that waits to be filled. */
function register({ reading, waiting, manner }: Visit, cursor: Cursor): Schema {
  const place = keyOf(cursor.place);
  const isScoped = manner.scope.key !== '' && reading.instances.size < INSTANCE_LIMIT;
  const [schemas, key] = isScoped
    ? [reading.instances, `${place} ${manner.scope.key}`]
    : [reading.schemas as Map<string, Schema>, place];
  const known = schemas.get(key);
  if (known) return known;
  if (reading.schemas.size >= SCHEMA_LIMIT)
    throw new TenonError('CONTRACT_TOO_LARGE', {
      path: cursor.place.file,
      reason: `it has more than ${SCHEMA_LIMIT} schemas`,
    });
  const schema = blank(cursor.place);
  schemas.set(key, schema);
  waiting.push({ cursor, schema, manner });
  return schema;
}

/** A schema that says nothing. */
export function blank(at: Place): Draft {
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

function fill(reading: Reading, waiting: Task[], { cursor, schema, manner: inherited }: Task): void {
  const { value, place } = cursor;
  const name = componentName(reading, place, 'schemas');
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
    reading.unread.add(keyOf(place));
    return;
  }
  const dialect = dialectOf(value, inherited.dialect);
  const visit: Visit = { reading, waiting, manner: { ...inherited, dialect } };
  Object.assign(schema, describedBy(cursor));
  const reference = referenceOf(value);
  if (reference) {
    const to = follow(visit, reference, place);
    if (to) schema.ref = to;
    else reading.unread.add(keyOf(place));
    if (!dialect.refSiblings) return;
  }
  const object = cursor as Cursor<JsonObject>;
  checkKeywords(reading, object, dialect);
  readScalars(reading, object, schema);
  if ('externalDocs' in value)
    Object.assign(schema, given('externalDocs', readExternalDocs(reading, object)));
  readApplicators(visit, object, schema);
  readArrays(visit, object, schema);
  readDependencies(visit, object, schema);
  if (dialect.nullable && value[dialect.nullable] === true) makeNullable(schema);
}

function follow(visit: Visit, reference: Reference, place: Place): Schema | undefined {
  const to = refersTo(visit.reading, reference, { place, manner: visit.manner });
  return to && register({ ...visit, manner: to.manner }, to.cursor);
}

function readApplicators(visit: Visit, cursor: Cursor<JsonObject>, schema: Draft): void {
  const { value } = cursor;
  for (const key of SUBSCHEMAS) {
    // Before 2020-12 `items` may be a tuple: see readArrays.
    if (key === 'items') continue;
    const at = key in value ? member(cursor, key) : undefined;
    if (at) schema[key] = register(visit, at);
  }
  for (const key of COMBINATIONS) if (key in value) schema[key] = schemaList(visit, member(cursor, key));
  for (const key of SUBSCHEMA_MAPS)
    if (key in value) schema[key] = schemaMap(visit, member(cursor, key), key);
  // Definitions constrain nothing, but their faults count and they can be referred to.
  for (const key of ['$defs', 'definitions'])
    if (isObject(value[key])) schemaMap(visit, member(cursor, key), key);
  const discriminator = readDiscriminator(visit, cursor);
  if (discriminator) schema.discriminator = discriminator;
}

function schemaList(visit: Visit, at: Cursor | undefined): readonly Schema[] {
  if (!at || !Array.isArray(at.value)) return NO_LIST;
  const { file, pointer } = at.place;
  return at.value.map((value, index) =>
    register(visit, { value, place: { file, pointer: child(pointer, index) } }),
  );
}

function schemaMap(visit: Visit, at: Cursor | undefined, what: string): ReadonlyMap<string, Schema> {
  const entries = entriesOf(visit.reading, at, what);
  return entries.length === 0
    ? NO_SCHEMAS
    : new Map(entries.map(([key, cursor]) => [key, register(visit, cursor)]));
}

/** Tuples were `items: […]` with `additionalItems` before 2020-12, and are `prefixItems` with `items` since. */
function readArrays(visit: Visit, cursor: Cursor<JsonObject>, schema: Draft): void {
  const items = member(cursor, 'items');
  const tuple = member(cursor, 'prefixItems') ?? (Array.isArray(items?.value) ? items : undefined);
  if (tuple) schema.prefixItems = schemaList(visit, tuple);
  const rest = tuple === items ? member(cursor, 'additionalItems') : items;
  if (rest) schema.items = register(visit, rest);
}

/** `dependencies` of the older drafts is `dependentRequired` and `dependentSchemas` in one. */
function readDependencies(visit: Visit, cursor: Cursor<JsonObject>, schema: Draft): void {
  const { value } = cursor;
  if (!('dependencies' in value || 'dependentRequired' in value)) return;
  const names = new Map<string, readonly string[]>();
  const schemas = new Map(schema.dependentSchemas);
  for (const keyword of ['dependencies', 'dependentRequired']) {
    for (const [property, at] of entriesOf(visit.reading, member(cursor, keyword), keyword)) {
      if (Array.isArray(at.value))
        names.set(
          property,
          at.value.filter((name) => typeof name === 'string'),
        );
      else if (keyword === 'dependencies') schemas.set(property, register(visit, at));
    }
  }
  schema.dependentRequired = names;
  schema.dependentSchemas = schemas;
}

function readDiscriminator(visit: Visit, cursor: Cursor<JsonObject>): Discriminator | undefined {
  const { discriminator } = cursor.value;
  // AsyncAPI, and Swagger 2.0, give no more than the property's name.
  if (typeof discriminator === 'string') return { property: discriminator, mapping: NO_SCHEMAS };
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return undefined;
  const mapping = new Map<string, Schema>();
  for (const [value, to] of Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {})) {
    if (typeof to !== 'string') continue;
    const at = {
      file: cursor.place.file,
      pointer: child(cursor.place.pointer, 'discriminator', 'mapping', value),
    };
    const resolution = visit.reading.tree.resolve(mappedRef(visit.reading, to), at);
    if (resolution.ok) mapping.set(value, register(visit, resolution));
    else noteUnresolved(visit.reading, { ref: to, at }, resolution);
  }
  return { property: discriminator.propertyName, mapping };
}

/**
 * OpenAPI 3.0's `nullable`, or Swagger 2.0's `x-nullable`. Beside a `type` it adds null to the types. Beside `allOf`
 * and its kin the specification gives it no effect, and beside an `enum` it wants null listed; but authors who write
 * it there mean null, and so do their servers: null becomes an alternative, or one of the values.
 */
function makeNullable(schema: Draft): void {
  if (schema.enum && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
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
