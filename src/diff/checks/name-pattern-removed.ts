import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'name-pattern-removed',
  on: 'schema',
  level: { consumer: 'safe', owner: 'risky' },
  dimensions: ['wire'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers no longer know what properties of such names are.',
  },
  fix: 'Keep the pattern.',
  migrate: 'Expect anything in properties of {subject} whose names match the pattern.',
  annotation: true,
  changed({ before, after, subject, writtenBy }, report) {
    const removed = [...before.namePatterns].filter((pattern) => !after.namePatterns.has(pattern));
    if (removed.length === 0) return;
    const refused = writtenBy !== 'owner' && after.closed;
    report(`${subject} no longer speaks of properties matching ${listText(removed)}.`, {
      key: removed.join(' '),
      at: 'patternProperties',
      ...(refused && { level: 'breaking' }),
    });
  },
});
