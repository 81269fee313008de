import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-empty-value-refused',
  on: 'parameter',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire'],
  why: {
    consumer: 'Callers that send its name with no value are refused.',
    owner: 'Receivers that are ready for a name with no value never see one.',
  },
  fix: 'Go on taking it without a value.',
  migrate: 'Send {subject} with a value, or leave it out.',
  changed({ before, after, subject }, report) {
    if (before.allowEmptyValue === true && after.allowEmptyValue !== true)
      report(`${subject} may no longer be sent without a value.`, { at: 'allowEmptyValue' });
  },
});
