import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'header-became-required',
  on: 'header',
  level: { owner: 'safe', consumer: 'breaking' },
  dimensions: ['wire', 'source'],
  why: { owner: 'Readers can count on it.', consumer: 'Whoever answers without it is taken to have failed.' },
  fix: 'Keep it optional.',
  migrate: 'Send {subject} in every answer.',
  changed({ before, after, subject }, report) {
    if (!before.required && after.required) report(`${subject} became required.`, { at: 'required' });
  },
});
