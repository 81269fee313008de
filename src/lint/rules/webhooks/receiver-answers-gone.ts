import { add, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

export default defineRule({
  id: 'webhooks/receiver-answers-gone',
  severity: 'info',
  in: 'strict',
  given: 'exchange',
  only: 'openapi',
  options: { statuses: ['410', '429'] },
  why: 'With 410 a receiver ends its subscription, with 429 it asks for a pause; without them it can only fail.',
  fix: 'Declare both responses, and what the sender does about them.',
  fixable: 'fix',
  check(exchange, { options, report }) {
    if (exchange.via !== 'webhook') return;
    const missing = options.statuses.filter(
      (status) => !exchange.answers.some((answer) => answer.status === status),
    );
    if (missing.length > 0)
      report(
        `The ${exchange.key} declares ${listed(exchange.answers.map(({ status }) => status)) || 'no answer'}; ${listed(missing)} ${missing.length > 1 ? 'are' : 'is'} wanted too.`,
        at(exchange, 'responses'),
        safe(() =>
          missing.every((status) => TEXTS[status])
            ? missing.map((status) =>
                add(at(exchange, 'responses', status), { description: TEXTS[status] ?? '' }),
              )
            : [],
        ),
      );
  },
});

const TEXTS: Readonly<Record<string, string>> = {
  410: 'The receiver wants no more of these events.',
  429: 'The receiver asks for a pause.',
};
