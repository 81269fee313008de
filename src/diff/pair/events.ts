import {
  type Channel,
  type ChannelParameter,
  type Contract,
  type Exchange,
  type Server,
  target,
} from '../../model/index.js';
import { isSame } from '../../schema/index.js';
import { matchOperations, namesIn, templateOf } from './calls.js';
import { groupBy, type Key, type Match, match } from './match.js';

type Events = Pick<Contract, 'channels' | 'exchanges'>;

/**
 * By address, names of address parameters aside; when the address changed by key, or by the operations that use the
 * channel. Several channels may share one address: one more or less of them neither adds nor removes it, and the
 * messages tell the rest.
 */
export function matchChannels(before: Events, after: Events): Match<Channel>[] {
  const shared = sharedAddresses(before.channels, after.channels);
  const isShared = (channel: Channel) => shared.has(addressOf(channel) ?? '');
  const users = new Map([...usersOf(before), ...usersOf(after)]);
  const pairs = match(
    before.channels,
    after.channels,
    (channel) => (isShared(channel) ? `${addressOf(channel)} ${channel.key}` : undefined),
    addressOf,
    (channel) => (isShared(channel) ? undefined : channel.key),
    (channel) => (isShared(channel) ? undefined : users.get(channel)),
  );
  return pairs.filter((pair) => (pair.before && pair.after) || !isShared(pair.before ?? pair.after));
}

/** Channel → what its operations are called, and which way they go; none where nobody named one. */
function usersOf({ channels, exchanges }: Events): Map<Channel, string> {
  const operations = groupBy(exchanges, ({ channel, operationId }) => (operationId ? channel : undefined));
  const users = new Map<Channel, string>();
  for (const channel of channels) {
    const used = operations.get(channel.key) ?? [];
    const names = new Set(used.map(({ operationId, direction }) => `${direction} ${operationId}`));
    if (names.size > 0) users.set(channel, [...names].sort().join(' '));
  }
  return users;
}

/** The addresses of both sides. */
function sharedAddresses(before: readonly Channel[], after: readonly Channel[]): ReadonlySet<string> {
  const known = new Set(before.map(addressOf));
  return new Set(
    after.flatMap((channel) => addressOf(channel) ?? []).filter((address) => known.has(address)),
  );
}

function addressOf({ address }: Channel): string | undefined {
  return address === undefined ? undefined : templateOf(address);
}

/** By their position in the address; then by name. */
export function matchChannelParameters(before: Channel, after: Channel): Match<ChannelParameter>[] {
  const positions = new Map<ChannelParameter, number>();
  for (const { address, parameters } of [before, after]) {
    const names = namesIn(address);
    for (const parameter of parameters) positions.set(parameter, names.indexOf(parameter.name));
  }
  const position = (parameter: ChannelParameter) => {
    const found = positions.get(parameter) ?? -1;
    return found < 0 ? undefined : `#${found}`;
  };
  return match(before.parameters, after.parameters, position, ({ name }) => name);
}

/**
 * Webhooks by name and method, callbacks by their operation too; messages by channel, direction and name. A message
 * that no operation carried is found again where one does; one that only goes by another name by its payload, by the
 * name of its payload's schema, or because it is alone on both sides.
 */
export function matchExchanges(before: Contract, after: Contract): Match<Exchange>[] {
  const lanes = lanesOf(before, after);
  const lane = (exchange: Exchange) => lanes.get(exchange) ?? '';
  const first = match(
    before.exchanges,
    after.exchanges,
    (exchange) => `${lane(exchange)} ${exchange.operationId ?? ''} ${exchange.name}`,
    (exchange) => `${lane(exchange)} ${exchange.name}`,
  );
  const onChannel = (exchange: Exchange) => `${lane(exchange).replace(/ \w+$/, '')} ${exchange.name}`;
  const onLane = (what: Key<Exchange>) => (exchange: Exchange) => {
    const text = what(exchange);
    return text === undefined ? undefined : `${lane(exchange)} ${text}`;
  };
  const [old, now] = [countBy(before.exchanges, lane), countBy(after.exchanges, lane)];
  const alone = (exchange: Exchange) =>
    old.get(lane(exchange)) === 1 && now.get(lane(exchange)) === 1 ? lane(exchange) : undefined;
  const rules: readonly Rule[] = [
    { old: (one) => (one.direction === 'unknown' ? onChannel(one) : undefined), now: onChannel },
    { old: onLane(payloadShape), now: onLane(payloadShape), fits: samePayload },
    { old: onLane(payloadName), now: onLane(payloadName) },
    { old: alone, now: alone },
  ];
  return rules.reduce(rematchMessages, first);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** What two equal payloads have in common at a glance, so that few need to be compared. */
function payloadShape({ payload }: Exchange): string | undefined {
  const schema = payload?.content[0]?.schema;
  if (!schema) return undefined;
  const { types = [], properties } = target(schema);
  return [[...types].sort(), [...properties.keys()].sort()].join(' | ');
}

/** The name of the payload's schema, when the author gave it one. */
function payloadName({ payload }: Exchange): string | undefined {
  const schema = payload?.content[0]?.schema;
  return schema && target(schema).name;
}

/** What an exchange runs on, alike on both sides: a channel's address and the direction, or the callback's operation. */
function lanesOf(before: Contract, after: Contract): Map<Exchange, string> {
  const lanes = new Map<Exchange, string>();
  const channels = channelLanes(before, after);
  const parents = parentLanes(before, after);
  for (const [side, contract] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const exchange of contract.exchanges) {
      const channel = exchange.channel ?? '';
      lanes.set(
        exchange,
        exchange.via === 'message'
          ? `${channels.get(`${side} ${channel}`) ?? channel} ${exchange.direction}`
          : laneOfCall(exchange, parents.get(`${side} ${exchange.parent}`)),
      );
    }
  }
  return lanes;
}

/** Side and key → what names the channel on both sides: its address where both have it, else its pair. */
function channelLanes(before: Events, after: Events): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>();
  const shared = sharedAddresses(before.channels, after.channels);
  for (const [index, pair] of matchChannels(before, after).entries()) {
    if (pair.before) lanes.set(`before ${pair.before.key}`, `channel ${index}`);
    if (pair.after) lanes.set(`after ${pair.after.key}`, `channel ${index}`);
  }
  for (const [side, channels] of [
    ['before', before.channels],
    ['after', after.channels],
  ] as const) {
    for (const channel of channels) {
      const address = addressOf(channel);
      if (address !== undefined && shared.has(address)) lanes.set(`${side} ${channel.key}`, `at ${address}`);
    }
  }
  return lanes;
}

/** Side and key of an operation → what names it on both sides: callbacks go where it goes. */
function parentLanes(before: Contract, after: Contract): ReadonlyMap<string, string> {
  const lanes = new Map<string, string>();
  if (!before.exchanges.some(({ parent }) => parent)) return lanes;
  for (const [index, pair] of matchOperations(before.operations, after.operations).entries()) {
    if (pair.before) lanes.set(`before ${pair.before.key}`, `operation ${index}`);
    if (pair.after) lanes.set(`after ${pair.after.key}`, `operation ${index}`);
  }
  return lanes;
}

function laneOfCall({ via, method = '', channel = '' }: Exchange, parent = ''): string {
  return `${via} ${parent} ${method} ${via === 'callback' ? channel : ''}`;
}

/** A way in which a message that has no partner yet may be one of the new ones: they share a group, and fit. */
interface Rule {
  readonly old: Key<Exchange>;
  readonly now: Key<Exchange>;
  fits?(old: Exchange, now: Exchange): boolean;
}

/** Pairs what is left of the messages on both sides. */
function rematchMessages(
  matches: Match<Exchange>[],
  { old, now, fits = () => true }: Rule,
): Match<Exchange>[] {
  const isMessage = ({ via }: Exchange) => via === 'message';
  const added = groupBy(
    matches.flatMap(({ before, after }) => (after && !before && isMessage(after) ? [after] : [])),
    now,
  );
  const renamed = new Map<Exchange, Exchange>();
  for (const { before, after } of matches) {
    if (!before || after || !isMessage(before)) continue;
    const group = added.get(old(before) ?? '') ?? [];
    const index = group.findIndex((other) => fits(before, other));
    const [found] = index < 0 ? [] : group.splice(index, 1);
    if (found) renamed.set(before, found);
  }
  const taken = new Set(renamed.values());
  return matches.flatMap((pair): Match<Exchange>[] => {
    const found = pair.before && renamed.get(pair.before);
    if (pair.before && found) return [{ before: pair.before, after: found }];
    return pair.after && taken.has(pair.after) ? [] : [pair];
  });
}

function samePayload(a: Exchange, b: Exchange): boolean {
  const [one, other] = [a.payload?.content[0]?.schema, b.payload?.content[0]?.schema];
  return one !== undefined && other !== undefined && isSame(one, other);
}

/** AsyncAPI servers have names; OpenAPI's only have their URL. */
export function matchServers(before: readonly Server[], after: readonly Server[]): Match<Server>[] {
  return match(before, after, serverAddress, ({ name }) => name || undefined);
}

/**
 * How a server is reached: its protocol, and where. AsyncAPI 2 may write another scheme into the URL (`https`) than the
 * protocol that is spoken there (`mercure`); AsyncAPI 3 knows the protocol alone.
 */
export function serverAddress({ url, protocol }: Server): string {
  return `${protocol}://${url.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/\/+$/, '')}`;
}
