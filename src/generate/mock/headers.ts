import { canonicalText, isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Header, Response } from '../../model/index.js';
import { sample } from '../../schema/index.js';
import { fieldsOf } from '../rest/fields.js';

/** What tells of the bytes on the way, and belongs to whoever sends them. */
const OF_THE_HOST: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A text for each header that a response declares, by name in lower case; what no header can hold is left out. */
export function headersOf(response: Response, seed: number): Record<string, string> {
  const fields = fieldsOf(response).flatMap((header): [string, string][] => {
    const name = header.name.toLowerCase();
    if (OF_THE_HOST.has(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return [];
    const text = textOf(header, seed);
    return text !== undefined && /^[\x20-\x7e]*$/.test(text) ? [[name, text]] : [];
  });
  return Object.fromEntries(fields);
}

function textOf(header: Header, seed: number): string | undefined {
  const { examples, schema, mediaType, explode } = header;
  const [example] = examples.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const value = example ?? (schema && sample(schema, { seed, writtenBy: 'owner', tidy: true }));
  if (value === undefined) return undefined;
  return mediaType === undefined ? simple(value, explode) : canonicalText(value);
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values (simple) */
function simple(value: Json, explode: boolean): string {
  if (Array.isArray(value)) return value.map(plain).join(',');
  if (!isObject(value)) return plain(value);
  return Object.entries(JSON.parse(canonicalText(value)) as JsonObject)
    .map(([key, item]) => `${key}${explode ? '=' : ','}${plain(item)}`)
    .join(',');
}

function plain(value: Json): string {
  return typeof value === 'object' ? canonicalText(value) : String(value);
}
