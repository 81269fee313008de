import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'body-became-optional',
  on: 'body',
  level: { consumer: 'safe', owner: 'risky' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Callers that send it still may.', owner: 'Readers may find no body.' },
  fix: 'Keep sending it always.',
  migrate: 'Expect {subject} to be absent.',
  changed({ before, after, subject }, report) {
    if (before.required && !after.required) report(`${subject} became optional.`, { at: 'required' });
  },
});
