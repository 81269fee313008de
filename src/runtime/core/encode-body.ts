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

/** Where any media type will do: a file goes under its own, and all else as JSON. */
export const jsonOrFile: EncodeBody = (value, headers) => {
  if (!(value instanceof Blob)) return json(value, headers);
  headers.set('content-type', value.type || 'application/octet-stream');
  return value;
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

/** `FormData` would give every part with a media type a file name, and servers take such parts for files. */
function formData(value: unknown, headers: Headers, mediaTypes: Readonly<Record<string, string>>): BodyBytes {
  if (value instanceof FormData) {
    // Only `fetch` knows the boundary.
    headers.delete('content-type');
    return value;
  }
  const boundary = crypto.randomUUID();
  headers.set('content-type', `multipart/form-data; boundary=${boundary}`);
  const parts = membersOf(value).flatMap(([name, field]) => {
    const type = Object.hasOwn(mediaTypes, name) ? mediaTypes[name] : undefined;
    return (Array.isArray(field) ? field : [field]).flatMap((item) => {
      const [content, own] = partOf(item, type);
      const file =
        item instanceof Blob ? `; filename="${quoted(item instanceof File ? item.name : 'blob')}"` : '';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${file}`;
      return [`${head}${own ? `\r\ncontent-type: ${own}` : ''}\r\n\r\n`, content, '\r\n'];
    });
  });
  return new Blob([...parts, `--${boundary}--\r\n`]);
}

/** A name in quotes, which it cannot leave. @see https://html.spec.whatwg.org/#multipart-form-data */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}

function partOf(item: unknown, type: string | undefined): [content: string | Blob, type: string | undefined] {
  if (item instanceof Blob) return [item, item.type || type || 'application/octet-stream'];
  const isData = isObject(item) || Array.isArray(item);
  const text = isData || isJson(type ?? '') ? JSON.stringify(item) : textOf(item);
  return [text, type ?? (isData ? 'application/json' : undefined)];
}

/** All of a query as JSON. */
export function jsonQuery(value: unknown): string {
  return encodeAll(JSON.stringify(value));
}
