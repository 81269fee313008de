import type { Credentials, Schemes } from './auth.js';
import { type Clock, type RetryPolicy, STANDARD_RETRY, SYSTEM_CLOCK } from './retry.js';

/** What every call of a client shares. */
export interface ApiClient {
  readonly baseUrl: string;
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

export interface ClientOptions<Auth = Credentials> {
  /** Where the API is; paths of the contract are appended to it. */
  readonly baseUrl?: string | URL;
  /** Credentials by security scheme. */
  readonly auth?: Auth;
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
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryPolicy> | false;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes a POST or PATCH safe to try again; `auto` makes a key that all tries of this call share. */
  readonly idempotencyKey?: string;
}

/** The client that operations are called with. */
export function newClient(
  options: ClientOptions<object>,
  schemes: Schemes,
  defaultBaseUrl?: string,
): ApiClient {
  const baseUrl = options.baseUrl ?? defaultBaseUrl;
  if (baseUrl === undefined) throw new TypeError('The contract names no absolute server: give a baseUrl.');
  return {
    baseUrl: String(baseUrl).replace(/\/+$/, ''),
    schemes,
    credentials: (options.auth ?? {}) as Credentials,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    headers: options.headers ?? {},
    timeoutMs: options.timeoutMs,
    retry: changesOf(options.retry),
    clock: options.clock ?? SYSTEM_CLOCK,
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
