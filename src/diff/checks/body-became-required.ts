import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'body-became-required',
  on: 'body',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: 'Callers that send none are refused.',
  fix: 'Keep it optional.',
  migrate: 'Always send {subject}.',
  changed({ before, after, subject }, report) {
    if (!before.required && after.required) report(`${subject} became required.`, { at: 'required' });
  },
});
