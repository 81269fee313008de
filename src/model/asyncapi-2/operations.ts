import { keyOf, type PlaceKey } from '../../kernel/place.js';
import { lastToken } from '../../kernel/pointer.js';
import type { ChannelEntry, MessageEntry } from '../asyncapi/channels.js';
import { noteForeign, type Root } from '../asyncapi/document.js';
import { type Carrier, toExchange } from '../asyncapi/exchanges.js';
import { nameOf } from '../asyncapi/messages.js';
import { readOperationTexts } from '../asyncapi/operations.js';
import { layered, layeredBindings, layeredText, layersOf, throughLayers } from '../asyncapi/traits.js';
import type { ChannelOperation, Exchange } from '../contract.js';
import { noteId } from '../names-check.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import { type Cursor, given, itemsOf, member, objectAt } from '../reading.js';
import { readRequirements } from './servers.js';

/**
 * From where `publish` and `subscribe` are seen. The specification sees them from the `client`: what clients publish,
 * the application that the document describes receives. Many documents mean the `application` itself.
 */
export type Perspective = 'client' | 'application';

type Action = 'publish' | 'subscribe';

/** Who subscribes is sent what the owner of the document writes, when the words are seen from the client. */
const DIRECTIONS = {
  client: { subscribe: 'sent', publish: 'received' },
  application: { subscribe: 'received', publish: 'sent' },
} as const satisfies Record<Perspective, Record<Action, Exchange['direction']>>;

const WORDS_OF_3 = {
  action: '`publish` or `subscribe`',
  messages: '`message`',
  reply: 'another operation, for the answer',
} as const;

/** A reader of channels' operations, that knows which ids it has met. */
export function operationsOf(
  root: Root,
  perspective: Perspective,
): (channel: ChannelEntry, at: Cursor) => Carried {
  const ids = new Map<string, string>();
  return (channel, at) => {
    const carriers: ChannelOperation[] = [];
    const carried = (['subscribe', 'publish'] as const).flatMap((action) => {
      const operation = objectAt(root.reading, member(at, action), action);
      if (!operation) return [];
      noteForeign(root, operation, WORDS_OF_3);
      const carrier = readCarrier(root, channel, operation, {
        action,
        direction: DIRECTIONS[perspective][action],
      });
      carriers.push(carrier.carrier);
      noteId(root.reading, ids, carrier.operationId, { key: carrier.key, at: operation.place });
      return messagesOf(root, member(operation, 'message')).map((message) =>
        toExchange(root, channel, message, carrier),
      );
    });
    return { carriers, carried };
  };
}

/** The operations of a channel, and what they carry. */
interface Carried {
  readonly carriers: readonly ChannelOperation[];
  readonly carried: readonly Exchange[];
}

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#operationObject */
function readCarrier(
  root: Root,
  { channel, policy }: ChannelEntry,
  at: Cursor,
  { action, direction }: { readonly action: Action; readonly direction: 'sent' | 'received' },
): Carrier & Required<Pick<Carrier, 'carrier'>> {
  const layers = layersOf(root, at);
  const id = layeredText(layers, 'operationId');
  const security = readRequirements(root, layered(layers, 'security'));
  const operationBindings = layeredBindings(root, layers);
  return {
    carrier: {
      ...readOperationTexts(root, layers),
      ...given('id', id),
      channel: channel.key,
      direction,
      security,
      bindings: operationBindings,
      namesMessages: true,
    },
    key: `${id ?? `${action} ${channel.key}`} ${direction === 'sent' ? 'sends' : 'receives'}`,
    direction,
    ...given('operationId', id),
    operationBindings,
    answers: [],
    security,
    policy: throughLayers(layers, policy, (inherited, layer) => readPolicy(layer, inherited)),
    delivery: throughLayers(layers, channel.delivery, (inherited, layer) => readDelivery(layer, inherited)),
    lifecycleOf: layers.all,
  };
}

/** The message of an operation, or those of its `oneOf`, each with a key of its own. */
function messagesOf(root: Root, at: Cursor | undefined): MessageEntry[] {
  const freeKey = keysOf();
  return alternativesOf(root, at).map(({ cursor, listed }) => {
    const reached = keyOf(cursor.place) === keyOf(listed.place) ? undefined : lastToken(cursor.place.pointer);
    const name = nameOf(root, cursor) ?? reached;
    return { key: freeKey(name ?? 'message'), ...given('name', name), cursor, listed: listed.place };
  });
}

interface Alternative {
  readonly cursor: Cursor;
  readonly listed: Cursor;
}

/** A message in the components may be a `oneOf` as well, though no version says so. */
function alternativesOf(root: Root, at: Cursor | undefined): Alternative[] {
  const found: Alternative[] = [];
  const passed = new Set<PlaceKey>();
  // A stack, the next on top, and not recursion: a long chain of references must not exhaust ours.
  const waiting = at ? [at] : [];
  for (let listed = waiting.pop(); listed; listed = waiting.pop()) {
    const cursor = objectAt(root.reading, listed, 'message');
    if (!cursor || passed.has(keyOf(cursor.place))) continue;
    const list = member(cursor, 'oneOf');
    if (list) {
      passed.add(keyOf(cursor.place));
      for (const item of itemsOf(root.reading, list, 'oneOf').reverse()) waiting.push(item);
    } else found.push({ cursor, listed });
  }
  return found;
}

/** Gives every name a number that was there before: `Sent`, `Sent 2`. */
function keysOf(): (name: string) => string {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return (name) => {
    let number = numbers.get(name) ?? 1;
    let key = name;
    while (taken.has(key)) key = `${name} ${++number}`;
    taken.add(key);
    numbers.set(name, number);
    return key;
  };
}
