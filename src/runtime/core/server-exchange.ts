import type { Schemes } from './auth.js';
import type { ErrorWriter } from './envelope.js';
import type { Answer, Context, JsonSchema, ServerRoute, Verify } from './route.js';

/** A request, whatever framework it came by. `host` is that framework's own object. */
export interface ServerRequest<Host> {
  readonly method: string;
  /** Path and query, still percent-encoded. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Incoming | undefined;
  /** Fires when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
  readonly host: Host;
}

/** Bytes that arrive, or have. */
export type Incoming = Uint8Array | AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

export interface ServerResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Uint8Array | Blob | ReadableStream<Uint8Array> | undefined;
}

/** One request on its way through the server. */
export interface Exchange<Host = unknown> {
  readonly request: ServerRequest<Host>;
  /** Below the prefix that the contract is mounted under. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** The operation that is asked for; undefined when the contract has none for this path and method. */
  readonly route: ServerRoute | undefined;
  /** The methods that the contract has for the path; empty: the path is none of the contract's. */
  readonly allowed: readonly string[];
  /** The raw values of the path's parameters, by name. */
  readonly values: ReadonlyMap<string, string>;
  readonly correlationId: string;
  /** Who calls, by security scheme; nobody before that is known. */
  principals: Readonly<Record<string, unknown>>;
  /** The body, read once and to its limit. @throws Refusal 413 */
  bytes(): Promise<Uint8Array>;
}

/** A step around what comes after it; undefined passes the request on to the host's other routes. */
export type ServerStage = (exchange: Exchange, next: Next) => Promise<ServerResponse | undefined>;
export type Next = () => Promise<ServerResponse | undefined>;

/** What a server has beside the contract's own terms: health, CORS, rate limits, or something of yours. */
export interface Extra {
  /** Paths that it answers beside the contract's, for hosts that want to know them. */
  readonly paths?: readonly string[];
  /** Around everything, requests for other paths too; the first of them is the outermost. */
  readonly around?: ServerStage;
  /** Around an operation whose caller is known, before its input is read. */
  readonly within?: ServerStage;
}

/** What a request may cost. */
export interface Limits {
  /** 1 MiB, unless it says otherwise. */
  readonly bodyBytes?: number;
  /** How deep a JSON body may be nested: 64, unless it says otherwise. */
  readonly depth?: number;
  /** How long an answer may take: the contract's `x-policy.timeout`, else 30 s. */
  readonly timeoutMs?: number;
}

/** What every server may be told. */
export interface ServeOptions<Host, Principal> {
  /** Told what a handler threw, of which the caller sees nothing but a 500; by default the log is. */
  readonly onError?: ((error: unknown, request: Host) => void) | undefined;
  readonly limits?: (Limits & { readonly operations?: Readonly<Record<string, Limits>> }) | undefined;
  /** Answers that the contract does not allow become a 500, told to `onError`. By default where NODE_ENV is `development` or `test`. */
  readonly validateResponses?: boolean | undefined;
  /** `format` is insisted on (date-time, uuid, email…) unless this is false. */
  readonly assertFormats?: boolean | undefined;
  /** The header that carries a call's id, and is echoed: `x-correlation-id`. */
  readonly correlationHeader?: string | undefined;
  /** The scopes that a principal holds; a call that needs another one is refused with 403. Without it verifiers check them. */
  readonly scopesOf?: ((principal: Principal) => Iterable<string>) | undefined;
  readonly extras?: readonly Extra[] | undefined;
}

/** What the generated server hands over. */
export interface Mounted<Host> extends ServeOptions<Host, never> {
  readonly routes: readonly ServerRoute[];
  /** A handler for each route, by the route's id. */
  readonly handlers: object;
  readonly schemes: Schemes;
  /** A `Verify` for each scheme. */
  readonly verifiers: object;
  /** Named schemas, which those of the routes refer to as `#/$defs/Name`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** How refusals are written; the standard envelope, unless it says otherwise. */
  readonly errors?: ErrorWriter;
  /** The path that the contract's paths stand under: `/v1`. */
  readonly prefix?: string;
}

export type Handler<Host> = (input: never, context: Context<Host, unknown>) => Answer | Promise<Answer>;
export type Verifiers<Host> = Readonly<Record<string, Verify<never, Host, unknown>>>;
