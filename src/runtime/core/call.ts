import { type AnyAnswer, type ApiCall, ApiError, CallError, type DataOf } from './answer.js';
import { authorise, type Requirement } from './auth.js';
import { type EncodedBody, encodeBody } from './body.js';
import { type ApiClient, type CallOptions, changesOf, retryPolicy } from './client.js';
import { sleep } from './clock.js';
import { type Input, type Parameter, writeParameters } from './parameters.js';
import { readAnswer } from './read-answer.js';
import { delayBefore, isPassing, isRepeatable, type RetryPolicy } from './retry.js';
import { type Attempt, type BreakerPolicy, type Outcome, type RateLimit, throughStages } from './stage.js';
import { timeLimit, unlessAborted } from './time-limit.js';

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
  readonly breaker?: Partial<BreakerPolicy>;
  readonly rateLimit?: RateLimit;
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
  readonly client: ApiClient;
  readonly operation: Operation;
  /** Behind the server's address. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: EncodedBody | undefined;
  readonly timeoutMs: number;
  /** In milliseconds since 1970; infinite when there is none. */
  readonly deadline: number;
  readonly options: CallOptions;
}

async function perform(
  client: ApiClient,
  operation: Operation,
  input: Input,
  options: CallOptions,
): Promise<AnyAnswer> {
  const prepared = prepare(client, operation, input, options);
  const { clock } = client;
  const whole = timeLimit(prepared.deadline - clock.now(), clock, options.signal);
  let isOver = true;
  try {
    const outcome = await tryUntilDone(prepared, whole.signal);
    // What is still arriving stays under the caller's signal.
    isOver = outcome instanceof CallError || !isOpen(outcome.data);
    if (!(outcome instanceof CallError)) return outcome;
    const instead = await client.fallback?.(outcome, operation);
    if (!instead) throw outcome;
    return await readAnswer(operation, instead);
  } catch (thrown) {
    if (options.signal?.aborted) throw options.signal.reason;
    if (whole.passed())
      throw new CallError('timeout', `${operation.method} ${operation.path} missed its deadline.`, thrown);
    throw thrown;
  } finally {
    whole.stopTimer();
    if (isOver) whole.detach();
  }
}

async function tryUntilDone(prepared: Prepared, signal: AbortSignal): Promise<Outcome> {
  const { client, operation, options, headers, body, deadline } = prepared;
  const { clock } = client;
  const policy = retryPolicy(operation.retry ?? {}, client.retry, changesOf(options.retry));
  const { header } = operation.idempotency ?? STANDARD_IDEMPOTENCY;
  const repeatable = isRepeatable(operation.method, headers.has(header)) && !isOpen(body?.body);
  const servers = client.order();
  const call = {};
  for (let number = 1; ; number++) {
    const url = new URL(servers[(number - 1) % servers.length] + prepared.target);
    const attempt: Attempt = { operation, number, call, url, headers: new Headers(headers), signal, clock };
    const outcome = await throughStages(client.stages, attempt, () => send(prepared, attempt));
    const delay = delayAfter(outcome, { attempt, policy, repeatable, servers });
    if (delay === undefined || clock.now() + delay >= deadline) return outcome;
    if (delay > 0) await sleep(clock, delay, signal);
  }
}

interface Trying {
  readonly attempt: Attempt;
  readonly policy: RetryPolicy;
  /** May the call be sent twice? */
  readonly repeatable: boolean;
  readonly servers: readonly string[];
}

/** How long to wait before the next try; undefined when this outcome is the last. */
function delayAfter(outcome: Outcome, { attempt, policy, repeatable, servers }: Trying): number | undefined {
  const { number, clock } = attempt;
  const failed = outcome instanceof CallError;
  const hasOther = number % servers.length !== 0;
  // What was not sent may go to another server, whatever it is; here it would be refused again.
  if (failed && outcome.reason === 'refused') return hasOther && number < policy.attempts ? 0 : undefined;
  const passing = failed ? outcome.reason !== 'unreadable' : isPassing(outcome.status);
  if (!passing || !repeatable) return undefined;
  const retryAfter = failed ? null : outcome.response.headers.get('retry-after');
  const delay = delayBefore(policy, number, retryAfter, clock);
  return delay !== undefined && hasOther ? 0 : delay;
}

const STANDARD_IDEMPOTENCY = { header: 'idempotency-key' } as const;

function prepare(client: ApiClient, operation: Operation, input: Input, options: CallOptions): Prepared {
  const { parameters = [], idempotency } = operation;
  const { path, query, headers: written } = writeParameters(operation.path, parameters, input);
  const headers = new Headers({ ...client.headers, ...options.headers });
  for (const [name, value] of written) headers.set(name, value);
  if (operation.accept !== undefined && !headers.has('accept')) headers.set('accept', operation.accept);
  const key = options.idempotencyKey ?? (idempotency?.required ? 'auto' : undefined);
  const { header } = idempotency ?? STANDARD_IDEMPOTENCY;
  if (key !== undefined && !headers.has(header))
    headers.set(header, key === 'auto' ? crypto.randomUUID() : key);
  const given = input.body;
  const body =
    operation.body === undefined || given === undefined ? undefined : encodeBody(operation.body, given);
  if (body?.contentType !== undefined) headers.set('content-type', body.contentType);
  const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? operation.timeoutMs ?? STANDARD_TIMEOUT_MS;
  return {
    client,
    operation,
    target: path + (query === '' ? '' : `?${query}`),
    headers,
    body,
    timeoutMs,
    deadline: options.deadline ?? Number.POSITIVE_INFINITY,
    options,
  };
}

async function send(prepared: Prepared, { url, headers, signal }: Attempt): Promise<Outcome> {
  const { client, operation, body, timeoutMs, deadline, options } = prepared;
  const ms = Math.min(timeoutMs, deadline - client.clock.now());
  const limit = timeLimit(ms, client.clock, signal);
  if (client.deadlineHeader !== undefined)
    headers.set(client.deadlineHeader, String(Math.max(0, Math.round(ms))));
  try {
    const authorised = authorise(
      { url, headers },
      operation.security ?? [],
      client.schemes,
      client.credentials,
    );
    await unlessAborted(authorised, limit.signal);
    const response = await client.fetch(url, {
      method: operation.method,
      headers,
      signal: limit.signal,
      ...(body && { body: body.body, ...(isOpen(body.body) && { duplex: 'half' as const }) }),
    });
    const answer = await readAnswer(operation, response);
    if (!isOpen(answer.data)) limit.detach();
    return answer;
  } catch (cause) {
    limit.detach();
    if (options.signal?.aborted) throw options.signal.reason;
    if (cause instanceof CallError) return cause;
    const what = `${operation.method} ${operation.path}`;
    if (limit.passed())
      return new CallError('timeout', `${what} had no answer within ${timeoutMs} ms.`, cause);
    return new CallError('network', `${what} had no answer.`, cause);
  } finally {
    limit.stopTimer();
  }
}

/** A stream is gone once it was sent. */
function isOpen(value: unknown): boolean {
  return value instanceof ReadableStream;
}
