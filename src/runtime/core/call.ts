import { type AnyAnswer, type ApiCall, ApiError, CallError, type DataOf } from './answer.js';
import { authorise, type Requirement } from './auth.js';
import { decodeBody, type EncodedBody, encodeBody } from './body.js';
import { type ApiClient, type CallOptions, changesOf, retryPolicy } from './client.js';
import { type Input, type Parameter, writeParameters } from './parameters.js';
import { delayBefore, isPassing, isRepeatable, type RetryPolicy } from './retry.js';

/** What the contract says of an operation, as far as a call needs it. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  /** The media type that the body is sent in. */
  readonly body?: string;
  /** Media types that are understood, for `Accept`. */
  readonly accept?: string;
  /** Alternatives, of which the first with credentials is taken. */
  readonly security?: readonly Requirement[];
  /** Declared successes: `200`, `2XX`, `default`. */
  readonly success: readonly string[];
  /** The types of declared response headers that are not text, by name in lower case. */
  readonly fields?: Readonly<Record<string, 'number' | 'boolean'>>;
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** The header of the idempotency key; `required`: a key is made when the caller gives none. */
  readonly idempotency?: { readonly header: string; readonly required?: true };
}

const STANDARD_TIMEOUT_MS = 30_000;

/** Calls an operation. Rejects with a CallError when there is no answer; every answer, whatever its status, resolves. */
export function call<Answer extends AnyAnswer>(
  client: ApiClient,
  operation: Operation,
  input: object,
  options: CallOptions = {},
): ApiCall<Answer> {
  const answer = perform(client, operation, input as Input, options) as Promise<Answer>;
  const orThrow = (): Promise<DataOf<Answer>> => answer.then((given) => dataOf(given, operation));
  return Object.assign(answer, { orThrow });
}

function dataOf<Answer extends AnyAnswer>(answer: Answer, { method, path }: Operation): DataOf<Answer> {
  if (!answer.ok) throw new ApiError(answer, `${method} ${path}`);
  return answer.data as DataOf<Answer>;
}

/** What stays the same over all tries of a call. */
interface Prepared {
  readonly url: string;
  readonly headers: Headers;
  readonly body: EncodedBody | undefined;
}

async function perform(
  client: ApiClient,
  operation: Operation,
  input: Input,
  options: CallOptions,
): Promise<AnyAnswer> {
  const prepared = prepare(client, operation, input, options);
  const policy = retryPolicy(operation.retry ?? {}, client.retry, changesOf(options.retry));
  const { header } = operation.idempotency ?? STANDARD_IDEMPOTENCY;
  const repeatable = isRepeatable(operation.method, prepared.headers.has(header)) && !isOneWay(prepared.body);
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(client, operation, prepared, options);
    const passing =
      outcome instanceof CallError ? outcome.reason !== 'unreadable' : isPassing(outcome.status);
    const retryAfter = outcome instanceof CallError ? null : outcome.response.headers.get('retry-after');
    const delay = passing && repeatable ? delayBefore(policy, attempt, retryAfter, client.clock) : undefined;
    if (delay !== undefined) await client.clock.sleep(delay, options.signal);
    else if (outcome instanceof CallError) throw outcome;
    else return outcome;
  }
}

const STANDARD_IDEMPOTENCY = { header: 'idempotency-key' } as const;

function prepare(client: ApiClient, operation: Operation, input: Input, options: CallOptions): Prepared {
  const {
    path,
    query,
    headers: written,
  } = writeParameters(operation.path, operation.parameters ?? [], input);
  const headers = new Headers({ ...client.headers, ...options.headers });
  for (const [name, value] of written) headers.set(name, value);
  if (operation.accept !== undefined && !headers.has('accept')) headers.set('accept', operation.accept);
  const key = options.idempotencyKey ?? (operation.idempotency?.required ? 'auto' : undefined);
  const { header } = operation.idempotency ?? STANDARD_IDEMPOTENCY;
  if (key !== undefined && !headers.has(header))
    headers.set(header, key === 'auto' ? crypto.randomUUID() : key);
  const given = input.body;
  const body =
    operation.body === undefined || given === undefined ? undefined : encodeBody(operation.body, given);
  if (body?.contentType !== undefined) headers.set('content-type', body.contentType);
  return { url: client.baseUrl + path + (query === '' ? '' : `?${query}`), headers, body };
}

/** A stream is gone once it was sent. */
function isOneWay(body: EncodedBody | undefined): boolean {
  return isOpen(body?.body);
}

function isOpen(value: unknown): boolean {
  return value instanceof ReadableStream;
}

async function tryOnce(
  client: ApiClient,
  operation: Operation,
  prepared: Prepared,
  options: CallOptions,
): Promise<AnyAnswer | CallError> {
  const url = new URL(prepared.url);
  const headers = new Headers(prepared.headers);
  await authorise({ url, headers }, operation.security ?? [], client.schemes, client.credentials);
  const ms = options.timeoutMs ?? client.timeoutMs ?? operation.timeoutMs ?? STANDARD_TIMEOUT_MS;
  const limit = timeLimit(ms, options.signal);
  const body = prepared.body && {
    body: prepared.body.body,
    ...(isOneWay(prepared.body) && { duplex: 'half' as const }),
  };
  try {
    const response = await client.fetch(url, {
      method: operation.method,
      headers,
      signal: limit.signal,
      ...body,
    });
    const answer = await readAnswer(operation, response);
    // What is still arriving stays under the caller's signal.
    if (!isOpen(answer.data)) limit.detach();
    return answer;
  } catch (cause) {
    limit.detach();
    if (options.signal?.aborted) throw options.signal.reason;
    if (cause instanceof CallError) return cause;
    const what = `${operation.method} ${operation.path}`;
    if (limit.passed()) return new CallError('timeout', `${what} had no answer within ${ms} ms.`, cause);
    return new CallError('network', `${what} had no answer.`, cause);
  } finally {
    limit.stopTimer();
  }
}

interface TimeLimit {
  readonly signal: AbortSignal;
  passed(): boolean;
  stopTimer(): void;
  /** Lets go of the caller's signal. */
  detach(): void;
}

/** A signal that fires with the caller's, or when the time is up. */
function timeLimit(ms: number, outer: AbortSignal | undefined): TimeLimit {
  const controller = new AbortController();
  let late = false;
  const abort = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, ms);
  return {
    signal: controller.signal,
    passed: () => late,
    stopTimer: () => clearTimeout(timer),
    detach: () => outer?.removeEventListener('abort', abort),
  };
}

async function readAnswer(operation: Operation, response: Response): Promise<AnyAnswer> {
  const { status } = response;
  const data = await decodeBody(response, operation.method);
  return {
    ok: isSuccess(operation.success, status),
    status,
    data,
    headers: fieldsOf(operation, response),
    response,
  } as AnyAnswer;
}

function isSuccess(declared: readonly string[], status: number): boolean {
  return (
    declared.includes(String(status)) ||
    (status >= 200 && status < 300 && (declared.includes('2XX') || declared.includes('default')))
  );
}

/** All headers by name, those with a declared type in it. */
function fieldsOf({ fields = {} }: Operation, response: Response): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...response.headers].map(([name, value]) => {
      const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, type === 'number' ? Number(value) : type === 'boolean' ? value === 'true' : value];
    }),
  );
}
