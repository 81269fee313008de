import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-became-open',
  on: 'schema',
  level: { consumer: 'safe', owner: 'risky' },
  dimensions: ['wire'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers that took the old schema at its word refuse other properties.',
  },
  fix: 'Keep it closed, or tell readers to ignore what they do not know.',
  migrate: 'Ignore properties of {subject} that you do not know.',
  annotation: true,
  changed({ before, after, subject }, report) {
    if (before.closed && !after.closed && after.types.has('object'))
      report(`${subject} allows properties that it does not declare.`, { at: 'additionalProperties' });
  },
});
