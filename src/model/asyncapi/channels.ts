import type { JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { Channel, ChannelParameter } from '../contract.js';
import type { Delivery, Policy } from '../policy.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  follow,
  given,
  itemsOf,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
  textsOf,
} from '../reading.js';
import { bindingsOf } from './servers.js';

/** What channels and operations inherit from the root of the document. */
export interface Root {
  readonly reading: Reading;
  readonly document: Cursor<JsonObject>;
  readonly policy: Policy;
  readonly delivery: Delivery;
}

/** A channel, and its messages by their key in it. */
export interface ChannelEntry {
  readonly channel: Channel;
  readonly policy: Policy;
  readonly messages: readonly MessageEntry[];
}

export interface MessageEntry {
  readonly key: string;
  /** Where the message is written, references followed: operations name messages by it. */
  readonly cursor: Cursor;
  /** Where the channel lists it. */
  readonly listed: Place;
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#channelsObject */
export function readChannels(root: Root, at: Cursor | undefined): ChannelEntry[] {
  return membersOf(root.reading, at, 'channels').flatMap(([key, entry]) => {
    const channel = objectAt(root.reading, entry, `channel ${key}`);
    return channel ? [readChannel(root, key, channel)] : [];
  });
}

/** One channel; a reply may name one that the root does not list. */
export function readChannel(root: Root, key: string, at: Cursor): ChannelEntry {
  const { reading } = root;
  const messages = membersOf(reading, member(at, 'messages'), 'messages').flatMap(([name, entry]) => {
    const cursor = objectAt(reading, entry, `message ${name}`);
    return cursor ? [{ key: name, cursor, listed: entry.place }] : [];
  });
  const channel: Channel = {
    ...describedBy(at),
    key,
    ...given('address', textOf(at, 'address')),
    ...given('title', textOf(at, 'title')),
    parameters: readParameters(reading, at),
    messages: messages.map((message) => message.key),
    servers: itemsOf(reading, member(at, 'servers'), 'servers').flatMap(
      (item) => lastToken(follow(reading, item)?.place.pointer ?? '') ?? [],
    ),
    bindings: bindingsOf(reading, at),
    delivery: readDelivery(at, root.delivery),
  };
  return { channel, policy: readPolicy(at, root.policy), messages };
}

function readParameters(reading: Reading, channel: Cursor): ChannelParameter[] {
  return membersOf(reading, member(channel, 'parameters'), 'parameters').flatMap(([name, entry]) => {
    const at = objectAt(reading, entry, `parameter ${name}`);
    return at
      ? [
          {
            ...describedBy(at),
            name,
            values: textsOf(at, 'enum'),
            ...given('default', textOf(at, 'default')),
          },
        ]
      : [];
  });
}
