import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'header-became-optional',
  on: 'header',
  level: { owner: 'breaking', consumer: 'safe' },
  dimensions: ['wire', 'source'],
  why: { owner: 'Readers that rely on it may find nothing.', consumer: 'Whoever sends it still may.' },
  fix: 'Keep sending it always.',
  migrate: 'Expect {subject} to be absent.',
  changed({ before, after, subject }, report) {
    if (before.required && !after.required) report(`${subject} became optional.`, { at: 'required' });
  },
});
