import { jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { listed } from '../../words.js';

const SUBSCRIPTIONS = '(subscription|webhook|webhook-endpoint)s?(-endpoints)?';

const NEEDS: Readonly<Record<string, RegExp>> = {
  create: new RegExp(`^POST .*${SUBSCRIPTIONS}$`, 'i'),
  list: new RegExp(`^GET .*${SUBSCRIPTIONS}$`, 'i'),
  update: new RegExp(`^(PUT|PATCH|POST) .*${SUBSCRIPTIONS}\\/\\{[^}]+\\}$`, 'i'),
  delete: new RegExp(`^DELETE .*${SUBSCRIPTIONS}\\/\\{[^}]+\\}$`, 'i'),
  'rotate the secret': /^(POST|PUT) .*(secret|rotat)/i,
  'read the delivery log': /^GET .*(deliver|attempt|log)/i,
  'replay a delivery': /^POST .*(replay|redeliver|resend|retr(y|ies)|attempts$)/i,
  'send a test event': /^POST .*(test|ping)/i,
};

const TOPICS =
  /^(topics?|events?|event[-_]?types?|types?|enabled[-_]?events|filter[-_]?types|subscribed[-_]?events)$/i;
const FILTERS = /filter|condition|channels?$/i;

export default defineRule({
  id: 'webhooks/subscription-api',
  severity: 'info',
  in: 'strict',
  given: 'contract',
  only: 'openapi',
  why: 'Consumers who must write a mail to subscribe, or to rotate a leaked secret, do neither in time.',
  fix: 'Offer operations on /webhook-subscriptions: create (with topics and a filter), list, update, delete, /rotate-secret, /deliveries, /deliveries/{id}/replay, /test.',
  check({ operations, exchanges }, { report }) {
    if (!exchanges.some(({ via }) => via === 'webhook')) return;
    const missing = Object.entries(NEEDS).flatMap(([need, call]) =>
      operations.some(({ key }) => call.test(key)) ? [] : [need],
    );
    const create = operations.find(({ key }) => NEEDS.create?.test(key));
    const fields = propertyNames(jsonContent(create?.request)?.schema);
    if (create && fields.length > 0) {
      if (!fields.some((name) => TOPICS.test(name))) missing.push('choose topics');
      if (!fields.some((name) => FILTERS.test(name))) missing.push('filter');
    }
    if (missing.length > 0)
      report(`Webhooks are sent, and no operation lets a consumer ${listed(missing, 'or')}.`);
  },
});
