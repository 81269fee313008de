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
  /** `arazzo` only where a document is read to be linted: it holds no operation and no exchange. */
  readonly kind: 'openapi' | 'asyncapi' | 'arazzo';
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
  /** AsyncAPI operations, whether they carry a message or not; none in OpenAPI. */
  readonly channelOperations: readonly ChannelOperation[];
  /** Every schema that the contract holds, by place. */
  readonly schemas: ReadonlyMap<PlaceKey, Schema>;
  /** The schemas that the author named (`components.schemas`), by name. */
  readonly namedSchemas: ReadonlyMap<string, Schema>;
  /** The other parts that the author named, used or not; read when asked for. */
  readonly components: Components;
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
  readonly contact?: Node & { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: Node & { readonly name?: string; readonly url?: string; readonly identifier?: string };
  readonly termsOfService?: string;
  readonly externalDocs?: ExternalDocs;
  /** What AsyncAPI identifies the application by: a URI. */
  readonly id?: string;
  /** AsyncAPI's, as written: what messages are that say nothing of it. */
  readonly defaultContentType?: string;
}

export interface ExternalDocs extends Described {
  readonly url: string;
}

/** The parts of `components` that are no schemas and no security schemes, by name. */
export interface Components extends Node {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly requestBodies: ReadonlyMap<string, Payload>;
  readonly responses: ReadonlyMap<string, Response>;
  readonly headers: ReadonlyMap<string, Header>;
  readonly examples: ReadonlyMap<string, Example>;
  readonly links: ReadonlyMap<string, Link>;
  /** AsyncAPI's, as if a channel listed them that no operation uses. */
  readonly messages: ReadonlyMap<string, Exchange>;
  /** What is wrong in them; where they are used, the contract's own `mistakes` tell it too. */
  readonly mistakes: readonly Problem[];
}

export interface Tag extends Described {
  readonly name: string;
  /** The name of the tag that it stands under (OpenAPI 3.2). */
  readonly parent?: string;
  /** `nav`, `badge`, `audience`… (OpenAPI 3.2). */
  readonly kind?: string;
  readonly externalDocs?: ExternalDocs;
}

export interface Server extends Described {
  /** The AsyncAPI key; in OpenAPI 3.2 what the author called it, else empty. */
  readonly name: string;
  readonly title?: string;
  /** As written, variables in braces; AsyncAPI's protocol, host and pathname put together. */
  readonly url: string;
  /** `https`, `kafka-secure`, `nats`… taken from the URL in OpenAPI; empty when the URL is relative. */
  readonly protocol: string;
  readonly protocolVersion?: string;
  readonly variables: readonly ServerVariable[];
  readonly security: readonly SecurityRequirement[];
  readonly bindings: Readonly<Record<string, Json>>;
  readonly tags?: readonly Tag[];
  readonly externalDocs?: ExternalDocs;
}

export interface ServerVariable extends Described {
  readonly name: string;
  readonly default?: string;
  readonly values: readonly string[];
  /** AsyncAPI. */
  readonly examples?: readonly string[];
}

/** What the operations of one path have in common. */
export interface PathItem extends Described {
  /** Those that hold for all of its operations, but for those that say otherwise. */
  readonly parameters: readonly Parameter[];
  /** Its own; empty when it says nothing. */
  readonly servers: readonly Server[];
  /** The members that it has, in the author's order: among them its methods. */
  readonly order: readonly string[];
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
  readonly item: PathItem;
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
  readonly externalDocs?: ExternalDocs;
}

export interface Parameter extends Described {
  readonly name: string;
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  readonly required: boolean;
  /** Resolved default: `form`, `simple`…; `tabDelimited` is Swagger 2.0's `tsv`, which later dialects cannot say. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** May it be sent with no value at all? Said of parameters in the query. */
  readonly allowEmptyValue?: boolean;
  /** Media type, when the parameter is serialised by `content` instead of a style. */
  readonly mediaType?: string;
  /** All that its `content` says. */
  readonly media?: MediaContent;
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
  readonly server?: Server;
}

export interface Header extends Described {
  /** As written; compare without case. */
  readonly name: string;
  readonly required: boolean;
  /** `simple` since OpenAPI 3; Swagger 2.0 has more. */
  readonly style: string;
  readonly explode: boolean;
  /** Media type, when it is serialised by `content`. */
  readonly mediaType?: string;
  /** All that its `content` says. */
  readonly media?: MediaContent;
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
  /** The path item of a webhook or callback. */
  readonly item?: PathItem;
  readonly externalDocs?: ExternalDocs;
  /** What else AsyncAPI says of a message. */
  readonly message?: MessageTexts;
  /** The AsyncAPI operation that carries the message; none when nobody says. */
  readonly carrier?: ChannelOperation;
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

/** What an AsyncAPI message says beyond what every exchange has. */
export interface MessageTexts {
  /** Its key in its channel. */
  readonly key: string;
  /** AsyncAPI 2's `messageId`. */
  readonly id?: string;
  /** The name that it gives itself, where it does. */
  readonly ownName?: string;
  /** Does the message itself say so, and not its operation? */
  readonly deprecated: boolean;
  /** Where the channel, or an operation of AsyncAPI 2, lists it. */
  readonly listed: Place;
  readonly contentType?: string;
  readonly tags: readonly Tag[];
  readonly correlation?: Described & { readonly location: string };
  readonly examples: readonly MessageExample[];
}

/** Values of a whole message: of its headers, its payload, or both. */
export interface MessageExample extends Described {
  readonly name?: string;
  readonly headers?: Json;
  readonly payload?: Json;
}

/** What the owner of an AsyncAPI contract does on a channel. */
export interface ChannelOperation extends Described {
  /** `operationId`, or the key in AsyncAPI 3; none where AsyncAPI 2 lets it stand without any. */
  readonly id?: string;
  readonly title?: string;
  /** The channel's key. */
  readonly channel: string;
  readonly direction: 'sent' | 'received' | 'unknown';
  readonly tags: readonly Tag[];
  readonly security: readonly SecurityRequirement[];
  readonly bindings: Readonly<Record<string, Json>>;
  readonly externalDocs?: ExternalDocs;
  /** Does it name its messages? Else it carries all of its channel's. */
  readonly namesMessages: boolean;
  readonly reply?: Reply;
}

/** Where and what is answered. @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationReplyObject */
export interface Reply extends Node {
  readonly address?: Described & { readonly location: string };
  /** The channel's key, when it is said. */
  readonly channel?: string;
  /** Keys of messages in that channel; all of them when it names none. */
  readonly messages?: readonly string[];
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
  readonly tags: readonly Tag[];
  readonly externalDocs?: ExternalDocs;
  readonly delivery: Delivery;
}

export interface ChannelParameter extends Described {
  readonly name: string;
  readonly values: readonly string[];
  readonly default?: string;
  /** What its value must be, beyond `values` (AsyncAPI 2). */
  readonly schema?: Schema;
  readonly examples?: readonly string[];
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
  /** What AsyncAPI 3 asks of whoever uses it. */
  readonly scopes?: readonly string[];
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
