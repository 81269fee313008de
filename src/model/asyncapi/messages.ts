import { child } from '../../kernel/pointer.js';
import type { Exchange, MediaContent, MessageTexts, Payload, Writer } from '../contract.js';
import {
  type Cursor,
  componentName,
  describedBy,
  given,
  itemsOf,
  member,
  objectAt,
  textOf,
} from '../reading.js';
import { readTags } from '../root.js';
import type { Schema } from '../schema.js';
import type { MessageEntry } from './channels.js';
import { noteForeign, type Root } from './document.js';
import { readFormatted } from './formats.js';
import {
  bindingPlaces,
  type Layers,
  layered,
  layeredBindings,
  layeredDocs,
  layeredText,
  layersOf,
  placedBy,
} from './traits.js';

/** What a message says of itself, whichever operation carries it. */
export type Message = Pick<
  Exchange,
  | 'at'
  | 'extensions'
  | 'summary'
  | 'description'
  | 'name'
  | 'isUnnamed'
  | 'title'
  | 'tags'
  | 'headers'
  | 'correlationId'
  | 'bindings'
  | 'bindingsAt'
  | 'externalDocs'
  | 'message'
> & { readonly payload?: Payload; readonly layers: Layers };

const WORDS_OF_2 = {
  schemaFormat: '`schemaFormat` and `schema` in the payload',
} as const;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#messageObject */
export function readMessage(root: Root, entry: MessageEntry, writtenBy: Writer): Message {
  const layers = layersOf(root, entry.cursor);
  if (root.major === 3) noteForeign(root, entry.cursor, WORDS_OF_2);
  const name = nameOf(root, entry.cursor) ?? entry.name;
  const payload = readPayload(root, layers, writtenBy);
  const headers = readHeaders(root, layers);
  const message = readTexts(root, layers, entry);
  return {
    ...placedBy(layers),
    ...given('summary', layeredText(layers, 'summary')),
    ...given('description', layeredText(layers, 'description')),
    name: name ?? entry.key,
    ...(name === undefined && { isUnnamed: true }),
    ...given('title', layeredText(layers, 'title')),
    tags: message.tags.map((tag) => tag.name),
    ...given('headers', headers),
    ...given('correlationId', message.correlation?.location),
    ...given('externalDocs', layeredDocs(root, layers)),
    bindings: layeredBindings(root, layers),
    bindingsAt: bindingPlaces(root, layers),
    ...given('payload', payload),
    message,
    layers,
  };
}

function readTexts(root: Root, layers: Layers, { key, listed }: MessageEntry): MessageTexts {
  const { reading } = root;
  const correlation = objectAt(reading, layered(layers, 'correlationId'), 'correlationId');
  const location = correlation && textOf(correlation, 'location');
  return {
    key,
    listed,
    ...given('id', layeredText(layers, 'messageId')),
    ...given('ownName', layeredText(layers, 'name')),
    deprecated: layered(layers, 'deprecated')?.value === true,
    ...given('contentType', layeredText(layers, 'contentType')),
    tags: readTags(reading, layered(layers, 'tags')),
    ...(location !== undefined && { correlation: { ...describedBy(correlation as Cursor), location } }),
    examples: itemsOf(reading, layered(layers, 'examples'), 'examples').map((item) => ({
      ...describedBy(item),
      ...given('name', textOf(item, 'name')),
      ...given('headers', member(item, 'headers')?.value),
      ...given('payload', member(item, 'payload')?.value),
    })),
  };
}

/** The name that the author gave a message, wherever a channel lists it. */
export function nameOf(root: Root, message: MessageEntry['cursor']): string | undefined {
  const layers = layersOf(root, message);
  return (
    layeredText(layers, 'name') ??
    (root.major === 2 ? layeredText(layers, 'messageId') : undefined) ??
    componentName(root.reading, message.place, 'messages')
  );
}

function defaultContentType({ document }: Root): string {
  return textOf(document, 'defaultContentType') ?? '*';
}

function readPayload(root: Root, layers: Layers, writtenBy: Writer): Payload | undefined {
  const at = layered(layers, 'payload');
  if (!at) return undefined;
  const examples = itemsOf(root.reading, layered(layers, 'examples'), 'examples').flatMap((item) => {
    const value = member(item, 'payload');
    return value
      ? [{ ...describedBy(item), at: value.place, name: textOf(item, 'name') ?? '', value: value.value }]
      : [];
  });
  const mediaType = layeredText(layers, 'contentType') ?? defaultContentType(root);
  const base = { at: at.place, extensions: {}, mediaType: mediaType.toLowerCase(), examples, encoding: {} };
  const content: MediaContent = {
    ...base,
    ...readFormatted(root, at, layeredText(layers, 'schemaFormat')),
  };
  return { at: at.place, extensions: {}, writtenBy, required: true, content: [content] };
}

/** The headers of the message and of its traits hold together. */
function readHeaders(root: Root, layers: Layers): Schema | undefined {
  const schemas = layers.all.flatMap((layer) => {
    const at = member(layer, 'headers');
    const schema = at && readFormatted(root, at).schema;
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
