import type { Channel, Contract, Exchange, Server } from '../../model/index.js';
import { isSame } from '../../schema/index.js';
import { templateOf } from './calls.js';
import { type Match, match } from './match.js';

/** By address, names of address parameters aside; then by key, when the address changed. */
export function matchChannels(before: readonly Channel[], after: readonly Channel[]): Match<Channel>[] {
  return match(before, after, addressOf, ({ key }) => key);
}

function addressOf({ address }: Channel): string | undefined {
  return address === undefined ? undefined : templateOf(address);
}

/**
 * Webhooks by name and method, callbacks by their operation too; messages by channel, direction and name. A message
 * that no operation carried is found again where one does, and one that only goes by another name by its payload.
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
  const channelOf = (exchange: Exchange) => lane(exchange).replace(/ \w+$/, '');
  const adopted = rematchMessages(
    first,
    (old, now) => old.direction === 'unknown' && channelOf(old) === channelOf(now) && old.name === now.name,
  );
  return rematchMessages(adopted, (old, now) => lane(old) === lane(now) && samePayload(old, now));
}

/** What an exchange runs on, alike on both sides: a channel's address and the direction, or the callback's operation. */
function lanesOf(before: Contract, after: Contract): Map<Exchange, string> {
  const lanes = new Map<Exchange, string>();
  const channels = new Map<string, string>();
  for (const [index, pair] of matchChannels(before.channels, after.channels).entries()) {
    if (pair.before) channels.set(`before ${pair.before.key}`, `channel ${index}`);
    if (pair.after) channels.set(`after ${pair.after.key}`, `channel ${index}`);
  }
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
          : laneOfCall(exchange),
      );
    }
  }
  return lanes;
}

function laneOfCall({ via, parent = '', method = '', channel = '' }: Exchange): string {
  return `${via} ${templateOf(parent)} ${method} ${via === 'callback' ? channel : ''}`;
}

/** Pairs what is left of the messages on both sides. */
function rematchMessages(
  matches: readonly Match<Exchange>[],
  isSameMessage: (old: Exchange, now: Exchange) => boolean,
): Match<Exchange>[] {
  const added = matches.flatMap(({ before, after }) =>
    after && !before && after.via === 'message' ? [after] : [],
  );
  const renamed = new Map<Exchange, Exchange>();
  for (const { before, after } of matches) {
    if (!before || after || before.via !== 'message') continue;
    const found = added.find(
      (other) => ![...renamed.values()].includes(other) && isSameMessage(before, other),
    );
    if (found) renamed.set(before, found);
  }
  const taken = new Set(renamed.values());
  return matches.flatMap((pair): Match<Exchange>[] => {
    if (pair.before && renamed.has(pair.before))
      return [{ before: pair.before, after: renamed.get(pair.before) as Exchange }];
    return pair.after && taken.has(pair.after) ? [] : [pair];
  });
}

function samePayload(a: Exchange, b: Exchange): boolean {
  const [one, other] = [a.payload?.content[0]?.schema, b.payload?.content[0]?.schema];
  return one !== undefined && other !== undefined && isSame(one, other);
}

/** AsyncAPI servers have names; OpenAPI's only have their URL. */
export function matchServers(before: readonly Server[], after: readonly Server[]): Match<Server>[] {
  return match(
    before,
    after,
    ({ url }) => url.replace(/\/+$/, ''),
    ({ name }) => name || undefined,
  );
}
