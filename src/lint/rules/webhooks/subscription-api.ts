import { defineRule } from '../../rule.js';
import { listed } from '../../words.js';

const NEEDS: Readonly<Record<string, RegExp>> = {
  create: /^POST .*(subscription|webhook)s?(-endpoints)?$/i,
  list: /^GET .*(subscription|webhook)s?(-endpoints)?$/i,
  delete: /^DELETE .*(subscription|webhook)s?(-endpoints)?\/\{[^}]+\}$/i,
  'rotate the secret': /^(POST|PUT) .*(secret|rotat)/i,
  'send a test event': /^POST .*(test|ping)/i,
};

export default defineRule({
  id: 'webhooks/subscription-api',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'Consumers who must write a mail to subscribe, or to rotate a leaked secret, do neither in time.',
  fix: 'Offer operations on /webhook-subscriptions.',
  check({ operations, exchanges }, { report }) {
    if (!exchanges.some(({ via }) => via === 'webhook')) return;
    const missing = Object.entries(NEEDS).flatMap(([need, call]) =>
      operations.some(({ key }) => call.test(key)) ? [] : [need],
    );
    if (missing.length > 0)
      report(`Webhooks are sent, and no operation lets a consumer ${listed(missing, 'or')}.`);
  },
});
