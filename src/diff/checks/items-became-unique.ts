import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'items-became-unique',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  facet: 'uniqueItems',
  dimensions: ['wire', 'behaviour'],
  why: { consumer: 'Lists that repeat an item are refused.', owner: 'Readers need not expect repetition.' },
  fix: 'Go on taking repeated items.',
  migrate: 'Send each item of {subject} once.',
  changed({ before, after, subject }, report) {
    if (!before.unique && after.unique)
      report(`${subject} may no longer repeat items.`, { at: 'uniqueItems' });
  },
});
