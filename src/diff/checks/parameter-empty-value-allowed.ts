import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-empty-value-allowed',
  on: 'parameter',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire'],
  why: {
    consumer: 'Callers that send a value go on.',
    owner: 'Receivers meet its name with no value, and are not ready for it.',
  },
  fix: 'Go on sending a value.',
  migrate: 'Expect {subject} without a value.',
  changed({ before, after, subject }, report) {
    if (before.allowEmptyValue !== true && after.allowEmptyValue === true)
      report(`${subject} may be sent without a value now.`, { at: 'allowEmptyValue' });
  },
});
