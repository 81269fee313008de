import type { Requirement } from './auth.js';
import type { FieldStyles, ServerParameter, Shape } from './decode.js';
import type { JsonSchema } from './schema-check.js';

export type { Issue, JsonSchema } from './schema-check.js';

/** The body of an operation, by media type without parameters. */
export interface RouteBody {
  readonly required: boolean;
  readonly content: Readonly<Record<string, RouteContent>>;
}

export interface RouteContent {
  readonly schema?: JsonSchema;
  readonly shape?: Shape;
  readonly fields?: FieldStyles;
}

/** A declared answer: what its body must be, by media type; empty for one without a body. */
export type RouteAnswer = Readonly<Record<string, JsonSchema>>;

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
  /** By status: `200`, `4XX`, `default`. */
  readonly answers: Readonly<Record<string, RouteAnswer>>;
  /** The status that refuses an invalid request. */
  readonly invalid: 400 | 422;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  readonly rateLimit?: { readonly requests: number; readonly perMs: number };
  /** The header whose value makes two requests one. */
  readonly idempotency?: { readonly header: string; readonly required: boolean };
  /** Of a deprecated operation: ISO dates, and what is to be used instead. */
  readonly deprecated?: { readonly at?: string; readonly sunset?: string; readonly replacedBy?: string };
}

/** The decoded input of a route: its parameters by name, and its body. */
export interface RouteInput {
  readonly body?: unknown;
  readonly [parameter: string]: unknown;
}

export type AnswerHeaders = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

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

/** What a handler is told beside its input. */
export interface Context<Host, Principal, Scheme extends string = string> {
  /** Who calls, by the security scheme that proved it. */
  readonly principals: Readonly<Partial<Record<Scheme, Principal>>>;
  /** The request as the host knows it. */
  readonly request: Host;
  readonly headers: Headers;
  /** Of the declared media types of a success, the one that the caller likes best. */
  readonly mediaType: string | undefined;
  readonly correlationId: string;
  /** Fires when the caller has gone, or the answer has taken too long. */
  readonly signal: AbortSignal;
}

/** Gives who holds the credential; undefined refuses it with 401, a thrown `Refusal` as it says. */
export type Verify<Credential, Host, Principal> = (
  credential: Credential,
  needed: { readonly scopes: readonly string[]; readonly request: Host },
) => Principal | undefined | Promise<Principal | undefined>;
