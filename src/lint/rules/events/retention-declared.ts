import { isObject } from '../../../kernel/json.js';
import type { Channel } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'events/retention-declared',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'asyncapi',
  why: 'A consumer that was down, or is new, needs to know how far back it can read, and whether it can read again.',
  fix: 'Declare `x-delivery: { retention: 7d, replay: true }` on the channel, or at the root for all.',
  check({ channels }, { report }) {
    reportLacking(channels, (channel) => missing(channel).length > 0, {
      everywhere: (all) =>
        report(
          `No channel says how long messages are kept, and whether they can be read again (${counted(all.length, 'channel')}).`,
        ),
      here: (channel) =>
        report(
          `The channel "${channel.key}" has no x-delivery.${listed(missing(channel), 'or')}.`,
          channel.at,
        ),
    });
  },
});

function missing({ delivery, bindings }: Channel): string[] {
  const kafka = isObject(bindings.kafka) ? bindings.kafka.topicConfiguration : undefined;
  const isKept =
    delivery.retentionMs !== undefined || (isObject(kafka) && kafka['retention.ms'] !== undefined);
  return [!isKept && 'retention', delivery.replay === undefined && 'replay'].filter((word) => word !== false);
}
