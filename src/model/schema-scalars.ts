import type { Json, JsonObject } from '../kernel/json.js';
import { keyOf } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import { NUMBERS, TEXTS } from './keywords.js';
import { readLifecycle } from './policy-reader.js';
import type { Cursor, Reading } from './reading.js';
import type { JsonType, Schema } from './schema.js';

/** A schema while it is read. */
export type Draft = { -readonly [Key in keyof Schema]: Schema[Key] };

const TYPES: ReadonlySet<string> = new Set([
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
]);

/** Types, values, bounds, texts and annotations: everything of a schema that holds no schema. */
export function readScalars(reading: Reading, cursor: Cursor<JsonObject>, schema: Draft): void {
  const { value } = cursor;
  for (const key of NUMBERS) if (typeof value[key] === 'number') schema[key] = value[key];
  for (const key of TEXTS) if (typeof value[key] === 'string') schema[key] = value[key];
  if (typeof value.title === 'string') schema.title = value.title;
  readExclusive(value, 'minimum', 'exclusiveMinimum', schema);
  readExclusive(value, 'maximum', 'exclusiveMaximum', schema);
  const types = readTypes(reading, cursor);
  if (types) schema.types = types;
  if ('const' in value) schema.enum = [value.const as Json];
  else if (Array.isArray(value.enum)) schema.enum = value.enum;
  if (value.uniqueItems === true) schema.uniqueItems = true;
  if (Array.isArray(value.required))
    schema.required = new Set(value.required.filter((name) => typeof name === 'string'));
  schema.readOnly = value.readOnly === true;
  schema.writeOnly = value.writeOnly === true;
  if ('default' in value) schema.default = value.default as Json;
  const examples = Array.isArray(value.examples) ? value.examples : [];
  if ('example' in value || examples.length > 0)
    schema.examples = 'example' in value ? [value.example as Json, ...examples] : examples;
  schema.lifecycle = readLifecycle(cursor);
  if ('xml' in value) schema.xml = value.xml as Json;
}

/** Draft 4 and OpenAPI 3.0 say `minimum: 0, exclusiveMinimum: true`; later drafts say `exclusiveMinimum: 0`. */
function readExclusive(
  value: JsonObject,
  bound: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  schema: Draft,
): void {
  if (value[exclusive] !== true || typeof value[bound] !== 'number') return;
  schema[exclusive] = value[bound];
  delete schema[bound];
}

function readTypes(reading: Reading, cursor: Cursor<JsonObject>): ReadonlySet<JsonType> | undefined {
  const { type } = cursor.value;
  if (type === undefined) return undefined;
  const names = Array.isArray(type) ? type : [type];
  const types = new Set<JsonType>();
  for (const name of names) {
    if (typeof name === 'string' && TYPES.has(name)) types.add(name as JsonType);
    else {
      const place = { file: cursor.place.file, pointer: child(cursor.place.pointer, 'type') };
      reading.unread.add(keyOf(cursor.place));
      reading.mistake('schema-type-unknown', place, {
        type: typeof name === 'string' ? name : JSON.stringify(name),
      });
    }
  }
  return types.size > 0 ? types : undefined;
}
