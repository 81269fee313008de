import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { PathItem, SecurityRequirement, Tag } from './contract.js';
import type { Described, ExternalDocs, Node } from './described.js';
import type { Parameter, Payload, Response } from './payload.js';
import type { Delivery, Lifecycle, Policy } from './policy.js';
import type { Schema } from './schema.js';

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
  /** Where those of each protocol are written. */
  readonly bindingsAt?: Readonly<Record<string, Place>>;
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
  /** Where that channel is; none when it is known at run time only. */
  readonly channelAddress?: string;
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
  /** Where those of each protocol are written. */
  readonly bindingsAt?: Readonly<Record<string, Place>>;
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
