import { type ErrorWriter, notAcceptable, type Refusal } from './envelope.js';
import type { Answer, RouteAnswer, ServerRoute } from './route.js';
import type { Checking } from './schema-check.js';
import type { ServerResponse } from './server-exchange.js';
import { accepted, declaredFor, essenceOf, isJson } from './server-media.js';
import { isItems, streamOf } from './server-stream.js';
import { validate } from './validate.js';

/** The media type of a success that the caller likes best; undefined when no success has a body. @throws Refusal 406 */
export function negotiate(route: ServerRoute, accept: string | null): string | undefined {
  const successes = Object.entries(route.answers).filter(([status]) => /^(2..|default)$/.test(status));
  const offered = [...new Set(successes.flatMap(([, answer]) => Object.keys(answer)))];
  if (offered.length === 0) return undefined;
  const type = accepted(accept, offered);
  if (type === undefined) throw notAcceptable(`There is ${offered.join(' or ')}.`);
  return type;
}

/** Writes what a handler answered; `tell` hears of a stream that breaks. */
export function encode(
  route: ServerRoute,
  answer: Answer,
  { accept, tell }: { readonly accept: string | null; readonly tell: (error: unknown) => void },
): ServerResponse {
  const headers = headersOf(answer);
  const { status, body } = answer;
  if (body === undefined) return { status, headers, body: undefined };
  const offered = Object.keys(declaredAnswer(route, status) ?? {});
  const chosen = headers.get('content-type') ?? accepted(accept, offered) ?? offered[0] ?? 'application/json';
  const mediaType = concrete(chosen, body);
  headers.set('content-type', mediaType);
  if (isItems(body)) return { status, headers, body: streamOf(body, essenceOf(mediaType), tell) };
  return { status, headers, body: isJson(essenceOf(mediaType)) ? JSON.stringify(body) : bytesOf(body) };
}

export function declaredAnswer({ answers }: ServerRoute, status: number): RouteAnswer | undefined {
  const { default: fallback } = answers;
  return answers[status] ?? answers[`${String(status).charAt(0)}XX`] ?? fallback;
}

/** What of an answer the contract does not allow; undefined: nothing. */
export function wrongIn(
  route: ServerRoute,
  { status, body }: Answer,
  { response, checking }: { readonly response: ServerResponse; readonly checking: Checking },
): string | undefined {
  const what = `${route.id} answered ${status}`;
  const declared = declaredAnswer(route, status);
  if (!declared) return `${what}, which the contract does not declare.`;
  const types = Object.keys(declared);
  if (types.length === 0)
    return body === undefined ? undefined : `${what} with a body, and the contract has none.`;
  const mediaType = essenceOf(response.headers.get('content-type') ?? '');
  const type = declaredFor(declared, mediaType);
  if (type === undefined) return `${what} with ${mediaType || 'no body'}, not ${types.join(' or ')}.`;
  const schema = declared[type] ?? true;
  // As it is on the wire: a Date is a text there.
  const value = isJson(mediaType) && typeof response.body === 'string' ? JSON.parse(response.body) : body;
  const issues = validate(schema, value, checking).map(({ path, message }) => `${path} ${message}`.trim());
  return issues.length === 0
    ? undefined
    : `${what}, and its body is not the contract's: ${issues.join('; ')}.`;
}

export function refuse(refusal: Refusal, write: ErrorWriter): ServerResponse {
  const { mediaType, body } = write(refusal);
  const headers = new Headers({ ...refusal.headers });
  headers.set('content-type', mediaType);
  return { status: refusal.status, headers, body: JSON.stringify(body) };
}

function headersOf(answer: Answer): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === undefined) continue;
    for (const text of Array.isArray(value) ? value : [value]) headers.append(name, String(text));
  }
  return headers;
}

/** A range such as `image/*` is no type that could be sent. */
function concrete(mediaType: string, body: unknown): string {
  if (!mediaType.includes('*'))
    return /^text\/[^;]*$/i.test(mediaType) && typeof body === 'string'
      ? `${mediaType}; charset=utf-8`
      : mediaType;
  if (body instanceof Blob && body.type !== '') return body.type;
  if (typeof body === 'string') return 'text/plain; charset=utf-8';
  return isBytes(body) ? 'application/octet-stream' : 'application/json';
}

function bytesOf(body: unknown): NonNullable<ServerResponse['body']> {
  if (isBytes(body)) return body;
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function isBytes(body: unknown): body is Uint8Array | Blob | ReadableStream<Uint8Array> {
  return body instanceof Uint8Array || body instanceof Blob || body instanceof ReadableStream;
}
