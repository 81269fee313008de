import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'webhooks/delivery-declared',
  severity: 'info',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'A receiver that was down needs to know whether what it missed comes again, for how long, and where it goes then.',
  fix: 'Declare `x-delivery: { guarantee: at-least-once, retry: {…}, deadLetter: … }` on the webhook, or at the root for all.',
  check({ exchanges }, { report }) {
    const missing = ({ delivery }: (typeof exchanges)[number]) =>
      [
        !delivery.guarantee && 'guarantee',
        !delivery.retry && 'retry',
        !delivery.deadLetter && 'deadLetter',
      ].filter((word) => word !== false);
    reportLacking(exchanges, (exchange) => missing(exchange).length > 0, {
      everywhere: (all) =>
        report(
          `No webhook or callback declares its whole x-delivery: ${listed(missing(all[0] as (typeof exchanges)[number]))} (${counted(all.length, 'delivery', 'deliveries')}).`,
        ),
      here: (exchange) =>
        report(`The ${exchange.key} has no x-delivery.${listed(missing(exchange), 'or')}.`, exchange.at),
    });
  },
});
