import type { Json, JsonObject } from '../../kernel/json.js';
import { child } from '../../kernel/pointer.js';
import type { ChannelParameter, Contract, Reply } from '../contract.js';
import { given } from '../reading.js';
import { type Schema, target } from '../schema.js';
import { type AsyncApiAccess, writeAsyncApiAccess } from './asyncapi-access.js';
import { type MessageWriter, writeMessages } from './asyncapi-messages.js';
import { type Plan, type PlannedChannel, type PlannedOperation, planOf } from './asyncapi-plan.js';
import { writeBindings, writeOperationBindings } from './bindings.js';
import { asDraft7 } from './draft-7.js';
import { type SchemaWriter, writeSchemas } from './schema.js';
import { type SharedWriter, writeShared } from './shared.js';
import { writeDocs, writeInfo, writeTags, writeTexts } from './texts.js';
import { startWriting, type Writing, type Written } from './writing.js';

/** All that prints an AsyncAPI document. */
interface AsyncApiWriting extends Writing {
  readonly plan: Plan;
  readonly access: AsyncApiAccess;
  readonly schemas: SchemaWriter;
  readonly shared: SharedWriter;
  readonly messages: MessageWriter;
}

/**
 * Prints the canonical AsyncAPI 3.0 document of an AsyncAPI contract of any dialect: one file, every reference local,
 * names kept, traits merged into what they belong to.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#A2SObject
 */
export function writeAsyncApi(contract: Contract): Written {
  const start = startWriting(contract, 'AsyncAPI 3.0');
  const schemas = writeSchemas(start, asDraft7(start));
  const shared = writeShared(start);
  const writing: AsyncApiWriting = {
    ...start,
    plan: planOf(contract),
    access: writeAsyncApiAccess(start),
    schemas,
    shared,
    messages: writeMessages(start, { schemas, shared }),
  };
  const { info, tags } = contract;
  const sections = {
    servers: writing.access.servers(),
    channels: writeChannels(writing),
    operations: writeOperations(writing),
    components: writeComponents(writing),
  };
  return writing.finish({
    asyncapi: '3.0.0',
    ...given('id', info.id),
    info: writing.placed(info.at, {
      ...writeInfo(contract),
      ...writeTags(writing, tags),
      ...writeDocs(writing, info.externalDocs),
      ...info.extensions,
    }),
    ...given('defaultContentType', info.defaultContentType),
    ...filled(sections),
    ...contract.extensions,
  });
}

function filled(sections: Readonly<Record<string, JsonObject>>): JsonObject {
  return Object.fromEntries(
    Object.entries(sections).filter(([, section]) => Object.keys(section).length > 0),
  );
}

function writeChannels(writing: AsyncApiWriting): JsonObject {
  return Object.fromEntries(
    [...writing.plan.channels.values()].map((planned) => [planned.key, writeChannel(writing, planned)]),
  );
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#channelObject */
function writeChannel(writing: AsyncApiWriting, { channel, key, messages }: PlannedChannel): JsonObject {
  const { at, servers, parameters } = channel;
  const listed = [...messages].map(([name, exchange]) => [name, writing.messages.use(exchange, name, at)]);
  return writing.placed(at, {
    ...given('address', channel.address),
    ...given('title', channel.title),
    ...writeTexts(channel),
    ...(servers.length > 0 && { servers: servers.map((name) => ({ $ref: refOf('servers', name) })) }),
    ...(parameters.length > 0 && {
      parameters: Object.fromEntries(
        parameters.map((parameter) => [parameter.name, writeParameter(writing, parameter)]),
      ),
    }),
    ...(listed.length > 0 && { messages: Object.fromEntries(listed) }),
    ...writeTags(writing, channel.tags),
    ...writeDocs(writing, channel.externalDocs),
    ...writeBindings(writing, channel.bindings, { at, what: `the channel ${key}` }),
    ...channel.extensions,
  });
}

/** Words of a schema that a parameter of AsyncAPI 3 has too, or that say nothing of an address. */
const KEPT: ReadonlySet<string> = new Set(['enum', 'default', 'examples', 'description', 'title']);

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#parameterObject */
function writeParameter(writing: AsyncApiWriting, parameter: ChannelParameter): JsonObject {
  const { at, name, values, location, schema } = parameter;
  const said = schema && target(schema);
  const examples = parameter.examples ?? said?.examples.filter((example) => typeof example === 'string');
  if (said) noteSchema(writing, name, said);
  const printed = writing.placed(at, {
    ...given('description', parameter.description ?? said?.description),
    ...(values.length > 0 && { enum: [...values] }),
    ...given('default', parameter.default),
    ...(examples && examples.length > 0 && { examples: [...examples] }),
    ...given('location', location),
    ...parameter.extensions,
  });
  return writing.shared.use('parameters', at, printed);
}

function noteSchema(writing: AsyncApiWriting, name: string, schema: Schema): void {
  const printed = writing.schemas.schema(schema);
  const words = Object.entries(printed === true ? {} : (printed as JsonObject))
    .filter(([word, value]) => !(KEPT.has(word) || (word === 'type' && value === 'string')))
    .map(([word]) => word);
  if (words.length > 0)
    writing.lose('upgrade/parameter-schema', schema.at, { name, words: words.join('`, `') });
}

function writeOperations(writing: AsyncApiWriting): JsonObject {
  return Object.fromEntries(
    writing.plan.operations.map((planned) => [planned.key, writeOperation(writing, planned)]),
  );
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject */
function writeOperation(
  writing: AsyncApiWriting,
  { operation, key, messages }: PlannedOperation,
): JsonObject {
  const { at, direction, reply, namesMessages } = operation;
  const channel = writing.plan.channels.get(operation.channel);
  const isEmpty = messages.length === 0 && channel?.messages.size === 0;
  return writing.placed(at, {
    ...(direction !== 'unknown' && { action: direction === 'sent' ? 'send' : 'receive' }),
    channel: refToChannel(writing, operation.channel),
    ...given('title', operation.title),
    ...writeTexts(operation),
    ...writing.access.security(operation.security, at),
    ...writeTags(writing, operation.tags),
    ...writeDocs(writing, operation.externalDocs),
    ...writeOperationBindings(writing, operation.bindings, { at, what: `the operation ${key}` }),
    ...(namesMessages && !isEmpty && { messages: refsTo(writing, operation.channel, messages) }),
    ...(reply && { reply: writeReply(writing, reply, operation.channel) }),
    ...operation.extensions,
  });
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationReplyObject */
function writeReply(writing: AsyncApiWriting, reply: Reply, asked: string): JsonObject {
  const { address, channel, messages } = reply;
  return writing.placed(reply.at, {
    ...(address && {
      address: {
        ...given('description', address.description),
        location: address.location,
        ...address.extensions,
      },
    }),
    ...(channel !== undefined && { channel: refToChannel(writing, channel) }),
    ...(messages && { messages: refsTo(writing, channel ?? asked, messages) }),
    ...reply.extensions,
  });
}

function refsTo(writing: AsyncApiWriting, channel: string, messages: readonly string[]): Json[] {
  const key = writing.plan.channels.get(channel)?.key ?? channel;
  return messages.map((message) => ({ $ref: refOf('channels', key, 'messages', message) }));
}

function refToChannel(writing: AsyncApiWriting, channel: string): JsonObject {
  return { $ref: refOf('channels', writing.plan.channels.get(channel)?.key ?? channel) };
}

/** A reference to what the document lists itself. */
function refOf(...tokens: readonly string[]): string {
  return `#${child('', ...tokens).replaceAll('%', '%25')}`;
}

function writeComponents(writing: AsyncApiWriting): JsonObject {
  const { messages, schemas, shared, access, contract } = writing;
  // Messages before schemas: what they hold may add to those.
  const printed = messages.components();
  return {
    ...filled({
      messages: printed,
      schemas: schemas.components(),
      ...(shared.components() as Record<string, JsonObject>),
      securitySchemes: access.schemes(),
    }),
    ...contract.components.extensions,
  };
}
