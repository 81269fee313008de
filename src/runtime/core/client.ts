import type { CallError } from './answer.js';
import type { Credentials, Schemes } from './auth.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { type RetryPolicy, STANDARD_RETRY } from './retry.js';
import type { Attempt, Stage } from './stage.js';

/** What every call of a client shares. */
export interface ApiClient {
  /** The servers that a call may be sent to. */
  readonly servers: readonly string[];
  /** In which order the next call tries them. */
  readonly order: () => readonly string[];
  /** What each try goes through. */
  readonly stages: readonly Stage[];
  readonly fallback: Fallback | undefined;
  readonly deadlineHeader: string | undefined;
  readonly schemes: Schemes;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: what the contract says of the operation. */
  readonly timeoutMs: number | undefined;
  /** What the caller changes in the contract's retry terms. */
  readonly retry: Partial<RetryPolicy>;
  readonly clock: Clock;
}

/** An answer in place of one that did not come; undefined: none, and the call fails. */
export type Fallback = (
  failed: CallError,
  operation: Attempt['operation'],
) => Response | undefined | Promise<Response | undefined>;

export interface ClientOptions<Auth = Credentials> {
  /** Where the API is; paths of the contract are appended to it. Of several, the next is tried when one fails. */
  readonly baseUrl?: string | URL | readonly (string | URL)[];
  /** Of several servers: always the `first` that works, or each `in turn`. */
  readonly balance?: 'first' | 'in turn';
  /** Credentials by security scheme. */
  readonly auth?: Auth;
  /**
   * What each try goes through, the outermost first: `tracing()`, `telemetry()`, `bulkhead()`, … They stand around those
   * that the contract asks for, such as its circuit breaker; a function is given these, and says what is there instead.
   */
  readonly stages?: readonly Stage[] | ((contract: readonly Stage[]) => readonly Stage[]);
  /** Answers in place of an API that cannot be reached. */
  readonly fallback?: Fallback;
  /** A header that tells the server how many milliseconds are left of a call's deadline. */
  readonly deadlineHeader?: string;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one try may take, in milliseconds, in place of what the contract says. */
  readonly timeoutMs?: number;
  /** Changes to the contract's retry terms; `false`: try once. */
  readonly retry?: Partial<RetryPolicy> | false;
  /** In place of the global `fetch`: a proxy, a certificate, a test. */
  readonly fetch?: typeof fetch;
  /** In place of the system's time and chance, for tests. */
  readonly clock?: Clock;
}

/** What one call changes. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** How long one try may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** When the call must be over, all tries and waits together, in milliseconds since 1970: what is left of one's own. */
  readonly deadline?: number;
  readonly retry?: Partial<RetryPolicy> | false;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes a POST or PATCH safe to try again; `auto` makes a key that all tries of this call share. */
  readonly idempotencyKey?: string;
}

/** What the contract says for all of its operations. */
export interface ContractTerms {
  readonly schemes: Schemes;
  /** The first server that has an address of its own. */
  readonly server?: string;
  /** What it asks each try to go through. */
  readonly stages?: readonly Stage[];
}

/** The client that operations are called with. */
export function newClient(
  options: ClientOptions<object>,
  { schemes, server, stages: asked = [] }: ContractTerms,
): ApiClient {
  const given = options.baseUrl ?? server;
  const servers = [given ?? []].flat().map((url) => String(url).replace(/\/+$/, ''));
  if (servers.length === 0) throw new TypeError('The contract names no absolute server: give a baseUrl.');
  const { stages = [] } = options;
  return {
    servers,
    order: options.balance === 'in turn' ? inTurn(servers) : () => servers,
    schemes,
    credentials: (options.auth ?? {}) as Credentials,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    headers: options.headers ?? {},
    timeoutMs: options.timeoutMs,
    deadlineHeader: options.deadlineHeader,
    retry: changesOf(options.retry),
    stages: typeof stages === 'function' ? stages(asked) : [...stages, ...asked],
    fallback: options.fallback,
    clock: options.clock ?? SYSTEM_CLOCK,
  };
}

/** Each call begins with the server after the last call's. */
function inTurn(servers: readonly string[]): () => readonly string[] {
  let next = 0;
  return () => {
    const first = next++ % servers.length;
    return [...servers.slice(first), ...servers.slice(0, first)];
  };
}

export function changesOf(retry: Partial<RetryPolicy> | false | undefined): Partial<RetryPolicy> {
  return retry === false ? { attempts: 1 } : (retry ?? {});
}

/** The standards' terms, changed by the contract's, the client's and the call's, in this order. */
export function retryPolicy(...changes: readonly Partial<RetryPolicy>[]): RetryPolicy {
  return Object.assign({}, STANDARD_RETRY, ...changes);
}

/** The functions of a module that take a client first, without that argument. */
export type Bound<Module> = {
  readonly [Name in keyof Module]: Module[Name] extends (
    client: ApiClient,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never;
};

/** Gives each function of a module its client. */
export function bind<Module extends object>(client: ApiClient, module: Module): Bound<Module> {
  const entries = Object.entries(module).map(([name, operation]) => [
    name,
    (...rest: unknown[]) => operation(client, ...rest),
  ]);
  return Object.fromEntries(entries);
}
