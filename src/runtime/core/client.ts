import type { CallError } from './answer.js';
import type { Credentials } from './auth.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import type { RetryChanges } from './retry.js';
import type { Attempt, MakeStage, Stage } from './stage.js';

/** What every call of a client shares. */
export interface ApiClient {
  /** The servers that an operation may be called at: the contract's, unless it has one of its own. */
  readonly servers: (own?: string) => readonly string[];
  /** In which order its next call tries them. */
  readonly order: (own?: string) => readonly string[];
  /** What each try goes through. */
  readonly stages: readonly Stage[];
  /** Stages that operations have asked for. */
  readonly made: Map<MakeStage, Stage>;
  readonly fallback?: Fallback;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** What the caller changes in the contract's retry terms. */
  readonly retry?: RetryChanges;
  readonly clock: Clock;
}

/** An answer in place of one that did not come; undefined: none, and the call fails. */
export type Fallback = (
  failed: CallError,
  operation: Attempt['operation'],
) => Response | undefined | Promise<Response | undefined>;

export interface ClientOptions<Auth = Credentials> {
  /**
   * Where the API is, in place of every server that the contract names, those of single operations too; paths of the
   * contract are appended to it. Of several, the next is tried when one fails. A function is asked for each operation:
   * it is given the address that the contract names (empty when it names none), and gives the one to call.
   */
  readonly baseUrl?: string | URL | readonly (string | URL)[] | ((server: string) => string | URL);
  /** Of several servers: always the first that works, or what this says for each call: `inTurn`. */
  readonly balance?: Balance;
  /** Credentials by security scheme. */
  readonly auth?: Auth;
  /**
   * What each try goes through, the outermost first: `tracing()`, `telemetry()`, `bulkhead()`, … They stand around those
   * that the contract asks for, such as its circuit breaker; one of the same kind stands in place of the contract's.
   */
  readonly stages?: readonly Stage[];
  /** Answers in place of an API that cannot be reached. */
  readonly fallback?: Fallback;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one try may take, in milliseconds, in place of what the contract says. */
  readonly timeoutMs?: number;
  /** Changes to the contract's retry terms; `false`: try once. */
  readonly retry?: RetryChanges;
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
  readonly retry?: RetryChanges;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Makes a POST or PATCH safe to try again; `auto` makes a key that all tries of this call share. What is safe without
   * gets none, unless the contract says so.
   */
  readonly idempotencyKey?: string;
}

/** In which order the servers are tried, asked for each call. */
export type Balance = (servers: readonly string[]) => () => readonly string[];

/**
 * The client that operations are called with.
 * @param server the contract's, where the options name none
 */
export function newClient(options: ClientOptions<object>, server?: string): ApiClient {
  const { headers = {}, stages = [], auth = {}, clock = SYSTEM_CLOCK, baseUrl } = options;
  const servers = (own = server ?? ''): string[] =>
    [typeof baseUrl === 'function' ? baseUrl(own) : (baseUrl ?? own)]
      .flat()
      .map((url) => String(url).replace(/\/+$/, ''));
  if (!servers()[0]) throw new TypeError('Give a baseUrl: the contract has none.');
  const order = Array.isArray(baseUrl) ? options.balance?.(servers()) : undefined;
  return {
    ...options,
    headers,
    stages,
    clock,
    servers,
    order: order ?? servers,
    credentials: auth as Credentials,
    fetch: options.fetch ?? ((...sent) => fetch(...sent)),
    made: new Map(),
  };
}

/** Each call begins with the server after the last call's. */
export const inTurn: Balance = (servers) => {
  let next = 0;
  return () => {
    const first = next++ % servers.length;
    return [...servers.slice(first), ...servers.slice(0, first)];
  };
};

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
