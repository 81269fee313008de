import { type AnyAnswer, type ApiCall, ApiError, CallError } from './answer.js';
import { essenceOf } from './body.js';
import { call, type Operation } from './call.js';
import type { ApiClient, CallOptions } from './client.js';
import { sleep } from './clock.js';
import { leaveBody, type ReadBody, readBody } from './read-answer.js';
import { backoffMs, retryPolicy } from './retry.js';
import { nameOf } from './stage.js';

/** A call whose answer goes on arriving: iterate over what arrives, or await the answer with its open body. */
export interface ApiStream<Answer extends AnyAnswer, Item> extends ApiCall<Answer>, AsyncIterable<Item> {}

/** An event of a `text/event-stream`. */
export interface ServerSentEvent<Data = string> {
  /** Its kind; `message` unless the server says. */
  readonly event: string;
  readonly data: Data;
  /** The last id that the server gave; a connection that breaks is resumed after it. */
  readonly id: string | undefined;
}

/** Reads the items of a stream: `events`, `jsonEvents`, `jsonLines` or `jsonSequence`. */
export type ReadItems = (body: ReadableStream<Uint8Array>, cursor: Cursor) => AsyncGenerator<unknown>;

export type StreamOperation = Operation & { readonly items: ReadItems };

/**
 * Calls an operation that streams. Iterating throws an ApiError for an answer that is no success, and a CallError when
 * the stream breaks and cannot be resumed: events are, after the last id, as long as some arrive in between.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function stream<Answer extends AnyAnswer, Item>(
  client: ApiClient,
  operation: StreamOperation,
  input: object,
  options: CallOptions = {},
): ApiStream<Answer, Item> {
  const streaming = { ...operation, read: readStream };
  const first = call<Answer>(client, streaming, input, options);
  const again = (id: string): Promise<Answer> =>
    call(client, streaming, input, { ...options, headers: { ...options.headers, 'last-event-id': id } });
  const scene = { client, operation, options, again };
  return Object.assign(first, {
    [Symbol.asyncIterator]: () => itemsOf(first, scene) as AsyncGenerator<Item>,
  });
}

interface Scene {
  readonly client: ApiClient;
  readonly operation: StreamOperation;
  readonly options: CallOptions;
  readonly again: (lastId: string) => Promise<AnyAnswer>;
}

/** Where a stream of events stands. */
export interface Cursor {
  id: string | undefined;
  /** How long the server wants clients to wait before they come back, in milliseconds. */
  retryMs: number | undefined;
}

async function* itemsOf(first: Promise<AnyAnswer>, scene: Scene): AsyncGenerator<unknown> {
  const { client, operation, options, again } = scene;
  const { clock } = client;
  const policy = retryPolicy(operation.retry, client.retry, options.retry);
  const cursor: Cursor = { id: undefined, retryMs: undefined };
  const what = nameOf(operation);
  let answer = await first;
  for (let broken = 1; ; broken++) {
    if (!answer.ok) throw new ApiError(answer, what);
    try {
      for await (const item of readItems(operation, answer.data, cursor)) {
        broken = 1;
        yield item;
      }
      return;
    } catch (cause) {
      if (options.signal?.aborted) throw options.signal.reason;
      if (cause instanceof CallError) throw cause;
      if (cursor.id === undefined || broken >= policy.attempts)
        throw new CallError('network', `The stream of ${what} broke.`, { cause });
    }
    await sleep(clock, cursor.retryMs ?? backoffMs(policy, broken, clock.random), options.signal);
    answer = await again(cursor.id);
  }
}

async function* readItems(
  { items }: StreamOperation,
  body: unknown,
  cursor: Cursor,
): AsyncGenerator<unknown> {
  if (body === undefined || body === null) return;
  if (!(body instanceof ReadableStream)) throw new CallError('unreadable', 'The answer is no stream.');
  yield* items(body, cursor);
}

const STREAMS = ['text/event-stream', 'application/jsonl', 'application/x-ndjson', 'application/json-seq'];

/** Leaves open what goes on arriving; an error is read as any other answer. */
const readStream: ReadBody = (response) =>
  STREAMS.includes(essenceOf(response.headers.get('content-type') ?? ''))
    ? leaveBody(response)
    : readBody(response);

/** One JSON value a line. */
export const jsonLines: ReadItems = (body) => texts(body, '\n');

/** JSON text sequences. @see https://www.rfc-editor.org/rfc/rfc7464 */
export const jsonSequence: ReadItems = (body) => texts(body, '\u001e');

async function* texts(body: ReadableStream<Uint8Array>, separator: string): AsyncGenerator<unknown> {
  for await (const text of split(body, separator)) if (text.trim() !== '') yield parsed(text);
}

/** Server-sent events whose data is JSON. */
export const jsonEvents: ReadItems = async function* (body, cursor) {
  for await (const event of events(body, cursor)) {
    // How several APIs say that a stream is complete.
    if (event.data === '[DONE]') return;
    yield { ...event, data: parsed(event.data) };
  }
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CallError('unreadable', 'An item of the stream is to be JSON, and is not.', { cause });
  }
}

/** Server-sent events. */
export async function* events(
  body: ReadableStream<Uint8Array>,
  cursor: Cursor,
): AsyncGenerator<ServerSentEvent> {
  let event = '';
  let data: string[] = [];
  for await (const line of split(body, /\r\n|\n|\r/)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n'), id: cursor.id };
      event = '';
      data = [];
      continue;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) cursor.id = value;
    else if (field === 'retry' && /^\d{1,9}$/.test(value)) cursor.retryMs = Number(value);
  }
}

/** Longer than anything that is meant; what has no end must not fill the memory. */
const LONGEST = 64 * 1024 * 1024;

/** The text of a body, cut at a separator. */
async function* split(body: ReadableStream<Uint8Array>, separator: RegExp | string): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let begun: string[] = [];
  let size = 0;
  // A CR at the end of what came may be half of a CRLF.
  let held = '';
  try {
    for (let isOver = false; !isOver; ) {
      const { done, value } = await reader.read();
      isOver = done;
      const text = held + (value ? decoder.decode(value, { stream: true }) : decoder.decode());
      held = !isOver && text.endsWith('\r') ? '\r' : '';
      const [first = '', ...others] = text.slice(0, text.length - held.length).split(separator);
      begun.push(first);
      size += first.length;
      for (const next of others) {
        yield begun.join('');
        begun = [next];
        size = next.length;
      }
      if (size > LONGEST) throw new CallError('unreadable', 'An item of the stream has no end.');
    }
    if (size > 0) yield begun.join('');
  } finally {
    // Who stops iterating lets go of the connection.
    await reader.cancel().catch(() => undefined);
  }
}
