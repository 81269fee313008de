import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'items-became-repeatable',
  on: 'schema',
  level: { consumer: 'safe', owner: 'breaking' },
  facet: 'uniqueItems',
  dimensions: ['wire', 'behaviour'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers that count on different items meet one twice.',
  },
  fix: 'Keep items unique.',
  migrate: 'Expect repeated items in {subject}.',
  changed({ before, after, subject }, report) {
    if (before.unique && !after.unique) report(`${subject} may repeat items now.`, { at: 'uniqueItems' });
  },
});
