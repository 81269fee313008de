import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-became-required',
  on: 'property',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that leave it out are refused.', owner: 'Readers can count on it.' },
  fix: 'Keep it optional, with a default.',
  migrate: 'Always send {subject}.',
  changed({ before, after, subject }, report) {
    if (!before.required && after.required) report(`${subject} became required.`);
  },
});
