import { jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';

const ID = /^(event|webhook|message|delivery|notification|x-\w+|x)?[-_]?(id|uuid|reference|delivery)$/i;

export default defineRule({
  id: 'webhooks/event-id',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'openapi',
  why: 'Deliveries repeat; only an id lets the receiver recognise one that it has handled.',
  fix: 'Send a unique id, the same on every attempt: the header webhook-id, or a property `id` of the payload.',
  check({ key, via, parameters, payload }, { report }) {
    if (via === 'message' || !payload) return;
    const names = [...parameters.map(({ name }) => name), ...propertyNames(jsonContent(payload)?.schema)];
    if (!names.some((name) => ID.test(name)))
      report(`The ${key} carries no id by which a receiver would know a repeated delivery.`);
  },
});
