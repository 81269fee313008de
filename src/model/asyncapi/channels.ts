import type { Place } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { Channel, ChannelParameter } from '../contract.js';
import type { Policy } from '../policy.js';
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
import { readExternalDocs, readTags } from '../root.js';
import { noteForeign, type Root } from './document.js';
import { bindingPlaces, bindingsOf } from './traits.js';

/** A channel, and its messages by their key in it. */
export interface ChannelEntry {
  readonly channel: Channel;
  readonly policy: Policy;
  readonly messages: readonly MessageEntry[];
}

export interface MessageEntry {
  /** Unique in the channel, and in each operation. */
  readonly key: string;
  /** What it is called where it has no name of its own; undefined when nobody named it. */
  readonly name?: string;
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
    return cursor ? [{ key: name, name, cursor, listed: entry.place }] : [];
  });
  noteForeign(root, at, WORDS_OF_2);
  const channel: Channel = {
    ...describedBy(at),
    key,
    ...given('address', textOf(at, 'address')),
    ...given('title', textOf(at, 'title')),
    parameters: readParameters(reading, at),
    messages: messages.map((message) => message.key),
    servers: itemsOf(reading, member(at, 'servers'), 'servers').flatMap(
      (item) => serverNameOf(reading, item) ?? [],
    ),
    bindings: bindingsOf(root, at),
    bindingsAt: bindingPlaces(root, { all: [at] }),
    tags: readTags(reading, member(at, 'tags')),
    ...given('externalDocs', readExternalDocs(reading, at)),
    delivery: readDelivery(at, root.delivery),
  };
  return { channel, policy: readPolicy(at, root.policy), messages };
}

/** The name by which the document lists a server, which may be written elsewhere. */
function serverNameOf(reading: Reading, item: Cursor): string | undefined {
  const found = follow(reading, item);
  const ref = textOf(item, '$ref');
  const listed = found && ref !== undefined ? reading.tree.resolve(ref, item.place) : undefined;
  return lastToken((listed?.ok ? listed : found)?.place.pointer ?? '');
}

const WORDS_OF_2 = {
  publish: 'an operation with the action receive under `operations`',
  subscribe: 'an operation with the action send under `operations`',
} as const;

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
            ...given('location', textOf(at, 'location')),
            ...given('examples', member(at, 'examples') && textsOf(at, 'examples')),
          },
        ]
      : [];
  });
}
