import type { Exchange } from '../../../model/index.js';
import { reportLacking } from '../../adoption.js';
import { jsonContent } from '../../bodies.js';
import { defineRule } from '../../rule.js';
import { propertyNames } from '../../shape.js';
import { counted } from '../../words.js';

const ID = /^(event|webhook|message|delivery|notification|x-\w+|x)?[-_]?(id|uuid|reference|delivery)$/i;

export default defineRule({
  id: 'webhooks/event-id',
  severity: 'warn',
  in: 'recommended',
  given: 'contract',
  only: 'openapi',
  why: 'Deliveries repeat; only an id lets the receiver recognise one that it has handled.',
  fix: 'Send a unique id, the same on every attempt: the header webhook-id, or a property `id` of the payload.',
  check({ exchanges }, { report }) {
    const deliveries = exchanges.filter(
      ({ payload, delivery }) => payload && delivery.signature !== 'standard-webhooks',
    );
    reportLacking(deliveries, (exchange) => !namesOf(exchange).some((name) => ID.test(name)), {
      everywhere: (all) =>
        report(
          `No webhook or callback carries an id by which a repeated delivery is known (${counted(all.length, 'delivery', 'deliveries')}); webhook-id is wanted.`,
        ),
      here: (exchange) =>
        report(
          `The ${exchange.key} carries no id by which a repeated delivery is known; the header webhook-id, or a property id, is wanted.`,
          exchange.at,
        ),
    });
  },
});

function namesOf({ parameters, payload }: Exchange): string[] {
  return [...parameters.map(({ name }) => name), ...propertyNames(jsonContent(payload)?.schema)];
}
