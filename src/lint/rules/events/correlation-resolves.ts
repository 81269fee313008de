import { replace, safe } from '../../autofix.js';
import { faultOf } from '../../expression.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'events/correlation-resolves',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'asyncapi',
  why: 'Consumers look for the id where the contract says it is, and then start a new trail.',
  fix: 'Correct the location, or declare the field: $message.header#/correlationId.',
  fixable: 'fix',
  check(message, { report }) {
    const { correlationId } = message;
    const fault = correlationId === undefined ? undefined : faultOf(correlationId, message);
    const place = message.message?.correlation;
    if (!fault) return;
    report(
      `The correlation id ${fault}.`,
      place ? at(place, 'location') : at(message, 'correlationId'),
      safe(() => {
        const meant = correlationId
          ?.replace(/^\$?message\./, '$message.')
          .replace(/^(\$message\.)headers#/, '$1header#')
          .replace(/^(\$message\.)body#/, '$1payload#');
        const isBetter = meant !== correlationId && faultOf(meant ?? '', message) === undefined;
        return place && meant !== undefined && isBetter ? [replace(at(place, 'location'), meant)] : [];
      }),
    );
  },
});
