import { malformed, Refusal } from './envelope.js';
import type { Exchange, Extra, ServerResponse } from './server-exchange.js';

/** An answer that can be given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | undefined;
}

/** What is known of a key: `answer` is undefined while the first request is still served. */
export interface KeptRequest {
  /** Of the request that came first with the key. */
  readonly fingerprint: string;
  readonly answer: KeptAnswer | undefined;
}

/** Where answers are kept: the memory, or a store that several processes share. */
export interface IdempotencyStore {
  /** Claims a key for a request; gives what is known when another one has it. Must be atomic. */
  claim(key: string, fingerprint: string): KeptRequest | undefined | Promise<KeptRequest | undefined>;
  keep(key: string, kept: KeptRequest): void | Promise<void>;
  /** Lets go of a key whose request has failed, so that it may be tried again. */
  release(key: string): void | Promise<void>;
}

export interface IdempotencyOptions {
  readonly store?: IdempotencyStore;
  /** Whose keys they are: those with the same `Authorization`, unless it says otherwise. */
  readonly consumerOf?: (exchange: Exchange) => string;
}

/**
 * Serves a request with an idempotency key (`x-policy.idempotency`, or any POST or PATCH with `Idempotency-Key`) once: a
 * repetition gets the same answer, one with another body 422, and one that comes too early 409. Failures (5xx) are not kept.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotency({
  store = memoryAnswers(),
  consumerOf = ({ request }) => request.headers.get('authorization') ?? '',
}: IdempotencyOptions = {}): Extra {
  return {
    within: async (exchange, next) => {
      const given = keyOf(exchange);
      if (given === undefined) return await next();
      const key = JSON.stringify([exchange.route?.id, consumerOf(exchange), given]);
      const fingerprint = await fingerprintOf(exchange);
      const known = await store.claim(key, fingerprint);
      if (known) return replayed(known, fingerprint);
      const response = await next();
      const answer = response && kept(response);
      if (answer) await store.keep(key, { fingerprint, answer });
      else await store.release(key);
      return response;
    },
  };
}

/** No key is longer than that. */
const MAX_KEY = 255;

function keyOf({ route, request }: Exchange): string | undefined {
  const isAsked = route?.idempotency !== undefined;
  if (!isAsked && request.method !== 'POST' && request.method !== 'PATCH') return undefined;
  const header = route?.idempotency?.header ?? 'idempotency-key';
  const key = request.headers.get(header) ?? undefined;
  if (key === undefined && route?.idempotency?.required) throw malformed(`The header ${header} is missing.`);
  if (key !== undefined && (key === '' || key.length > MAX_KEY))
    throw malformed(`The header ${header} must have 1 to ${MAX_KEY} characters.`);
  return key;
}

async function fingerprintOf(exchange: Exchange): Promise<string> {
  const { path, query, request } = exchange;
  const head = JSON.stringify([request.method, path, query, request.headers.get('content-type')]);
  const parts = [new TextEncoder().encode(head), await exchange.bytes()];
  const digest = await crypto.subtle.digest(
    'SHA-256',
    await new Blob(parts.map((part) => part.slice())).arrayBuffer(),
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function replayed({ fingerprint, answer }: KeptRequest, mine: string): ServerResponse {
  if (fingerprint !== mine)
    throw new Refusal(422, {
      code: 'IDEMPOTENCY_KEY_REUSED',
      title: 'Idempotency key used before',
      detail: 'Another request had this key. Use a new one.',
    });
  if (!answer)
    throw new Refusal(
      409,
      {
        code: 'REQUEST_IN_PROGRESS',
        title: 'Request in progress',
        detail: 'The first request with this key is still served.',
      },
      { 'retry-after': '1' },
    );
  const headers = new Headers(answer.headers.map(([name, value]): [string, string] => [name, value]));
  headers.set('idempotency-replayed', 'true');
  return { status: answer.status, headers, body: answer.body };
}

/** What can be given again: no failure, and no stream. */
function kept({ status, headers, body }: ServerResponse): KeptAnswer | undefined {
  if (status >= 500 || body instanceof Blob || body instanceof ReadableStream) return undefined;
  return { status, headers: [...headers], body };
}

export interface MemoryTerms {
  /** How long an answer is kept: a day, unless it says otherwise. */
  readonly ttlMs?: number;
  /** How many are: 10 000, unless it says otherwise. */
  readonly max?: number;
  readonly now?: () => number;
}

/** Keeps answers in this process. */
export function memoryAnswers({
  ttlMs = 86_400_000,
  max = 10_000,
  now = Date.now,
}: MemoryTerms = {}): IdempotencyStore {
  const entries = new Map<string, { readonly kept: KeptRequest; readonly end: number }>();
  const put = (key: string, kept: KeptRequest): void => {
    entries.delete(key);
    entries.set(key, { kept, end: now() + ttlMs });
    // A Map keeps the order of its entries: the first is the oldest, and none under way is given up.
    for (const [old, { kept: known, end }] of entries) {
      if (entries.size <= max && end > now()) break;
      if (known.answer) entries.delete(old);
    }
  };
  return {
    claim: (key, fingerprint) => {
      const known = entries.get(key);
      if (known && known.end > now()) return known.kept;
      put(key, { fingerprint, answer: undefined });
      return undefined;
    },
    keep: put,
    release: (key) => void entries.delete(key),
  };
}
