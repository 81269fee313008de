import type { JsonObject } from '../../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import type { Exchange, MessageExample } from '../contract.js';
import { given } from '../reading.js';
import { lastOf } from './asyncapi-plan.js';
import { writeBindings } from './bindings.js';
import { namesOf, refTo } from './names.js';
import type { SchemaWriter } from './schema.js';
import type { SharedWriter } from './shared.js';
import { writeDocs, writeTags, writeTexts } from './texts.js';
import type { Writing } from './writing.js';

export interface MessageWriter {
  /** A message where its channel lists it: by reference when the author named it, or gave it another file. */
  use(exchange: Exchange, key: string, channel: Place): JsonObject;
  /** `components.messages`: call it when all channels are printed. */
  components(): JsonObject;
}

interface Tools {
  readonly schemas: SchemaWriter;
  readonly shared: SharedWriter;
}

export function writeMessages(writing: Writing, tools: Tools): MessageWriter {
  const { contract } = writing;
  const authored = contract.components.messages;
  const names = namesOf(writing, 'messages', authored);
  const byPlace = new Map<PlaceKey, { readonly name: string; readonly exchange: Exchange }>();
  for (const [name, exchange] of authored)
    if (!byPlace.has(keyOf(exchange.at)) || lastOf(exchange.at.pointer, '/components/messages') === name)
      byPlace.set(keyOf(exchange.at), { name: names.ofAuthor(name), exchange });
  return {
    use(exchange, key, channel) {
      const { at } = exchange;
      const place = keyOf(at);
      const isInline = at.file === channel.file && at.pointer.startsWith(`${channel.pointer}/`);
      if (!byPlace.has(place) && at.file !== contract.at.file && !isInline)
        byPlace.set(place, { name: names.made(at), exchange });
      const component = byPlace.get(place);
      return component
        ? { $ref: refTo('messages', component.name) }
        : writeMessage(writing, tools, exchange, key);
    },
    components() {
      const printed = [...byPlace.values()].map(({ name, exchange }) => [
        name,
        writeMessage(writing, tools, exchange, name),
      ]);
      for (const [name, { at }] of authored) {
        const { name: other } = byPlace.get(keyOf(at)) as { name: string };
        if (names.ofAuthor(name) !== other)
          printed.push([names.ofAuthor(name), { $ref: refTo('messages', other) }]);
      }
      return Object.fromEntries(printed);
    },
  };
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#messageObject */
function writeMessage(
  writing: Writing,
  { schemas, shared }: Tools,
  exchange: Exchange,
  key: string,
): JsonObject {
  const { at, message, isUnnamed, headers } = exchange;
  // Who reads it again takes the key for the name of one that has none.
  const implied = isUnnamed || exchange.name === key ? undefined : exchange.name;
  if (exchange.lifecycle.deprecated && !message?.deprecated)
    writing.lose('upgrade/operation-deprecated', exchange.carrier?.at ?? at, { message: exchange.name });
  return writing.placed(at, {
    ...given('name', message?.ownName ?? implied),
    ...given('title', exchange.title),
    ...writeTexts(exchange),
    ...given('contentType', message?.contentType),
    ...(message?.deprecated && { deprecated: true }),
    ...(headers && { headers: schemas.schema(headers) }),
    ...writePayload(schemas, exchange),
    ...(message?.correlation && { correlationId: writeCorrelation(writing, shared, message.correlation) }),
    ...writeTags(writing, message?.tags),
    ...writeDocs(writing, exchange.externalDocs),
    ...writeBindings(writing, exchange.bindings, { at, what: `the message ${exchange.name}` }),
    ...(message && message.examples.length > 0 && { examples: message.examples.map(writeMessageExample) }),
    ...exchange.extensions,
  });
}

/** A schema in a language that is not JSON Schema says so itself. */
function writePayload(schemas: SchemaWriter, { payload }: Exchange): JsonObject {
  const [content] = payload?.content ?? [];
  if (content?.opaque)
    return { payload: { schemaFormat: content.opaque.format, schema: content.opaque.value } };
  return content?.schema ? { payload: schemas.schema(content.schema) } : {};
}

function writeCorrelation(
  writing: Writing,
  shared: SharedWriter,
  { at, location, description, extensions }: NonNullable<NonNullable<Exchange['message']>['correlation']>,
): JsonObject {
  const printed = writing.placed(at, { ...given('description', description), location, ...extensions });
  return shared.use('correlationIds', at, printed);
}

function writeMessageExample(example: MessageExample): JsonObject {
  return {
    ...given('name', example.name),
    ...given('summary', example.summary),
    ...given('headers', example.headers),
    ...given('payload', example.payload),
  };
}
