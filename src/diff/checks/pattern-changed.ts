import { textRefused } from '../../schema/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'pattern-changed',
  on: 'schema',
  level: 'risky',
  facet: 'pattern',
  dimensions: ['wire', 'behaviour'],
  why: {
    consumer: 'Texts that senders send today may be refused.',
    owner: 'Readers may get texts that they do not know how to read.',
  },
  fix: 'Keep the pattern, or widen it only.',
  migrate: 'Check the texts of {subject} against the new pattern.',
  symmetric: 'Which of two patterns allows more is not decided here.',
  changed({ before, after, subject, writtenBy }, report) {
    const added = [...after.patterns].filter((pattern) => !before.patterns.has(pattern));
    const removed = [...before.patterns].filter((pattern) => !after.patterns.has(pattern));
    const key = [...added, '', ...removed].join(' ');
    if (added.length > 0 && removed.length > 0) {
      const refused = writtenBy === 'owner' ? undefined : textRefused(after, before);
      report(`${subject} must match ${added.join(' and ')} instead of ${removed.join(' and ')}.`, {
        key,
        at: 'pattern',
        ...(refused === undefined ? { undecided: true } : { level: 'breaking', witness: refused }),
      });
    } else if (added.length > 0)
      report(`${subject} must match ${added.join(' and ')} now.`, {
        key,
        at: 'pattern',
        level: writtenBy === 'owner' ? 'safe' : 'breaking',
      });
    else if (removed.length > 0)
      report(`${subject} need no longer match ${removed.join(' and ')}.`, {
        key,
        at: 'pattern',
        level: writtenBy === 'consumer' ? 'safe' : 'risky',
      });
  },
});
