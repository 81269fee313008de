import type { Json } from '../kernel/json.js';
import type { Location, Place, PlaceKey } from '../kernel/place.js';
import type { Problem } from '../kernel/problem.js';
import type { Delivery, Lifecycle, Policy } from './policy.js';
import type { Schema } from './schema.js';

/**
 * A contract after every difference between dialects has ended: what an owner offers (`operations`),
 * what is pushed (`exchanges`), and the schemas of both.
 */
export interface Contract extends Described {
  readonly kind: 'openapi' | 'asyncapi';
  /** `2.0`, `3.1`, `2.6`: the minor version of the specification that it is written in. */
  readonly dialect: string;
  readonly title: string;
  /** `info.version`, not the dialect. */
  readonly version: string;
  readonly info: Info;
  readonly servers: readonly Server[];
  /** Calls that consumers make: REST. */
  readonly operations: readonly Operation[];
  /** Everything that is pushed: webhooks, callbacks, AsyncAPI messages. */
  readonly exchanges: readonly Exchange[];
  /** AsyncAPI channels, by key; none in OpenAPI. */
  readonly channels: readonly Channel[];
  /** Every schema that the contract holds, by place. */
  readonly schemas: ReadonlyMap<PlaceKey, Schema>;
  /** The schemas that the author named (`components.schemas`), by name. */
  readonly namedSchemas: ReadonlyMap<string, Schema>;
  readonly securitySchemes: readonly SecurityScheme[];
  /** Requirements that hold where an operation says nothing. */
  readonly security: readonly SecurityRequirement[];
  readonly tags: readonly Tag[];
  readonly policy: Policy;
  /** Local faults that the rest could live with. */
  readonly mistakes: readonly Problem[];
  /** Line and column of a place; computed when asked. */
  locate(place: Place): Location;
}

/** What every node of the model has. */
export interface Node {
  /** Where the author wrote it: the target of a `$ref`, not the `$ref`. */
  readonly at: Place;
  /** The `x-` words, as written. */
  readonly extensions: Readonly<Record<string, Json>>;
}

export interface Described extends Node {
  readonly summary?: string;
  readonly description?: string;
}

export interface Info extends Described {
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: { readonly name?: string; readonly url?: string; readonly identifier?: string };
  readonly termsOfService?: string;
  readonly externalDocs?: string;
}

export interface Tag extends Described {
  readonly name: string;
  /** The name of the tag that it stands under (OpenAPI 3.2). */
  readonly parent?: string;
  /** `nav`, `badge`, `audience`… (OpenAPI 3.2). */
  readonly kind?: string;
  readonly externalDocs?: string;
}

export interface Server extends Described {
  /** The AsyncAPI key; empty in OpenAPI. */
  readonly name: string;
  /** As written, variables in braces; AsyncAPI's protocol, host and pathname put together. */
  readonly url: string;
  /** `https`, `kafka-secure`, `nats`… taken from the URL in OpenAPI; empty when the URL is relative. */
  readonly protocol: string;
  readonly variables: readonly ServerVariable[];
  readonly security: readonly SecurityRequirement[];
  readonly bindings: Readonly<Record<string, Json>>;
}

export interface ServerVariable extends Described {
  readonly name: string;
  readonly default?: string;
  readonly values: readonly string[];
}

/** A call that a consumer makes. */
export interface Operation extends Described {
  /** `GET /orders/{orderId}`: unique in the contract. */
  readonly key: string;
  /** `operationId`. */
  readonly id?: string;
  /** Upper case where the specification fixes it; as written among OpenAPI 3.2's `additionalOperations`. */
  readonly method: string;
  readonly path: string;
  readonly tags: readonly string[];
  /** The path item's and its own, its own winning. */
  readonly parameters: readonly Parameter[];
  readonly request?: Payload;
  readonly responses: readonly Response[];
  /** Alternatives, of which one must be met; empty = open to all. */
  readonly security: readonly SecurityRequirement[];
  /** True when the operation itself says `security`, and does not merely inherit it. */
  readonly securityDeclared: boolean;
  readonly servers: readonly Server[];
  readonly lifecycle: Lifecycle;
  readonly policy: Policy;
  readonly externalDocs?: string;
}

export interface Parameter extends Described {
  readonly name: string;
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  readonly required: boolean;
  /** Resolved default: `form`, `simple`…; `tabDelimited` is Swagger 2.0's `tsv`, which later dialects cannot say. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Media type, when the parameter is serialised by `content` instead of a style. */
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly examples: readonly Example[];
  readonly lifecycle: Lifecycle;
}

/** Who writes the bytes; the other side reads them. `either`: an AsyncAPI channel that no operation uses. */
export type Writer = 'owner' | 'consumer' | 'either';

/** A body, and who writes it: that alone decides compatibility. */
export interface Payload extends Described {
  readonly writtenBy: Writer;
  readonly required: boolean;
  readonly content: readonly MediaContent[];
}

export interface MediaContent extends Node {
  /** Lower case, parameters kept: `application/json`; `*` when an AsyncAPI message does not say. */
  readonly mediaType: string;
  /** The whole body. */
  readonly schema?: Schema;
  /** Each item of a body that comes in sequence: lines of JSON, server-sent events (OpenAPI 3.2). */
  readonly itemSchema?: Schema;
  /** Stands in place of `schema` when that is not JSON Schema. */
  readonly opaque?: OpaqueSchema;
  readonly examples: readonly Example[];
  readonly encoding: Readonly<Record<string, Json>>;
}

/** A schema in a language that Tenon does not read (Avro, Protobuf, RAML…): kept, compared as a whole, never taken for JSON Schema. */
export interface OpaqueSchema {
  readonly at: Place;
  /** Its `schemaFormat`. */
  readonly format: string;
  readonly value: Json;
}

export interface Example extends Described {
  readonly name: string;
  readonly value?: Json;
  /** A URL whose content was not fetched. */
  readonly external?: string;
}

export interface Response extends Described {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly headers: readonly Header[];
  readonly payload?: Payload;
  readonly links: readonly Link[];
}

/** What a caller can do next with what a response holds. */
export interface Link extends Described {
  readonly name: string;
  readonly operationId?: string;
  readonly operationRef?: string;
  /** Parameter → constant or runtime expression. */
  readonly parameters: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
}

export interface Header extends Described {
  /** As written; compare without case. */
  readonly name: string;
  readonly required: boolean;
  readonly schema?: Schema;
  readonly examples: readonly Example[];
  readonly lifecycle: Lifecycle;
}

/** Something pushed: a webhook, a callback, an AsyncAPI message. */
export interface Exchange extends Described {
  readonly via: 'webhook' | 'callback' | 'message';
  /** Unique in the contract: `webhook order.paid`, `POST /orders callback onPaid`, `publishOrder send OrderPaid`. */
  readonly key: string;
  /** The webhook's or callback's key, or the message's name. */
  readonly name: string;
  /** True where `name` is nobody's choice: of a message that AsyncAPI 2 lets stand without any. */
  readonly isUnnamed?: boolean;
  readonly title?: string;
  /** Seen from the owner of the contract. `unknown`: no operation says. */
  readonly direction: 'sent' | 'received' | 'unknown';
  /** Upper case; webhooks and callbacks. */
  readonly method?: string;
  /** The operationId (webhook, callback) or the AsyncAPI operation's key. */
  readonly operationId?: string;
  /** The key of the operation that carries the callback. */
  readonly parent?: string;
  /** Where it goes: the channel's key (messages) or the callback's runtime expression. */
  readonly channel?: string;
  readonly tags: readonly string[];
  /** OpenAPI parameters of the pushed request (its headers among them). */
  readonly parameters: readonly Parameter[];
  /** AsyncAPI message headers: a schema for an object. */
  readonly headers?: Schema;
  readonly payload?: Payload;
  /** What the receiver answers: webhook and callback responses, or an AsyncAPI reply's messages (status `reply`). */
  readonly answers: readonly Response[];
  readonly correlationId?: string;
  /** AsyncAPI message bindings. */
  readonly bindings: Readonly<Record<string, Json>>;
  /** Those of the AsyncAPI operation that carries the message. */
  readonly operationBindings?: Readonly<Record<string, Json>>;
  readonly security: readonly SecurityRequirement[];
  readonly lifecycle: Lifecycle;
  readonly policy: Policy;
  readonly delivery: Delivery;
}

/** An AsyncAPI channel. */
export interface Channel extends Described {
  readonly key: string;
  /** The topic, subject or path, parameters in braces; undefined when it is unknown until run time. */
  readonly address?: string;
  readonly title?: string;
  readonly parameters: readonly ChannelParameter[];
  /** Names of the messages that it carries. */
  readonly messages: readonly string[];
  /** Names of its servers; all of the contract's when it says nothing. */
  readonly servers: readonly string[];
  readonly bindings: Readonly<Record<string, Json>>;
  readonly delivery: Delivery;
}

export interface ChannelParameter extends Described {
  readonly name: string;
  readonly values: readonly string[];
  readonly default?: string;
  /** What its value must be, beyond `values` (AsyncAPI 2). */
  readonly schema?: Schema;
  /** The runtime expression that tells where in a message the value stands. */
  readonly location?: string;
}

export interface SecurityScheme extends Described {
  readonly name: string;
  readonly type: string;
  /** `bearer`, `basic`… for type `http`. */
  readonly scheme?: string;
  readonly bearerFormat?: string;
  /** Where an API key goes, and under what name. */
  readonly in?: string;
  readonly parameter?: string;
  readonly flows: readonly OAuthFlow[];
  readonly openIdConnectUrl?: string;
}

export interface OAuthFlow {
  readonly type: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: ReadonlyMap<string, string>;
}

/** All of these schemes together; an empty one asks for nothing. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];
