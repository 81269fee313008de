import type { Json } from '../kernel/json.js';
import type { Location, Place, PlaceKey } from '../kernel/place.js';
import type { Problem } from '../kernel/problem.js';
import type { Described, ExternalDocs, Node } from './described.js';
import type { Channel, ChannelOperation, Exchange } from './exchange.js';
import type { Example, Header, Link, Parameter, Payload, Response } from './payload.js';
import type { Lifecycle, Policy } from './policy.js';
import type { Schema } from './schema.js';

export type * from './described.js';
export type * from './exchange.js';
export type * from './payload.js';

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
  /** What code is to call things, as whoever reads the contract chose: by operation, or by place (`#/components/schemas/Order`). */
  readonly names?: Readonly<Record<string, string>>;
  /** Local faults that the rest could live with. */
  readonly mistakes: readonly Problem[];
  /** Where something stands that could not be read, or refers to such: what it means is unknown. */
  readonly unread: ReadonlySet<PlaceKey>;
  /** Line and column of a place; computed when asked. */
  locate(place: Place): Location;
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

export interface SecurityScheme extends Described {
  readonly name: string;
  readonly type: string;
  /** `bearer`, `basic`… for type `http`, as written; case says nothing. */
  readonly scheme?: string;
  readonly bearerFormat?: string;
  /** Where an API key goes, and under what name. */
  readonly in?: string;
  readonly parameter?: string;
  readonly flows: readonly OAuthFlow[];
  readonly openIdConnectUrl?: string;
  /** Where OAuth 2 says of itself what else there is to know (OpenAPI 3.2). */
  readonly oauth2MetadataUrl?: string;
  readonly lifecycle: Lifecycle;
  /** What AsyncAPI 3 asks of whoever uses it. */
  readonly scopes?: readonly string[];
}

export interface OAuthFlow {
  readonly type: string;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly deviceAuthorizationUrl?: string;
  readonly scopes: ReadonlyMap<string, string>;
}

/** All of these schemes together; an empty one asks for nothing. */
export type SecurityRequirement = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];
