import { canonicalText, isObject, type Json, type JsonObject } from '../kernel/json.js';

/**
 * What an encoding says of the bytes, as a text that is the same when they are: prose and examples left out, defaults
 * filled in. @see https://spec.openapis.org/oas/v3.2.0.html#encoding-object
 */
export function encodingText(encoding: Json | undefined): string {
  return canonicalText(wireOf(encoding));
}

function wireOf(encoding: Json | undefined): Json {
  if (Array.isArray(encoding)) return encoding.map(wireOf);
  if (!isObject(encoding)) return null;
  const { style = 'form', headers, encoding: parts, prefixEncoding, itemEncoding } = encoding;
  return {
    contentType: encoding.contentType ?? null,
    style,
    explode: encoding.explode ?? style === 'form',
    allowReserved: encoding.allowReserved ?? false,
    headers: mapOf(headers, headerOf),
    encoding: mapOf(parts, wireOf),
    prefixEncoding: prefixEncoding === undefined ? null : wireOf(prefixEncoding),
    itemEncoding: itemEncoding === undefined ? null : wireOf(itemEncoding),
  };
}

function headerOf(header: Json): Json {
  if (!isObject(header)) return null;
  const { required = false, style = 'simple', explode = false, schema = null, content } = header;
  const media = mapOf(content, (one) => schemaOf((isObject(one) ? one.schema : undefined) ?? null));
  return { required, style, explode, schema: schemaOf(schema), content: media, $ref: header.$ref ?? null };
}

/** Members of a schema that constrain no value. */
const PROSE: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  'deprecated',
  '$comment',
]);

/** Members of a schema whose own members are named by the author. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);

function schemaOf(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(schemaOf);
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema)
    .filter(([name]) => !PROSE.has(name) && !name.startsWith('x-'))
    .map(([name, value]): [string, Json] => [
      name,
      NAMED.has(name)
        ? mapOf(value, schemaOf)
        : name === 'enum' || name === 'const'
          ? value
          : schemaOf(value),
    ]);
  return Object.fromEntries(entries);
}

function mapOf(map: Json | undefined, each: (value: Json) => Json): JsonObject {
  if (!isObject(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, each(value)]));
}
