import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'header-removed',
  on: 'header',
  level: { owner: 'breaking', consumer: 'safe' },
  dimensions: ['wire', 'source'],
  why: { owner: 'Readers that rely on it find nothing.', consumer: 'It may be left out now.' },
  fix: 'Keep sending it.',
  migrate: 'Stop reading {subject}.',
  removed({ before, writtenBy, subject }, report) {
    if (writtenBy !== 'consumer' && !before.required)
      report(`${subject} was removed; it was optional.`, { level: 'risky' });
    else report(`${subject} was removed.`);
  },
});
