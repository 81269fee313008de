import { defineCheck } from '../check.js';
import { missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'enum-value-removed',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send it are refused.', owner: 'Readers need not expect it.' },
  fix: 'Keep taking it.',
  migrate: 'Send another value than the removed one as {subject}.',
  symmetric: 'Where one value replaces another, turning back removes the new one.',
  changed({ before, after, subject }, report) {
    if (!before.values || !after.values) return;
    for (const value of missingFrom(after.values, before.values))
      if (value !== null)
        report(`${subject} no longer allows ${valueText(value)}.`, { key: valueText(value), at: 'enum' });
  },
});
