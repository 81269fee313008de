import { essenceOf, isJson, isText } from './body.js';
import { pairsOf, readForm, type Shape, scalar } from './decode.js';
import { malformed, unsupportedMediaType } from './envelope.js';
import type { RouteBody, ServerRequest } from './route.js';

/** Reads a body as its media type says; undefined when none came. @throws Refusal 400, 415 */
export async function readBody(declared: RouteBody, request: ServerRequest<unknown>): Promise<unknown> {
  const { body, headers } = request;
  if (!body || body.length === 0) {
    if (declared.required) throw malformed('The request has no body.');
    return undefined;
  }
  const mediaType = essenceOf(headers.get('content-type') ?? '');
  const content = contentFor(declared, mediaType);
  if (content === undefined) {
    throw unsupportedMediaType(
      `Send ${Object.keys(declared.content).join(' or ')}${mediaType === '' ? '' : `, not ${mediaType}`}.`,
    );
  }
  return await decode(mediaType, body, headers, declared.content[content]?.shape);
}

/** The declared media type, or range of them, that a body falls under. */
export function contentFor({ content }: RouteBody, mediaType: string): string | undefined {
  const range = `${mediaType.split('/', 1)[0] ?? ''}/*`;
  return [mediaType, range, '*/*'].find((type) => Object.hasOwn(content, type));
}

async function decode(
  mediaType: string,
  body: Uint8Array,
  headers: Headers,
  shape: Shape | undefined,
): Promise<unknown> {
  if (isJson(mediaType)) return parse(textOf(body));
  if (mediaType === 'application/x-www-form-urlencoded') return readForm(pairsOf(textOf(body), '&'), shape);
  if (mediaType === 'multipart/form-data') return await readMultipart(body, headers, shape);
  return isText(mediaType) ? textOf(body) : body;
}

function parse(text: string): unknown {
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
  headers: Headers,
  shape: Shape | undefined,
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
    const values = await Promise.all(own.map((value) => partOf(value, item)));
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

async function partOf(value: string | Blob, shape: Shape | undefined): Promise<unknown> {
  if (typeof value === 'string')
    return typeof shape === 'object' ? parse(value) : scalar(value, shape ?? 'string');
  return value.type === 'application/json' && typeof shape === 'object' ? parse(await value.text()) : value;
}
