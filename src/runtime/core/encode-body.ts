import { type BodyBytes, isJson } from './body.js';
import type { Input } from './place.js';
import {
  type Encode,
  encodeAll,
  form,
  isObject,
  jsonPair,
  membersOf,
  type PairStyle,
  textOf,
} from './style.js';

/** Writes the body of an input, and its media type; undefined when the input holds none. */
export type WriteBody = (input: Input, headers: Headers) => BodyBytes | undefined;

/** Writes a body; `headers` say its media type already. */
export type EncodeBody = (value: unknown, headers: Headers) => BodyBytes;

/** How bodies are written, by media type: the first, unless the input says another in `contentType`. */
export function sentAs(encoders: Readonly<Record<string, EncodeBody>>): WriteBody {
  return ({ body, contentType }, headers) => {
    if (body === undefined) return undefined;
    const entries = Object.entries(encoders);
    const [type, encode] = entries.find(([name]) => name === contentType) ?? entries[0] ?? [];
    headers.set('content-type', type ?? '');
    return encode?.(body, headers);
  };
}

export const json: EncodeBody = (value) => JSON.stringify(value);

/** Text and bytes go as they are. */
export const asIs: EncodeBody = (value, headers) => {
  // A range such as `image/*` cannot be sent; the body's own type stands in for it.
  if (headers.get('content-type')?.includes('*')) headers.delete('content-type');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : (value as BodyBytes);
};

/** How one field of a form is written. */
export interface FieldTerms {
  readonly style?: PairStyle;
  readonly encode?: Encode;
}

/** A form: lists repeat their field, and objects are JSON. */
export const urlencoded: EncodeBody = (value) => formText(value);

/** A form, some of whose fields are written in styles of their own. */
export function urlencodedWith(fields: Readonly<Record<string, FieldTerms>>): EncodeBody {
  return (value) => formText(value, fields);
}

export function formText(value: unknown, fields: Readonly<Record<string, FieldTerms>> = {}): string {
  return membersOf(value)
    .flatMap(([name, field]) => {
      const { style = isObject(field) ? jsonPair : form, encode = encodeAll }: FieldTerms =
        (Object.hasOwn(fields, name) && fields[name]) || {};
      return style(name, field, encode);
    })
    .join('&');
}

/** A form of parts: lists repeat their field, files stay files, objects become JSON parts. */
export const multipart: EncodeBody = (value, headers) => formData(value, headers, {});

/** A form of parts, some of which are of media types of their own. */
export function multipartWith(mediaTypes: Readonly<Record<string, string>>): EncodeBody {
  return (value, headers) => formData(value, headers, mediaTypes);
}

function formData(value: unknown, headers: Headers, mediaTypes: Readonly<Record<string, string>>): FormData {
  // Only `fetch` knows the boundary.
  headers.delete('content-type');
  if (value instanceof FormData) return value;
  const data = new FormData();
  for (const [name, field] of membersOf(value)) {
    const type = Object.hasOwn(mediaTypes, name) ? mediaTypes[name] : undefined;
    for (const item of Array.isArray(field) ? field : [field]) data.append(name, partOf(item, type));
  }
  return data;
}

function partOf(item: unknown, type: string | undefined): string | Blob {
  if (item instanceof Blob)
    return type === undefined || item.type !== '' ? item : item.slice(0, item.size, type);
  const isData = isObject(item) || Array.isArray(item);
  const text = isData || isJson(type ?? '') ? JSON.stringify(item) : textOf(item);
  const own = type ?? (isData ? 'application/json' : undefined);
  return own === undefined ? text : new Blob([text], { type: own });
}

/** All of a query as JSON. */
export function jsonQuery(value: unknown): string {
  return encodeAll(JSON.stringify(value));
}
