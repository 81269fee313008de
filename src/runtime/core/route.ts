import type { Requirement } from './auth.js';
import type { ServerParameter, Shape } from './decode.js';

/** A JSON Schema, as the host's validator takes it. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** The body of an operation, by media type without parameters. */
export interface RouteBody {
  readonly required: boolean;
  readonly content: Readonly<Record<string, { readonly schema?: JsonSchema; readonly shape?: Shape }>>;
}

/** What the contract says of an operation, as far as a server needs it. */
export interface ServerRoute {
  /** The handler's name. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ServerParameter[];
  /** Of an object with the parameters by their input names. */
  readonly schema?: JsonSchema;
  readonly body?: RouteBody;
  readonly security: readonly Requirement[];
  /** The media type of each declared answer, by status; empty for one without a body. */
  readonly answers: Readonly<Record<string, string>> & { readonly default?: string };
  /** The status that refuses an invalid request. */
  readonly invalid: 400 | 422;
}

/** The decoded input of a route: its parameters by name, and its body. */
export interface RouteInput {
  readonly body?: unknown;
  readonly [parameter: string]: unknown;
}

/** A request, whatever framework it came by. `host` is that framework's own object. */
export interface ServerRequest<Host> {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
  readonly host: Host;
}

export interface ServerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Blob | ReadableStream<Uint8Array> | undefined;
}

export type AnswerHeaders = Readonly<Record<string, string | number | boolean | undefined>>;

/** An answer that a handler may give, as the contract declares it. */
export interface BodyAnswer<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly headers?: AnswerHeaders;
}

export interface EmptyAnswer<Status extends number> {
  readonly status: Status;
  readonly body?: undefined;
  readonly headers?: AnswerHeaders;
}

/** Headers that the contract declares; others may be added. They must be given when one of them is required. */
export type WithHeaders<Fields> =
  Readonly<Record<never, never>> extends Fields
    ? { readonly headers?: Fields & AnswerHeaders }
    : { readonly headers: Fields & AnswerHeaders };

/** What a handler gives back; the types of its status and body are the contract's. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: AnswerHeaders;
}

/** Who calls, by the security scheme that proved it, and the request as the host knows it. */
export interface Context<Host, Principal, Scheme extends string = string> {
  readonly principals: Readonly<Partial<Record<Scheme, Principal>>>;
  readonly request: Host;
}

/** Gives who holds the credential; undefined refuses it with 401, a thrown `Refusal` as it says. */
export type Verify<Credential, Host, Principal> = (
  credential: Credential,
  needed: { readonly scopes: readonly string[]; readonly request: Host },
) => Principal | undefined | Promise<Principal | undefined>;

/** One fault that validation found; `path` is a JSON Pointer into what was validated. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type Validate = (value: unknown) => readonly Issue[];
