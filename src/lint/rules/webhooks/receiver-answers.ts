import { add, safe } from '../../autofix.js';
import { at } from '../../place.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'webhooks/receiver-answers',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'openapi',
  why: 'A receiver who does not know which answer means "got it" will be sent everything twice.',
  fix: 'Declare the 2xx response by which a receiver acknowledges the delivery.',
  fixable: 'fix',
  check({ key, answers, at: place }, { report }) {
    if (answers.some(({ status }) => /^2/.test(status))) return;
    const declared = answers.map(({ status }) => status).join(', ') || 'none';
    report(
      `The ${key} declares ${declared} as answers of its receiver; a 2xx is wanted.`,
      place,
      safe(() => [
        add(at({ at: place }, 'responses', '2XX'), { description: 'The receiver has the event.' }),
      ]),
    );
  },
});
