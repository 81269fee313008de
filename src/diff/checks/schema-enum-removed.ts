import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-enum-removed',
  on: 'schema',
  level: { consumer: 'safe', owner: 'risky' },
  facet: 'values',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers that handle each known value meet ones that they do not know.',
  },
  fix: 'Keep the list.',
  migrate: 'Handle values of {subject} that you do not know.',
  changed({ before, after, subject }, report) {
    if (before.values && !after.values) report(`${subject} may have values that are not listed.`);
  },
});
