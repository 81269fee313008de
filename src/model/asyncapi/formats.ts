import { isObject } from '../../kernel/json.js';
import type { MediaContent } from '../contract.js';
import { type Cursor, member, objectAt, type Reading, textOf } from '../reading.js';
import { readInFormat } from '../schema-formats.js';
import { readSchema } from '../schema-reader.js';

/**
 * A schema and its language. AsyncAPI 3 wraps both in a Multi Format Schema Object; AsyncAPI 2 writes the language
 * beside the payload.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#multiFormatSchemaObject
 */
export function readFormatted(
  { reading, major }: { readonly reading: Reading; readonly major: 2 | 3 },
  at: Cursor,
  beside?: string,
): Pick<MediaContent, 'schema' | 'opaque'> {
  if (major === 2)
    return beside === undefined ? { schema: readSchema(reading, at) } : readInFormat(reading, at, beside);
  const isRef = isObject(at.value) && typeof at.value.$ref === 'string';
  const wrapper = isRef ? objectAt(reading, at, 'payload') : at;
  const format = wrapper && textOf(wrapper, 'schemaFormat');
  const inner = wrapper && format !== undefined ? member(wrapper, 'schema') : undefined;
  if (format === undefined || !inner) return { schema: readSchema(reading, at) };
  return readInFormat(reading, inner, format);
}
