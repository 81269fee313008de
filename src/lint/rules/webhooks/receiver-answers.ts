import { defineRule } from '../../rule.js';

export default defineRule({
  id: 'webhooks/receiver-answers',
  severity: 'warn',
  in: 'recommended',
  given: 'exchange',
  only: 'openapi',
  why: 'A receiver who does not know which answer means "got it" will be sent everything twice.',
  fix: 'Declare the 2xx response by which a receiver acknowledges the delivery.',
  check({ key, answers }, { report }) {
    if (answers.some(({ status }) => /^2/.test(status))) return;
    const declared = answers.map(({ status }) => status).join(', ') || 'none';
    report(`The ${key} declares no 2xx answer of its receiver (declared: ${declared}).`);
  },
});
