import type { Exchange } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { propertyNames, propertyOf, valuesOf } from '../../shape.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'events/message-tells-itself-apart',
  severity: 'warn',
  in: 'recommended',
  given: 'channel',
  why: 'Who reads a channel with several messages must know which one it holds before it can read it.',
  fix: 'Give each message a constant of its own: a property such as `eventType: { const: OrderPaid }`, or a header.',
  check(channel, { contract, report }) {
    const all = distinct(contract.exchanges.filter((exchange) => exchange.channel === channel.key));
    // Nobody reads its own messages. Opaque payloads (Avro, Protobuf) carry their type in their own way.
    const messages = all.filter(
      ({ direction }) => direction === (all.some((one) => one.direction === 'sent') ? 'sent' : direction),
    );
    if (messages.length < 2 || messages.some(({ payload }) => payload?.content[0]?.opaque)) return;
    const isTold = constantsOf(messages[0] as Exchange).some((name) => {
      const values = messages.map((message) => constantOf(message, name));
      return values.every((value) => value !== undefined) && new Set(values).size === values.length;
    });
    if (isTold) return;
    const quoted = messages.map(({ name }) => `"${name}"`);
    const names =
      quoted.length > 4 ? `${quoted.slice(0, 3).join(', ')} and ${quoted.length - 3} more` : listed(quoted);
    report(
      `The channel "${channel.key}" carries ${names}, and no field tells them apart; a constant of its own, such as eventType, is wanted in each.`,
    );
  },
});

function distinct(messages: readonly Exchange[]): Exchange[] {
  return [...new Map(messages.map((message) => [message.name, message])).values()];
}

function schemasOf({ headers, payload }: Exchange) {
  return [headers, payload?.content[0]?.schema];
}

function constantsOf(message: Exchange): string[] {
  return schemasOf(message).flatMap((schema) => propertyNames(schema));
}

/** The values that a field may have, as one text, when they are limited. */
function constantOf(message: Exchange, name: string): string | undefined {
  for (const schema of schemasOf(message)) {
    const values = valuesOf(propertyOf(schema, name));
    if (values) return JSON.stringify(values);
  }
  return undefined;
}
