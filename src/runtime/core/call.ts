import { type AnyAnswer, type ApiCall, ApiError, CallError, type DataOf } from './answer.js';
import type { BodyBytes } from './body.js';
import type { ApiClient, CallOptions } from './client.js';
import { sleep } from './clock.js';
import type { WriteBody } from './encode-body.js';
import type { PutKey } from './idempotency.js';
import type { Draft, Input, Parameter } from './place.js';
import { leaveBody, type ReadBody, readAnswer, readBody, type TypeFields } from './read-answer.js';
import { delayAfter, type RetryPolicy, retryPolicy } from './retry.js';
import type { Authorisable, Security } from './security.js';
import {
  type AskedStages,
  type Attempt,
  type BreakerPolicy,
  nameOf,
  type Outcome,
  type RateLimit,
} from './stage.js';
import { isOpen, within } from './time-limit.js';

/**
 * What the contract says of an operation, as far as a call needs it. It names the functions that it takes, so that a
 * bundle holds these and no others.
 */
export type Operation = OperationTerms & Repeating;

/** What is not safe to send twice says how it becomes so. */
type Repeating =
  | {
      readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'OPTIONS' | 'QUERY' | 'TRACE';
      readonly idempotency?: PutKey;
    }
  | { readonly method: string; readonly idempotency: PutKey };

interface OperationTerms {
  readonly path: string;
  /** Where it is, when not at the contract's server. */
  readonly server?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: WriteBody;
  /** Media types that are understood, for `Accept`. */
  readonly accept?: string;
  readonly security?: Security;
  /** Statuses that are successes; all from 200 to 299 when left out. */
  readonly success?: readonly number[];
  /** What gives response headers their types. */
  readonly fields?: TypeFields;
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** What each try goes through. */
  readonly stages?: AskedStages;
  readonly breaker?: Partial<BreakerPolicy>;
  readonly rateLimit?: RateLimit;
  readonly read?: ReadBody;
}

const STANDARD_TIMEOUT_MS = 30_000;

/** Calls an operation. Rejects with a CallError when there is no answer; every answer, whatever its status, resolves. */
export function call<Answer extends AnyAnswer>(
  client: ApiClient,
  operation: Operation,
  input: object,
  options: CallOptions = {},
): ApiCall<Answer> {
  let { read = readBody } = operation;
  const scene: Scene = { client, operation, options, read: (response) => read(response) };
  const answer = perform(scene, input as Input) as Promise<Answer>;
  return Object.assign(answer, {
    async orThrow(): Promise<DataOf<Answer>> {
      const given = await answer;
      if (!given.ok) throw new ApiError(given, nameOf(operation));
      return given.data as DataOf<Answer>;
    },
    async raw(): Promise<Response> {
      read = leaveBody;
      return (await answer).response;
    },
  });
}

interface Scene {
  readonly client: ApiClient;
  readonly operation: Operation;
  readonly options: CallOptions;
  readonly read: ReadBody;
}

async function perform(scene: Scene, input: Input): Promise<AnyAnswer> {
  const { client, operation, options, read } = scene;
  const request = written(scene, input);
  return await within({ ...scene, ms: untilDeadline(scene), signal: options.signal }, async (signal) => {
    const outcome = await tryUntilDone(scene, request, signal);
    if (!(outcome instanceof Error)) return outcome;
    const instead = await client.fallback?.(outcome, operation);
    if (!instead) throw outcome;
    return await readAnswer(operation, instead, read);
  });
}

/** A request as each try begins with it. */
interface Written {
  /** Behind the server's address. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: BodyBytes | undefined;
  /** May it be sent twice? */
  readonly repeatable: boolean;
}

function written({ client, operation, options }: Scene, input: Input): Written {
  const { parameters = [], accept, idempotency } = operation;
  const headers = new Headers({ ...client.headers, ...options.headers });
  const draft: Draft = { path: operation.path, query: [], headers };
  for (const write of parameters) write(draft, input);
  if (accept && !headers.has('accept')) headers.set('accept', accept);
  const isSafe = idempotency?.(headers, options.idempotencyKey) ?? true;
  const body = operation.body?.(input, headers);
  const query = draft.query.join('&');
  return {
    target: draft.path + (query && `?${query}`),
    headers,
    body,
    repeatable: isSafe && !isOpen(body),
  };
}

async function tryUntilDone(scene: Scene, request: Written, signal: AbortSignal): Promise<Outcome> {
  const { client, operation, options } = scene;
  const { clock } = client;
  const policy = retryPolicy(operation.retry, client.retry, options.retry);
  const servers = client.order(operation.server);
  const stages = operation.stages?.(client) ?? client.stages;
  const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? operation.timeoutMs ?? STANDARD_TIMEOUT_MS;
  const timeLeft = (): number => Math.min(timeoutMs, untilDeadline(scene));
  for (let number = 1; ; number++) {
    const url = new URL(servers[(number - 1) % servers.length] + request.target);
    const headers = new Headers(request.headers);
    const attempt: Attempt = { operation, number, call: request, url, headers, signal, clock, timeLeft };
    const send = (): Promise<Outcome> => sent(scene, attempt, request.body);
    const outcome = await stages.reduceRight((next, stage) => () => stage(attempt, next), send)();
    const hasOther = number % servers.length !== 0;
    const delay = delayAfter(outcome, { ...request, number, policy, hasOther, clock });
    if (delay === undefined || delay >= untilDeadline(scene)) return outcome;
    if (delay > 0) await sleep(clock, delay, signal);
  }
}

async function sent(
  scene: Scene,
  { url, headers, signal, timeLeft }: Attempt,
  body: BodyBytes | undefined,
): Promise<Outcome> {
  const { client, operation, options, read } = scene;
  const secure = operation.security?.(client.credentials);
  try {
    return await within({ ...scene, ms: timeLeft(), signal }, async (inner) => {
      const exchange = (request: Authorisable): Promise<Response> =>
        client.fetch(request.url, {
          method: operation.method,
          headers: request.headers,
          signal: inner,
          ...(body !== undefined && { body, duplex: 'half' as const }),
        });
      const request = { url, headers, signal: inner, isOnce: isOpen(body) };
      return readAnswer(operation, await (secure ? secure(request, exchange) : exchange(request)), read);
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    return cause instanceof CallError
      ? cause
      : new CallError('network', `${nameOf(operation)} had no answer.`, { cause });
  }
}

/** In milliseconds; infinite without a deadline. */
function untilDeadline({ client, options: { deadline = Number.POSITIVE_INFINITY } }: Scene): number {
  return deadline - client.clock.now();
}
