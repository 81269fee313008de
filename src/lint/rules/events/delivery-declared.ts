import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'events/delivery-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'asyncapi',
  why: 'Whether an event may come twice, or never, decides how its consumer must be written.',
  fix: 'Declare `x-delivery: { guarantee: at-least-once, deadLetter: orders.dlq }` on the channel, or at the root for all.',
  check({ channels }, { report }) {
    const missing = ({ delivery }: (typeof channels)[number]) =>
      [!delivery.guarantee && 'guarantee', !delivery.deadLetter && 'deadLetter'].filter(
        (word) => word !== false,
      );
    reportLacking(channels, (channel) => missing(channel).length > 0, {
      everywhere: (all) =>
        report(
          `No channel declares its delivery terms (${counted(all.length, 'channel')}); x-delivery with guarantee and deadLetter is wanted.`,
        ),
      here: (channel) =>
        report(
          `The channel "${channel.key}" has no x-delivery.${listed(missing(channel), 'or')}.`,
          channel.at,
        ),
    });
  },
});
