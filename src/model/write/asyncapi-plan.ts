import { groupBy } from '../../kernel/order.js';
import { keyOf } from '../../kernel/place.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type { Channel, ChannelOperation, Contract, Exchange } from '../contract.js';
import { freeKey, keyOfAddress, legalKey, pascalCase } from './keys.js';

/** What everything is called in AsyncAPI 3, where AsyncAPI 2 has addresses, and operations without a name. */
export interface Plan {
  readonly channels: ReadonlyMap<string, PlannedChannel>;
  readonly operations: readonly PlannedOperation[];
}

export interface PlannedChannel {
  readonly channel: Channel;
  readonly key: string;
  /** By key, each once, whichever operations carry it. */
  readonly messages: ReadonlyMap<string, Exchange>;
}

export interface PlannedOperation {
  readonly operation: ChannelOperation;
  readonly key: string;
  /** Keys of its messages in its channel. */
  readonly messages: readonly string[];
}

export function planOf(contract: Contract): Plan {
  const isOld = contract.dialect.startsWith('2');
  const takenOperations = new Set<string>();
  const takenChannels = new Set<string>();
  const channelKeys = new Map(
    contract.channels.map(({ key }) => [key, freeKey(isOld ? keyOfAddress(key) : key, takenChannels)]),
  );
  const operationKeys = new Map(
    contract.channelOperations.map((operation) => {
      const channel = channelKeys.get(operation.channel) ?? operation.channel;
      const verb = operation.direction === 'received' ? 'receive' : 'send';
      const wanted = operation.id ?? `${verb}${pascalCase(channel)}`;
      return [operation, freeKey(isOld ? legalKey(wanted) : wanted, takenOperations)];
    }),
  );
  const messageKeys = new Map<Exchange, string>();
  const channels = new Map<string, PlannedChannel>();
  const carried = groupBy(contract.exchanges, ({ channel = '' }) => channel);
  for (const channel of contract.channels) {
    const messages = new Map<string, Exchange>();
    const known = new Map<string, string>();
    const taken = new Set<string>();
    for (const exchange of inOrder(carried.get(channel.key) ?? [], channel)) {
      const { message, at, carrier } = exchange;
      const identity = keyOf(isOld || !message ? at : message.listed);
      const wanted = isOld
        ? wantedKey(exchange, `${operationKeys.get(carrier as ChannelOperation) ?? 'un'}Message`)
        : (message?.key ?? exchange.name);
      const key = known.get(identity) ?? freeKey(wanted, taken);
      known.set(identity, key);
      messageKeys.set(exchange, key);
      if (!messages.has(key)) messages.set(key, exchange);
    }
    channels.set(channel.key, { channel, key: channelKeys.get(channel.key) as string, messages });
  }
  const carriers = groupBy(contract.exchanges, ({ carrier }) => carrier);
  return {
    channels,
    operations: contract.channelOperations.map((operation) => ({
      operation,
      key: operationKeys.get(operation) as string,
      messages: (carriers.get(operation) ?? []).map((exchange) => messageKeys.get(exchange) as string),
    })),
  };
}

/** Its own id, the name of its component, the name that it gives itself, or one after its operation. */
function wantedKey({ at, name, isUnnamed, message }: Exchange, fallback: string): string {
  const component = lastOf(at.pointer, '/components/messages');
  return legalKey(message?.id ?? component ?? (isUnnamed ? fallback : name));
}

/** The token after a section, when the pointer ends with it. */
export function lastOf(pointer: Pointer, section: Pointer): string | undefined {
  const rest = pointer.startsWith(`${section}/`) ? pointer.slice(section.length + 1) : '';
  if (rest === '' || rest.includes('/')) return undefined;
  const name = rest.replaceAll('~1', '/').replaceAll('~0', '~');
  return child(section, name) === pointer ? name : undefined;
}

/** As the channel lists them, where it does. */
function inOrder(exchanges: readonly Exchange[], { messages }: Channel): readonly Exchange[] {
  const ranks = new Map(messages.map((key, index) => [key, index]));
  const rank = ({ message }: Exchange) => ranks.get(message?.key ?? '') ?? ranks.size;
  return exchanges.toSorted((a, b) => rank(a) - rank(b));
}
