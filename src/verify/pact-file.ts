import { TenonError } from '../kernel/errors.js';
import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import type { Location } from '../kernel/place.js';
import { child, type Pointer } from '../kernel/pointer.js';
import { type MatchingRule, readRules } from './matching-rules.js';

/** A pact file as it was read: its value, and the way to its lines. */
export interface PactSource {
  readonly file: string;
  readonly value: Json;
  locate(pointer: Pointer): Location;
}

/** A pact of any specification version, 2 to 4, in one shape. */
export interface Pact {
  readonly source: PactSource;
  readonly consumer: string;
  readonly provider: string;
  readonly calls: readonly Call[];
  readonly messages: readonly Message[];
}

interface Interaction {
  readonly description: string;
  /** Names of the provider states that it needs. */
  readonly states: readonly string[];
  readonly at: Pointer;
}

/** A request that the consumer makes, and the answer that it can live with. */
export interface Call extends Interaction {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly request: Content;
  readonly status: number;
  readonly response: Content;
}

/** A message that the consumer can read. */
export interface Message extends Interaction {
  readonly content: Content;
  /** The AsyncAPI operation or message that it says it is. */
  readonly reference: string | undefined;
}

export interface Content {
  readonly at: Pointer;
  readonly headers: ReadonlyMap<string, string>;
  /** Undefined when there is no body. */
  readonly body: Json | undefined;
  /** Lower case, parameters kept; undefined when nothing says. */
  readonly mediaType: string | undefined;
  /** What the body is matched by, where that is not equality. */
  readonly rules: readonly MatchingRule[];
}

/** Reads a pact file. @throws TenonError PACT_UNREADABLE, PACT_EMPTY */
export function readPact(source: PactSource): Pact {
  const { file, value } = source;
  const fail = (reason: string) =>
    new TenonError('PACT_UNREADABLE', { path: file, reason }, { at: source.locate('') });
  if (!isObject(value)) throw fail('it is no JSON object');
  const consumer = nameOf(value.consumer);
  const provider = nameOf(value.provider);
  if (consumer === undefined || provider === undefined) throw fail('it names no consumer and provider');
  const calls: Call[] = [];
  const messages: Message[] = [];
  for (const key of ['interactions', 'messages'] as const) {
    const list = value[key];
    for (const [index, entry] of (Array.isArray(list) ? list : []).entries()) {
      if (!isObject(entry)) throw fail(`${key}[${index}] is no object`);
      const at = child('', key, index);
      if (key === 'messages' || entry.type === 'Asynchronous/Messages') messages.push(readMessage(entry, at));
      else if (entry.type === undefined || entry.type === 'Synchronous/HTTP')
        calls.push(readCall(entry, at, fail));
      else
        throw fail(`it holds an interaction of type ${JSON.stringify(entry.type)}, which is not checked yet`);
    }
  }
  if (calls.length + messages.length === 0)
    throw new TenonError('PACT_EMPTY', { path: file }, { at: source.locate('') });
  return { source, consumer, provider, calls, messages };
}

function nameOf(party: Json | undefined): string | undefined {
  return isObject(party) && typeof party.name === 'string' ? party.name : undefined;
}

function readCall(entry: JsonObject, at: Pointer, fail: (reason: string) => TenonError): Call {
  const { request, response } = entry;
  const isV4 = entry.type !== undefined;
  if (!isObject(request) || !isObject(response)) throw fail(`${at} lacks a request or a response`);
  if (typeof request.path !== 'string' || typeof request.method !== 'string')
    throw fail(`the request of ${at} lacks a method or a path`);
  return {
    ...interaction(entry, at),
    method: request.method.toUpperCase(),
    path: request.path,
    query: readQuery(request.query),
    request: readContent(request, child(at, 'request'), isV4),
    status: typeof response.status === 'number' ? response.status : 200,
    response: readContent(response, child(at, 'response'), isV4),
  };
}

function readMessage(entry: JsonObject, at: Pointer): Message {
  const { contents, metadata } = entry;
  const isV4 = entry.type !== undefined;
  const { body, contentType = textOf(metadata, 'contentType') ?? textOf(metadata, 'content-type') } = isV4
    ? unwrapped(contents)
    : { body: contents };
  const references =
    isObject(entry.comments) && isObject(entry.comments.references)
      ? Object.values(entry.comments.references)
      : [];
  const [named] = references.flatMap(
    (reference) => textOf(reference, 'operationId') ?? textOf(reference, 'message') ?? [],
  );
  return {
    ...interaction(entry, at),
    content: {
      at: child(at, 'contents'),
      headers: new Map(),
      body,
      mediaType: contentType?.toLowerCase(),
      rules: readRules(entry, at, body),
    },
    reference: named,
  };
}

function interaction(entry: JsonObject, at: Pointer): Interaction {
  const listed = Array.isArray(entry.providerStates) ? entry.providerStates : [];
  const states = listed.flatMap((state) =>
    isObject(state) && typeof state.name === 'string' ? state.name : [],
  );
  const single = entry.providerState ?? entry.provider_state;
  return {
    description: typeof entry.description === 'string' ? entry.description : at,
    states: states.length > 0 ? states : typeof single === 'string' ? [single] : [],
    at,
  };
}

/** V2 writes the query as a text, V3 and V4 as lists by name. */
function readQuery(query: Json | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  if (typeof query === 'string') {
    for (const [name, value] of new URLSearchParams(query))
      found.set(name, [...(found.get(name) ?? []), value]);
  } else if (isObject(query)) {
    for (const [name, values] of Object.entries(query))
      found.set(name, (Array.isArray(values) ? values : [values]).map(String));
  }
  return found;
}

function readContent(part: JsonObject, at: Pointer, isV4: boolean): Content {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(isObject(part.headers) ? part.headers : {})) {
    headers.set(name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value));
  }
  const { body, contentType = headers.get('content-type') } = isV4
    ? unwrapped(part.body)
    : { body: part.body };
  const isText = typeof body === 'string' && contentType !== undefined && /json/i.test(contentType);
  const value = isText ? parsed(body) : body;
  return {
    at: child(at, 'body'),
    headers,
    body: value,
    mediaType: contentType?.toLowerCase(),
    rules: readRules(part, at, value),
  };
}

/** V4 wraps what earlier versions write as it is: with its content type, and encoded when it is no text. */
function unwrapped(wrapper: Json | undefined): { body: Json | undefined; contentType?: string } {
  if (!isObject(wrapper) || !('content' in wrapper)) return { body: wrapper };
  const { content, contentType, encoded } = wrapper;
  const isBase64 = typeof content === 'string' && encoded === 'base64';
  return {
    // An empty body is written as an empty text.
    body: content === '' ? undefined : isBase64 ? Buffer.from(content, 'base64').toString('utf8') : content,
    ...(typeof contentType === 'string' && { contentType }),
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function textOf(value: Json | undefined, name: string): string | undefined {
  const found = isObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found : undefined;
}
