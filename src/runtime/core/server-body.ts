import { type FieldStyles, readForm, type Shape } from './decode.js';
import { malformed, unsupportedMediaType } from './envelope.js';
import type { RouteBody } from './route.js';
import type { Exchange } from './server-exchange.js';
import { declaredFor, essenceOf, isJson, isText } from './server-media.js';
import { pairsOf, scalar } from './wire-text.js';

/** A body, and the declared media type (or range) that it is of. */
export interface ReadBody {
  readonly value: unknown;
  readonly declared: string;
}

/** Reads a body as its media type says; undefined when none came. @throws Refusal 400, 413, 415 */
export async function readBody(
  declared: RouteBody,
  { request: { body, headers }, bytes }: Pick<Exchange, 'request' | 'bytes'>,
  depth: number,
): Promise<ReadBody | undefined> {
  const mayCome = body !== undefined && headers.get('content-length') !== '0';
  // What cannot be understood is not waited for.
  const known = mayCome && headers.has('content-type') ? contentFor(declared, headers) : undefined;
  const content = mayCome ? await bytes() : new Uint8Array();
  if (content.length === 0 && !mayBeEmpty(headers)) {
    if (declared.required) throw malformed('The request has no body.');
    return undefined;
  }
  const found = known ?? contentFor(declared, headers);
  const mediaType = essenceOf(headers.get('content-type') ?? '');
  const { shape, fields } = declared.content[found] ?? {};
  const value = await decode(mediaType, content, { headers, shape, fields, depth });
  return { value, declared: found };
}

/** No text, no bytes and no fields are a body all the same, where a media type says so. */
function mayBeEmpty(headers: Headers): boolean {
  const mediaType = essenceOf(headers.get('content-type') ?? '');
  return mediaType !== '' && mediaType !== 'multipart/form-data' && !isJson(mediaType);
}

function contentFor(declared: RouteBody, headers: Headers): string {
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw unsupportedMediaType(`The encoding ${encoding} is not understood.`);
  const mediaType = essenceOf(headers.get('content-type') ?? '');
  const found = declaredFor(declared.content, mediaType);
  if (found !== undefined) return found;
  throw unsupportedMediaType(
    `Send ${Object.keys(declared.content).join(' or ')}${mediaType === '' ? '' : `, not ${mediaType}`}.`,
  );
}

interface Manner {
  readonly headers: Headers;
  readonly shape: Shape | undefined;
  readonly fields: FieldStyles | undefined;
  readonly depth: number;
}

async function decode(mediaType: string, body: Uint8Array, manner: Manner): Promise<unknown> {
  const { shape, fields, depth } = manner;
  if (isJson(mediaType)) return parse(textOf(body), depth);
  if (mediaType === 'application/x-www-form-urlencoded')
    return readForm(pairsOf(textOf(body), '&'), shape, fields);
  if (mediaType === 'multipart/form-data') return await readMultipart(body, manner);
  return isText(mediaType) ? textOf(body) : body;
}

/** Is the text nested deeper than that? Looked at before it is parsed, for what walks it afterwards. */
function isDeeper(text: string, depth: number): boolean {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === BRACE || code === BRACKET) level += 1;
    else if (code === BRACE + 2 || code === BRACKET + 2) level -= 1;
    if (level > depth) return true;
  }
  return false;
}

const [QUOTE, BRACE, BRACKET, BACKSLASH] = [0x22, 0x7b, 0x5b, 0x5c] as const;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

function parse(text: string, depth: number): unknown {
  if (isDeeper(text, depth)) throw malformed(`The body is nested deeper than ${depth} levels.`);
  const value = parseJson(text);
  // Copied by Object.assign, such a key would give the copy another prototype.
  if (/__proto__|\\u/.test(text) && holdsProto(value)) throw malformed('The body has a key __proto__.');
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The body is not JSON.');
  }
}

function holdsProto(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsProto);
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw malformed('The body is not UTF-8 text.');
  }
}

async function readMultipart(
  body: Uint8Array,
  { headers, shape, depth }: Manner,
): Promise<Record<string, unknown>> {
  const shapes = typeof shape === 'object' && 'properties' in shape ? shape.properties : {};
  const fields: Record<string, unknown> = Object.create(null);
  const form = await formOf(body, headers);
  const groups = new Map<string, ReturnType<FormData['getAll']>>();
  form.forEach((value, name) => {
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  });
  for (const [name, own] of groups) {
    const member = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    const item = typeof member === 'object' && 'items' in member ? member.items : member;
    const values = await Promise.all(own.map((value) => partOf(value, item, depth)));
    fields[name] = item === member ? values[0] : values;
  }
  return fields;
}

async function formOf(body: Uint8Array, headers: Headers): Promise<FormData> {
  try {
    return await new Response(body.slice(), {
      headers: { 'content-type': headers.get('content-type') ?? '' },
    }).formData();
  } catch {
    throw malformed('The body is not multipart form data.');
  }
}

async function partOf(value: string | Blob, shape: Shape | undefined, depth: number): Promise<unknown> {
  if (typeof value === 'string')
    return typeof shape === 'object' ? parse(value, depth) : scalar(value, shape ?? 'string');
  return value.type === 'application/json' && typeof shape === 'object'
    ? parse(await value.text(), depth)
    : value;
}
