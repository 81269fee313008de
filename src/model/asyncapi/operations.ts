import { keyOf } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { Exchange, Response, Writer } from '../contract.js';
import { readDelivery, readLifecycle, readPolicy } from '../policy-reader.js';
import {
  type Cursor,
  follow,
  given,
  itemsOf,
  kindOf,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
} from '../reading.js';
import { type ChannelEntry, type MessageEntry, type Root, readChannel } from './channels.js';
import { layered, layersOf, readMessage } from './messages.js';
import { readSchemeList } from './servers.js';

/** Who carries a message: what its exchange takes from the operation, or from the channel alone. */
interface Carrier extends Pick<Exchange, 'direction' | 'answers' | 'security' | 'policy' | 'delivery'> {
  readonly key: string;
  readonly operationId?: string;
  readonly lifecycleOf: readonly Cursor[];
}

/**
 * One exchange for each message of each operation. What the owner `send`s the owner writes; what it `receive`s
 * the consumer writes. Messages that no operation carries are kept, of unknown direction.
 */
export function readExchanges(
  root: Root,
  channels: readonly ChannelEntry[],
  at: Cursor | undefined,
): Exchange[] {
  const { reading } = root;
  const carried = new Set<string>();
  const exchanges = membersOf(reading, at, 'operations').flatMap(([key, entry]) => {
    const operation = objectAt(reading, entry, `operation ${key}`);
    const channel = operation && channelOf(root, channels, member(operation, 'channel'));
    if (!operation || !channel) return [];
    const carrier = readCarrier(root, channels, channel, key, operation);
    return messagesOf(reading, channel, member(operation, 'messages')).map((message) => {
      carried.add(`${channel.channel.key} ${message.key}`);
      return toExchange(reading, channel, message, carrier);
    });
  });
  const rest = channels.flatMap((channel) =>
    channel.messages
      .filter((message) => !carried.has(`${channel.channel.key} ${message.key}`))
      .map((message) => toExchange(reading, channel, message, idleCarrier(channel))),
  );
  return [...exchanges, ...rest];
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationObject */
function readCarrier(
  root: Root,
  channels: readonly ChannelEntry[],
  channel: ChannelEntry,
  key: string,
  at: Cursor,
): Carrier {
  const { reading } = root;
  const layers = layersOf(reading, at);
  const action = textOf(at, 'action');
  if (action !== 'send' && action !== 'receive')
    reading.mistake('value-mistyped', at.place, {
      what: 'action',
      wanted: 'send or receive',
      found: kindOf(member(at, 'action')?.value ?? null),
    });
  const direction = action === 'receive' ? 'received' : 'sent';
  return {
    key: `${key} ${direction === 'sent' ? 'sends' : 'receives'}`,
    direction,
    operationId: key,
    answers: readReply(
      root,
      channels,
      channel,
      objectAt(reading, layered(layers, 'reply'), 'reply'),
      direction === 'sent' ? 'consumer' : 'owner',
    ),
    security: readSchemeList(reading, layered(layers, 'security')),
    policy: readPolicy(at, channel.policy),
    delivery: readDelivery(at, channel.channel.delivery),
    lifecycleOf: [at],
  };
}

function idleCarrier(channel: ChannelEntry): Carrier {
  const { policy } = channel;
  return {
    key: `channel ${channel.channel.key}`,
    direction: 'unknown',
    answers: [],
    security: [],
    policy,
    delivery: channel.channel.delivery,
    lifecycleOf: [],
  };
}

function toExchange(
  reading: Reading,
  channel: ChannelEntry,
  entry: MessageEntry,
  carrier: Carrier,
): Exchange {
  const writer: Writer =
    carrier.direction === 'sent' ? 'owner' : carrier.direction === 'received' ? 'consumer' : 'either';
  const { cursor, ...message } = readMessage(reading, entry, writer);
  const { lifecycleOf, key, ...rest } = carrier;
  const lifecycle = [cursor, ...lifecycleOf].map(readLifecycle).find(({ deprecated }) => deprecated);
  return {
    ...message,
    ...rest,
    via: 'message',
    key: `${key} ${entry.key}`,
    channel: channel.channel.key,
    parameters: [],
    lifecycle: lifecycle ?? readLifecycle(cursor),
    policy: readPolicy(cursor, carrier.policy),
    delivery: readDelivery(cursor, carrier.delivery),
  };
}

/** The root's channel that a reference leads to, else the referred channel itself. */
function channelOf(
  root: Root,
  channels: readonly ChannelEntry[],
  ref: Cursor | undefined,
): ChannelEntry | undefined {
  const at = objectAt(root.reading, ref, 'channel');
  if (!at) return undefined;
  const listed = channels.find(({ channel }) => keyOf(channel.at) === keyOf(at.place));
  return listed ?? readChannel(root, lastToken(at.place.pointer) ?? 'channel', at);
}

/** The messages that an operation names, or all of its channel's when it names none. */
function messagesOf(
  reading: Reading,
  channel: ChannelEntry,
  at: Cursor | undefined,
): readonly MessageEntry[] {
  if (!at) return channel.messages;
  return itemsOf(reading, at, 'messages').flatMap((item) => {
    const cursor = follow(reading, item);
    const known =
      cursor && channel.messages.find((message) => keyOf(message.cursor.place) === keyOf(cursor.place));
    if (!cursor || known) return known ?? [];
    return { key: lastToken(cursor.place.pointer) ?? 'message', cursor, listed: item.place };
  });
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#operationReplyObject */
function readReply(
  root: Root,
  channels: readonly ChannelEntry[],
  asked: ChannelEntry,
  at: Cursor | undefined,
  writer: Writer,
): Response[] {
  if (!at) return [];
  const { reading } = root;
  const channel = channelOf(root, channels, member(at, 'channel')) ?? asked;
  const named = member(at, 'messages');
  if (!named && channel === asked) return [];
  const entries = messagesOf(reading, channel, named);
  return entries.map((entry) => {
    const message = readMessage(reading, entry, writer);
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
