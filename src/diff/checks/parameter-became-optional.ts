import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-became-optional',
  on: 'parameter',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Callers that send it still may.', owner: 'Receivers that rely on it may not find it.' },
  fix: 'Keep sending it always.',
  migrate: 'Expect {subject} to be absent.',
  changed({ before, after, subject }, report) {
    if (before.required && !after.required) report(`${subject} became optional.`, { at: 'required' });
  },
});
