import { isObject, type Json } from '../../../kernel/json.js';
import type { Channel, ChannelOperation } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted } from '../../words.js';

/** Protocols in which several instances must say that they share the work: member of the binding that says so. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  kafka: ['groupId'],
  nats: ['queue'],
  amqp: ['queue'],
  amqp1: ['queue'],
  jms: ['destinationType'],
  solace: ['destinations', 'queueName'],
  googlepubsub: ['subscription'],
  pulsar: ['subscription'],
  sqs: ['queue', 'queues'],
};

export default defineRule({
  id: 'events/consumer-group-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'asyncapi',
  why: 'Two instances in one group share the messages; in two groups each handles all of them, and customers are charged twice.',
  fix: 'Declare the group in the binding of the operation (kafka.groupId, nats.queue), or by `x-delivery: { consumerGroup: billing }`.',
  check(contract, { report }) {
    const protocols = contract.servers.map(({ protocol }) => protocol.replace(/(-secure|s)$/, ''));
    const isGrouped =
      protocols.length === 0 || protocols.some((one) => Object.hasOwn(GROUPS, one) || one === 'nat');
    const reading = isGrouped
      ? contract.channelOperations.filter(({ direction }) => direction === 'received')
      : [];
    const channels = new Map(contract.channels.map((channel) => [channel.key, channel]));
    reportLacking(reading, (operation) => !namesGroup(operation, channels.get(operation.channel)), {
      everywhere: (all) =>
        report(`No operation that receives names its consumer group (${counted(all.length, 'operation')}).`),
      here: ({ id, channel, at }) =>
        report(
          `The operation ${id ? `"${id}" ` : ''}on "${channel}" names no consumer group: a binding or x-delivery.consumerGroup is wanted.`,
          at,
        ),
    });
  },
});

function namesGroup(operation: ChannelOperation, channel: Channel | undefined): boolean {
  const nodes: readonly (Channel | ChannelOperation | undefined)[] = [operation, channel];
  return nodes.some((node) => {
    const delivery = node?.extensions['x-delivery'];
    if (isObject(delivery) && delivery.consumerGroup !== undefined) return true;
    return Object.entries(node?.bindings ?? {}).some(([protocol, binding]) =>
      holds(binding, GROUPS[protocol]),
    );
  });
}

function holds(binding: Json, members: readonly string[] = []): boolean {
  return isObject(binding) && members.some((member) => binding[member] !== undefined);
}
