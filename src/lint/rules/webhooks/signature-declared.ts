import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { defineRule } from '../../rule.js';
import { counted, listed } from '../../words.js';

export default defineRule({
  id: 'webhooks/signature-declared',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  options: { headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'] },
  why: 'A receiver cannot tell a delivery from a forgery, nor a fresh one from a replay, without a signature, a timestamp and an id.',
  fix: 'Sign deliveries as Standard Webhooks says, and declare the three headers as parameters; or name the profile: `x-delivery: { signature: standard-webhooks }`.',
  check({ exchanges }, { options, report }) {
    const missing = (exchange: Exchange) => {
      const declared = exchange.parameters
        .filter((parameter) => parameter.in === 'header')
        .map(({ name }) => name.toLowerCase());
      return options.headers.filter((name) => !declared.includes(name.toLowerCase()));
    };
    reportLacking(exchanges, (exchange) => !exchange.delivery.signature && missing(exchange).length > 0, {
      everywhere: (all) =>
        report(
          `No webhook or callback declares how it is signed: ${listed(options.headers)} (${counted(all.length, 'delivery', 'deliveries')}).`,
        ),
      here: (exchange) =>
        report(`The ${exchange.key} declares no ${listed(missing(exchange), 'or')} header.`, exchange.at),
    });
  },
});
