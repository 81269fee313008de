import { groupBy } from '../../kernel/order.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type { Channel, ChannelOperation, Contract, Exchange } from '../contract.js';
import { freeKeys, keyOfAddress, legalKey, pascalCase } from './keys.js';

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
  const { channelOperations } = contract;
  const isOld = contract.dialect.startsWith('2');
  const freeChannel = freeKeys();
  const freeOperation = freeKeys();
  const channelKeys = new Map(
    contract.channels.map(({ key }) => [key, freeChannel(isOld ? keyOfAddress(key) : key)]),
  );
  const operationKeys = new Map(
    channelOperations.map((operation) => {
      const verb = operation.direction === 'received' ? 'receive' : 'send';
      const wanted =
        operation.id ?? `${verb}${pascalCase(channelKeys.get(operation.channel) ?? operation.channel)}`;
      return [operation, freeOperation(isOld ? legalKey(wanted) : wanted)];
    }),
  );
  const keyOfMessage = isOld ? newKeys(operationKeys) : knownKeys;
  const byChannel = groupBy(contract.exchanges, ({ channel = '' }) => channel);
  const messageKeys = new Map<Exchange, string>();
  const channels = contract.channels.map((channel): [string, PlannedChannel] => {
    const messages = new Map<string, Exchange>();
    const key = keyOfMessage();
    for (const exchange of inOrder(byChannel.get(channel.key) ?? [], channel)) {
      const own = key(exchange);
      messageKeys.set(exchange, own);
      if (!messages.has(own)) messages.set(own, exchange);
    }
    return [channel.key, { channel, key: channelKeys.get(channel.key) ?? channel.key, messages }];
  });
  const byOperation = groupBy(contract.exchanges, ({ carrier }) => carrier);
  const operations = channelOperations.map((operation) => ({
    operation,
    key: operationKeys.get(operation) ?? '',
    messages: (byOperation.get(operation) ?? []).map((one) => messageKeys.get(one) ?? one.name),
  }));
  return { channels: new Map(channels), operations };
}

/** Gives each message of one channel its key, the same to the same message. */
type Keys = () => (exchange: Exchange) => string;

/** In AsyncAPI 3 channels list their messages by key; one that they do not list gets a key of its own. */
const knownKeys: Keys = () =>
  byIdentity(
    ({ message, at }) => message?.listed ?? at,
    ({ message, name }) => message?.key ?? name,
  );

/** In AsyncAPI 2 a message has an id, the name of its component or its own, or is called after its operation. */
function newKeys(operationKeys: ReadonlyMap<ChannelOperation, string>): Keys {
  return () =>
    byIdentity(
      ({ at }) => at,
      ({ at, name, isUnnamed, message, carrier }) => {
        const component = lastOf(at.pointer, '/components/messages');
        const operation = carrier && operationKeys.get(carrier);
        const fallback = operation === undefined ? 'message' : `${operation}Message`;
        return legalKey(message?.id ?? component ?? (isUnnamed ? fallback : name));
      },
    );
}

function byIdentity(
  placeOf: (exchange: Exchange) => Place,
  wanted: (exchange: Exchange) => string,
): (exchange: Exchange) => string {
  const known = new Map<PlaceKey, string>();
  const free = freeKeys();
  return (exchange) => {
    const identity = keyOf(placeOf(exchange));
    const key = known.get(identity) ?? free(wanted(exchange));
    known.set(identity, key);
    return key;
  };
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
