import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-became-optional',
  on: 'property',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send it still may.', owner: 'Readers that rely on it may find nothing.' },
  fix: 'Keep sending it always.',
  migrate: 'Expect {subject} to be absent.',
  changed({ before, after, subject }, report) {
    if (before.required && !after.required) report(`${subject} became optional.`);
  },
});
