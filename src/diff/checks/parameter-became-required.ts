import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-became-required',
  on: 'parameter',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: 'Callers that leave it out are refused.',
  fix: 'Keep it optional, with a default.',
  migrate: 'Send {subject} on every call.',
  changed({ before, after, subject }, report) {
    if (!before.required && after.required) report(`${subject} became required.`, { at: 'required' });
  },
});
