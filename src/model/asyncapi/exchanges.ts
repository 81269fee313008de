import type { Exchange, Writer } from '../contract.js';
import { readDelivery, readLifecycle, readPolicy } from '../policy-reader.js';
import type { Cursor } from '../reading.js';
import type { ChannelEntry, MessageEntry } from './channels.js';
import type { Root } from './document.js';
import { readMessage } from './messages.js';
import { throughLayers } from './traits.js';

/** Who carries a message: what its exchange takes from the operation, or from the channel alone. */
export interface Carrier
  extends Pick<
    Exchange,
    | 'carrier'
    | 'direction'
    | 'operationId'
    | 'operationBindings'
    | 'answers'
    | 'security'
    | 'policy'
    | 'delivery'
  > {
  /** What the exchange's key starts with: `publishOrder sends`. */
  readonly key: string;
  /** Where else than in the message deprecation may stand. */
  readonly lifecycleOf: readonly Cursor[];
}

/** A channel that no operation uses. */
export function idleCarrier({ channel, policy }: ChannelEntry): Carrier {
  return {
    key: `channel ${channel.key}`,
    direction: 'unknown',
    answers: [],
    security: [],
    policy,
    delivery: channel.delivery,
    lifecycleOf: [],
  };
}

const WRITERS = { sent: 'owner', received: 'consumer', unknown: 'either' } as const satisfies Record<
  Exchange['direction'],
  Writer
>;

export function toExchange(
  root: Root,
  channel: ChannelEntry,
  entry: MessageEntry,
  carrier: Carrier,
): Exchange {
  const { layers, ...message } = readMessage(root, entry, WRITERS[carrier.direction]);
  const { lifecycleOf, key, ...rest } = carrier;
  const lifecycle = [...layers.all, ...lifecycleOf].map(readLifecycle).find(({ deprecated }) => deprecated);
  return {
    ...message,
    ...rest,
    via: 'message',
    key: `${key} ${entry.key}`,
    channel: channel.channel.key,
    parameters: [],
    lifecycle: lifecycle ?? readLifecycle(entry.cursor),
    policy: throughLayers(layers, carrier.policy, (inherited, layer) => readPolicy(layer, inherited)),
    delivery: throughLayers(layers, carrier.delivery, (inherited, layer) => readDelivery(layer, inherited)),
  };
}
