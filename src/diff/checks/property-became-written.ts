import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-became-written',
  on: 'property',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: 'Who does not know it goes on without it.',
  changed({ before, after, subject, writtenBy }, report) {
    if (before.written || !after.written) return;
    if (writtenBy === 'owner') report(`${subject} is no longer write-only: it comes now.`);
    else if (after.required)
      report(`${subject} is no longer read-only, and is required.`, { level: 'breaking' });
    else report(`${subject} is no longer read-only: it may be sent now.`);
  },
});
