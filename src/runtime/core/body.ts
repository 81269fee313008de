import { CallError } from './answer.js';
import { formText } from './parameters.js';

/** Anything that `fetch` takes as a body. */
export type BodyBytes = NonNullable<RequestInit['body']>;

export interface EncodedBody {
  readonly body: BodyBytes;
  /** Undefined when `fetch` sets it: only it knows a form's boundary. */
  readonly contentType: string | undefined;
}

/** Writes a body in its media type: JSON, forms and text are encoded, everything else goes as it is. */
export function encodeBody(mediaType: string, value: unknown): EncodedBody {
  const essence = essenceOf(mediaType);
  if (isJson(essence)) return { body: JSON.stringify(value), contentType: mediaType };
  if (essence === 'application/x-www-form-urlencoded')
    return { body: formText(value), contentType: mediaType };
  if (essence === 'multipart/form-data')
    return { body: value instanceof FormData ? value : formData(value), contentType: undefined };
  const plain = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return { body: plain as BodyBytes, contentType: concrete(mediaType) };
}

/** Lists repeat their field, files stay files, objects become JSON parts. */
function formData(value: unknown): FormData {
  const form = new FormData();
  for (const [name, member] of Object.entries(value ?? {})) {
    for (const item of Array.isArray(member) ? member : [member]) {
      if (item === undefined || item === null) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (typeof item === 'object')
        form.append(name, new Blob([JSON.stringify(item)], { type: 'application/json' }));
      else form.append(name, String(item));
    }
  }
  return form;
}

/**
 * Reads an answer's body as its own media type says: JSON parsed, text as text, streams left open, anything else a Blob.
 * @throws CallError `unreadable` when JSON is not JSON
 */
export async function decodeBody(response: Response, method: string): Promise<unknown> {
  if (method === 'HEAD' || response.status === 204 || response.status === 205 || response.status === 304)
    return undefined;
  const mediaType = essenceOf(response.headers.get('content-type') ?? '');
  if (isStream(mediaType)) return response.body;
  if (mediaType !== '' && !isJson(mediaType) && !isText(mediaType)) return await response.blob();
  const text = await response.text();
  if (!isJson(mediaType)) return text === '' ? undefined : text;
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallError(
      'unreadable',
      `The answer ${response.status} says that it is JSON, and is not.`,
      cause,
    );
  }
}

/** Does the answer go on arriving, so that it must not be read to its end? */
export function isStream(mediaType: string): boolean {
  return ['text/event-stream', 'application/jsonl', 'application/x-ndjson', 'application/json-seq'].includes(
    mediaType,
  );
}

export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json') || mediaType === 'text/json';
}

export function isText(mediaType: string): boolean {
  return mediaType.startsWith('text/') || mediaType === 'application/xml' || mediaType.endsWith('+xml');
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** A range such as `image/*` cannot be sent; the body's own type stands in for it. */
function concrete(mediaType: string): string | undefined {
  return mediaType.includes('*') ? undefined : mediaType;
}
