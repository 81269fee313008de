import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

/** The binding that belongs to a protocol when it has another name. */
const BINDING: Readonly<Record<string, string>> = {
  https: 'http',
  wss: 'ws',
  'kafka-secure': 'kafka',
  amqps: 'amqp',
  mqtts: 'mqtt',
  'secure-mqtt': 'mqtt',
  mqtt5: 'mqtt',
  'secure-mqtt5': 'mqtt',
  'ibmmq-secure': 'ibmmq',
  stomps: 'stomp',
  rediss: 'redis',
};

export default defineRule({
  id: 'events/bindings-match-protocol',
  severity: 'warn',
  in: 'recommended',
  given: ['channel', 'exchange'],
  only: 'asyncapi',
  why: 'A binding for a protocol that no server speaks is dead text: what it promises (partitions, keys, quality of service) does not hold.',
  fix: 'Bind to the protocol of the servers, or declare the server that speaks it.',
  check(node, { contract, report }) {
    const protocols = contract.servers.map(({ protocol }) => BINDING[protocol] ?? protocol);
    if (protocols.length === 0) return;
    for (const binding of Object.keys(node.bindings)) {
      if (protocols.includes(BINDING[binding] ?? binding) || binding.startsWith('x-')) continue;
      report(
        `There is a binding for ${binding}, but the servers speak ${listed([...new Set(protocols)])}.`,
        node.bindingsAt?.[binding] ?? at(node, 'bindings', binding),
      );
    }
  },
});
