import { isObject, type Json } from '../../kernel/json.js';
import { child, lastToken } from '../../kernel/pointer.js';
import type { Exchange, MediaContent, Payload, Writer } from '../contract.js';
import {
  type Cursor,
  describedBy,
  given,
  itemsOf,
  member,
  objectAt,
  type Reading,
  textOf,
} from '../reading.js';
import type { Schema } from '../schema.js';
import { readInFormat } from '../schema-formats.js';
import { readSchema } from '../schema-reader.js';
import type { MessageEntry } from './channels.js';
import { bindingsOf } from './servers.js';

/** What a message says of itself, whichever operation carries it. */
export type Message = Pick<
  Exchange,
  | 'at'
  | 'extensions'
  | 'summary'
  | 'description'
  | 'name'
  | 'title'
  | 'tags'
  | 'headers'
  | 'correlationId'
  | 'bindings'
> & { readonly payload?: Payload; readonly cursor: Cursor };

/** A node and its traits, the nearest first: what one layer does not say, the next may. */
export interface Layers {
  readonly own: Cursor;
  readonly all: readonly Cursor[];
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#traits-merge-mechanism */
export function layersOf(reading: Reading, own: Cursor): Layers {
  const traits = itemsOf(reading, member(own, 'traits'), 'traits').flatMap(
    (item) => objectAt(reading, item, 'trait') ?? [],
  );
  return { own, all: [own, ...traits.reverse()] };
}

/** The nearest layer's member of that name. */
export function layered(layers: Layers, key: string): Cursor | undefined {
  for (const layer of layers.all) {
    const found = member(layer, key);
    if (found) return found;
  }
  return undefined;
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#messageObject */
export function readMessage(reading: Reading, entry: MessageEntry, writtenBy: Writer): Message {
  const layers = layersOf(reading, entry.cursor);
  const described = describedBy(entry.cursor);
  const text = (key: string) => {
    const value = layered(layers, key)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const payload = readPayload(reading, layers, text('contentType') ?? defaultContentType(reading), writtenBy);
  const headers = readHeaders(reading, layers);
  const correlation = objectAt(reading, layered(layers, 'correlationId'), 'correlationId');
  let bindings: Readonly<Record<string, Json>> = {};
  for (const layer of layers.all) bindings = { ...bindingsOf(reading, layer), ...bindings };
  return {
    ...described,
    ...given('summary', described.summary ?? text('summary')),
    ...given('description', described.description ?? text('description')),
    name: text('name') ?? componentMessage(entry.cursor) ?? entry.key,
    ...given('title', text('title')),
    tags: itemsOf(reading, layered(layers, 'tags'), 'tags').flatMap((item) => {
      const tag = objectAt(reading, item, 'tag');
      return (tag && textOf(tag, 'name')) ?? [];
    }),
    ...given('headers', headers),
    ...given('correlationId', correlation && textOf(correlation, 'location')),
    bindings,
    ...given('payload', payload),
    cursor: entry.cursor,
  };
}

function componentMessage({ place }: Cursor): string | undefined {
  return place.pointer.startsWith('/components/messages/') ? lastToken(place.pointer) : undefined;
}

function defaultContentType(reading: Reading): string {
  const root = reading.tree.root.value;
  return isObject(root) && typeof root.defaultContentType === 'string' ? root.defaultContentType : '*';
}

function readPayload(
  reading: Reading,
  layers: Layers,
  mediaType: string,
  writtenBy: Writer,
): Payload | undefined {
  const at = layered(layers, 'payload');
  const examples = itemsOf(reading, layered(layers, 'examples'), 'examples').flatMap((item) => {
    const value = member(item, 'payload');
    return value
      ? [{ at: value.place, extensions: {}, name: textOf(item, 'name') ?? '', value: value.value }]
      : [];
  });
  if (!at) return undefined;
  const base = { at: at.place, extensions: {}, mediaType: mediaType.toLowerCase(), examples, encoding: {} };
  const content: MediaContent = { ...base, ...readFormatted(reading, at) };
  return { at: at.place, extensions: {}, writtenBy, required: true, content: [content] };
}

/** A schema, or a Multi Format Schema Object that wraps one and names its language. */
export function readFormatted(reading: Reading, at: Cursor): Pick<MediaContent, 'schema' | 'opaque'> {
  const wrapper =
    isObject(at.value) && typeof at.value.$ref === 'string' ? objectAt(reading, at, 'payload') : at;
  const format = wrapper && textOf(wrapper, 'schemaFormat');
  const inner = wrapper && format !== undefined ? member(wrapper, 'schema') : undefined;
  if (format === undefined || !inner) return { schema: readSchema(reading, at) };
  return readInFormat(reading, inner, format);
}

/** The headers of the message and of its traits hold together. */
function readHeaders(reading: Reading, layers: Layers): Schema | undefined {
  const schemas = layers.all.flatMap((layer) => {
    const at = member(layer, 'headers');
    const schema = at && readFormatted(reading, at).schema;
    return schema ? [schema] : [];
  });
  const [first] = schemas;
  if (!first || schemas.length === 1) return first;
  const place = { file: layers.own.place.file, pointer: child(layers.own.place.pointer, 'headers') };
  return { ...first, at: place, ...NOTHING, allOf: schemas };
}

/** Takes from a copied schema what only its parts may say. */
const NOTHING = {
  extensions: {},
  properties: new Map(),
  patternProperties: new Map(),
  required: new Set<string>(),
  dependentRequired: new Map(),
  dependentSchemas: new Map(),
  anyOf: [],
  oneOf: [],
} as const;
