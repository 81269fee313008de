import type { MediaContent } from './contract.js';
import { type Cursor, follow, type Reading, type SchemaDialect } from './reading.js';
import { readSchema } from './schema-reader.js';

/**
 * The languages of schemas that are JSON Schema: AsyncAPI's own, OpenAPI's, and JSON Schema by its drafts.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#multiFormatSchemaObject
 */
const FORMATS: readonly (readonly [RegExp, SchemaDialect])[] = [
  [/^application\/vnd\.aai\.asyncapi(\+json|\+yaml)?(;|$)/, { refSiblings: false }],
  [
    /^application\/vnd\.oai\.openapi(\+json|\+yaml)?;version=3\.0(\.|$)/,
    { nullable: 'nullable', refSiblings: false },
  ],
  [/^application\/vnd\.oai\.openapi(\+json|\+yaml)?(;|$)/, { refSiblings: true }],
  [/^application\/schema(\+json|\+yaml)?;version=draft-(2019|2020)/, { refSiblings: true }],
  [/^application\/schema(\+json|\+yaml)?(;|$)/, { refSiblings: false }],
];

/** A schema in the language that its `schemaFormat` names; one that is not JSON Schema stays opaque. */
export function readInFormat(
  reading: Reading,
  at: Cursor,
  format: string,
): Pick<MediaContent, 'schema' | 'opaque'> {
  const wanted = format.replace(/\s/g, '').toLowerCase();
  const known = FORMATS.find(([pattern]) => pattern.test(wanted));
  if (known) return { schema: readSchema(reading, at, known[1]) };
  const { place, value } = follow(reading, at) ?? at;
  return { opaque: { at: place, format, value } };
}
