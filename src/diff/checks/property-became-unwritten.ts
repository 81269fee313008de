import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-became-unwritten',
  on: 'property',
  level: { consumer: 'risky', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  source: 'breaking',
  why: {
    consumer: 'What senders put there is no longer listened to.',
    owner: 'Readers that rely on it find nothing.',
  },
  fix: 'Keep it readable and writable.',
  migrate: { consumer: 'Stop sending {subject}.', owner: 'Stop reading {subject}.' },
  changed({ before, after, subject, writtenBy }, report) {
    if (!before.written || after.written) return;
    if (writtenBy === 'owner')
      report(`${subject} became write-only.`, before.required ? {} : { level: 'risky' });
    else report(`${subject} became read-only.`);
  },
});
