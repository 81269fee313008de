import type { JsonObject } from '../../kernel/json.js';
import { type Cursor, member, type Reading } from '../reading.js';
import type { Schema } from '../schema.js';
import { readSchema } from '../schema-reader.js';
import { noteMistyped, noteReference } from './texts.js';

/** What of a parameter or a header is its schema. @see https://spec.openapis.org/oas/v2.0.html#items-object */
const KEYWORDS: ReadonlySet<string> = new Set([
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable',
]);

const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'array'];

/** The schema that a parameter or a header holds among its own members, without those that are not the schema's. */
export function readSimpleSchema(reading: Reading, at: Cursor<JsonObject>): Schema {
  checkType(reading, at, TYPES);
  return readPart(reading, at, (key) => KEYWORDS.has(key));
}

/** The schema of a form's field: all that is said of the field is said of a property then. */
export function readFieldSchema(reading: Reading, at: Cursor<JsonObject>): Schema {
  checkType(reading, at, [...TYPES, 'file']);
  return readPart(
    reading,
    at,
    (key) => KEYWORDS.has(key) || key.startsWith('x-') || key === 'description' || key === 'example',
  );
}

/** A `schema` that may be a file: bytes in later dialects. @see https://spec.openapis.org/oas/v2.0.html#response-object */
export function readBodySchema(reading: Reading, at: Cursor): Schema {
  return readSchema(reading, asBytes(at));
}

export function isFile(at: Cursor): boolean {
  return member(at, 'type')?.value === 'file';
}

function readPart(reading: Reading, at: Cursor<JsonObject>, keeps: (key: string) => boolean): Schema {
  for (let items = member(at, 'items'); items; items = member(items, 'items'))
    noteReference(reading, items, 'items');
  const value = Object.fromEntries(Object.entries(at.value).filter(([key]) => keeps(key)));
  return readSchema(reading, asBytes({ value, place: at.place }));
}

function asBytes(at: Cursor): Cursor {
  if (!isFile(at)) return at;
  return { value: { ...(at.value as JsonObject), type: 'string', format: 'binary' }, place: at.place };
}

function checkType(reading: Reading, at: Cursor<JsonObject>, types: readonly unknown[]): void {
  const type = member(at, 'type');
  // A `schema` in its stead is a mistake that was noted already.
  if ((!type && member(at, 'schema')) || types.includes(type?.value)) return;
  noteMistyped(reading, at, { key: 'type', wanted: `one of ${types.join(', ')}` });
}
