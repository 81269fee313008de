import { keyOf } from '../../kernel/place.js';
import { child, lastToken } from '../../kernel/pointer.js';
import type { ChannelOperation, Exchange, Reply, Response, Writer } from '../contract.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  extensionsOf,
  follow,
  given,
  itemsOf,
  kindOf,
  member,
  membersOf,
  objectAt,
  textOf,
} from '../reading.js';
import { readTags } from '../root.js';
import { type ChannelEntry, type MessageEntry, readChannel } from './channels.js';
import type { Root } from './document.js';
import { type Carrier, idleCarrier, toExchange } from './exchanges.js';
import { readMessage } from './messages.js';
import { readSchemeList } from './servers.js';
import {
  type Layers,
  layered,
  layeredBindings,
  layeredDocs,
  layeredText,
  layersOf,
  placedBy,
  throughLayers,
} from './traits.js';

/**
 * One exchange for each message of each operation. What the owner `send`s the owner writes; what it `receive`s
 * the consumer writes. Messages that no operation carries are kept, of unknown direction.
 */
export function readExchanges(
  root: Root,
  channels: readonly ChannelEntry[],
  at: Cursor | undefined,
): { readonly exchanges: Exchange[]; readonly channelOperations: ChannelOperation[] } {
  const carried = new Set<string>();
  const channelOperations: ChannelOperation[] = [];
  const exchanges = membersOf(root.reading, at, 'operations').flatMap(([key, entry]) => {
    const operation = objectAt(root.reading, entry, `operation ${key}`);
    const channel = operation && channelOfOperation(root, channels, operation);
    if (!operation || !channel) return [];
    const carrier = readCarrier({ root, channels, channel }, key, operation);
    channelOperations.push(carrier.carrier);
    return messagesOf(root, channel, member(operation, 'messages')).map((message) => {
      carried.add(`${channel.channel.key} ${message.key}`);
      return toExchange(root, channel, message, carrier);
    });
  });
  const rest = channels.flatMap((channel) =>
    channel.messages
      .filter((message) => !carried.has(`${channel.channel.key} ${message.key}`))
      .map((message) => toExchange(root, channel, message, idleCarrier(channel))),
  );
  return { exchanges: [...exchanges, ...rest], channelOperations };
}

/** Where an operation is read: the document, all of its channels, and the one that the operation names. */
interface Setting {
  readonly root: Root;
  readonly channels: readonly ChannelEntry[];
  readonly channel: ChannelEntry;
}

const VERBS = { sent: 'sends', received: 'receives', unknown: 'carries' } as const;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject */
function readCarrier(
  setting: Setting,
  key: string,
  at: Cursor,
): Carrier & Required<Pick<Carrier, 'carrier'>> {
  const { root, channel } = setting;
  const layers = layersOf(root, at);
  const direction = directionOf(root, at);
  const security = readSchemeList(root, layered(layers, 'security'));
  const operationBindings = layeredBindings(root, layers);
  return {
    carrier: {
      ...readOperationTexts(root, layers),
      id: key,
      channel: channel.channel.key,
      direction,
      security,
      bindings: operationBindings,
      namesMessages: member(at, 'messages') !== undefined,
      ...given('reply', readReplyTerms(setting, layers)),
    },
    key: `${key} ${VERBS[direction]}`,
    direction,
    operationId: key,
    operationBindings,
    answers: readReply(setting, layers, direction === 'received' ? 'owner' : 'consumer'),
    security,
    policy: throughLayers(layers, channel.policy, (inherited, layer) => readPolicy(layer, inherited)),
    delivery: throughLayers(layers, channel.channel.delivery, (inherited, layer) =>
      readDelivery(layer, inherited),
    ),
    lifecycleOf: layers.all,
  };
}

function directionOf({ reading }: Root, operation: Cursor): Exchange['direction'] {
  const action = member(operation, 'action');
  if (action?.value === 'send') return 'sent';
  if (action?.value === 'receive') return 'received';
  reading.mistake('value-mistyped', (action ?? operation).place, {
    what: 'action',
    wanted: 'send or receive',
    found: action ? kindOf(action.value) : 'missing',
  });
  return 'unknown';
}

function channelOfOperation(
  root: Root,
  channels: readonly ChannelEntry[],
  operation: Cursor,
): ChannelEntry | undefined {
  const channel = member(operation, 'channel');
  if (!channel)
    root.reading.mistake('value-mistyped', operation.place, {
      what: 'channel',
      wanted: 'a reference to a channel',
      found: 'missing',
    });
  return channelOf(root, channels, channel);
}

/** The root's channel that a reference leads to, else the referred channel itself. */
function channelOf(
  root: Root,
  channels: readonly ChannelEntry[],
  ref: Cursor | undefined,
): ChannelEntry | undefined {
  const at = objectAt(root.reading, ref, 'channel');
  if (!at || !ref) return undefined;
  const listed = channels.find(({ channel }) => keyOf(channel.at) === keyOf(at.place));
  const text = textOf(ref, '$ref');
  const named = text === undefined ? undefined : root.reading.tree.resolve(text, ref.place);
  if (text !== undefined && named?.ok && named.place.pointer.startsWith('/components/channels/'))
    root.reading.mistake(
      'channel-not-of-root',
      { file: ref.place.file, pointer: child(ref.place.pointer, '$ref') },
      { ref: text },
    );
  return listed ?? readChannel(root, lastToken(at.place.pointer) ?? 'channel', at);
}

/** The messages that an operation names, or all of its channel's when it names none. */
function messagesOf(
  root: Root,
  { channel, messages }: ChannelEntry,
  at: Cursor | undefined,
): readonly MessageEntry[] {
  if (!at) return messages;
  const { reading } = root;
  return itemsOf(reading, at, 'messages').flatMap((item) => {
    const cursor = follow(reading, item);
    const known = cursor && messages.find((message) => keyOf(message.cursor.place) === keyOf(cursor.place));
    if (!cursor || known) return known ?? [];
    const key = lastToken(cursor.place.pointer) ?? 'message';
    reading.mistake('message-not-of-channel', item.place, { message: key, channel: channel.key });
    return { key, name: key, cursor, listed: item.place };
  });
}

/** What every version says of an operation in words for people. */
export function readOperationTexts(
  root: Root,
  layers: Layers,
): Pick<
  ChannelOperation,
  'at' | 'extensions' | 'title' | 'summary' | 'description' | 'tags' | 'externalDocs'
> {
  return {
    ...placedBy(layers),
    ...given('title', layeredText(layers, 'title')),
    ...given('summary', layeredText(layers, 'summary')),
    ...given('description', layeredText(layers, 'description')),
    tags: readTags(root.reading, layered(layers, 'tags')),
    ...given('externalDocs', layeredDocs(root, layers)),
  };
}

function readReplyTerms({ root, channels, channel: asked }: Setting, layers: Layers): Reply | undefined {
  const at = objectAt(root.reading, layered(layers, 'reply'), 'reply');
  if (!at) return undefined;
  const address = objectAt(root.reading, member(at, 'address'), 'address');
  const channel = channelOf(root, channels, member(at, 'channel'));
  const named = member(at, 'messages');
  return {
    at: at.place,
    extensions: extensionsOf(at),
    ...(address && { address: { ...describedBy(address), location: textOf(address, 'location') ?? '' } }),
    ...given('channel', channel?.channel.key),
    ...given('channelAddress', channel?.channel.address),
    ...(named && { messages: messagesOf(root, channel ?? asked, named).map(({ key }) => key) }),
  };
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationReplyObject */
function readReply({ root, channels, channel: asked }: Setting, layers: Layers, writer: Writer): Response[] {
  const at = objectAt(root.reading, layered(layers, 'reply'), 'reply');
  if (!at) return [];
  const channel = channelOf(root, channels, member(at, 'channel')) ?? asked;
  const named = member(at, 'messages');
  if (!named && channel === asked) return [];
  const entries = messagesOf(root, channel, named);
  return entries.map((entry) => {
    const message = readMessage(root, entry, writer);
    return {
      at: message.at,
      extensions: message.extensions,
      ...given('description', message.description),
      status: entries.length > 1 ? `reply ${message.name}` : 'reply',
      headers: [],
      ...given('payload', message.payload),
      links: [],
    };
  });
}
