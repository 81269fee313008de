import type { Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { Server } from './contract.js';
import type { Described, Node } from './described.js';
import type { Lifecycle } from './policy.js';
import type { Schema } from './schema.js';

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
  /** How the items of a body that comes in parts are written, the first ones by place (OpenAPI 3.2). */
  readonly prefixEncoding?: Json;
  readonly itemEncoding?: Json;
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
