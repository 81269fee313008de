import { defineCheck } from '../check.js';
import { listText, missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'enum-value-removed',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  facet: 'values',
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send it are refused.', owner: 'Readers need not expect it.' },
  fix: 'Keep taking it.',
  migrate: 'Send another value than the removed one as {subject}.',
  symmetric: 'Where one value replaces another, turning back removes the new one.',
  changed({ before, after, subject }, report) {
    if (!before.values || !after.values) return;
    const gone = missingFrom(after.values, before.values).filter((value) => value !== null);
    const text = listText(gone.map(valueText), 'or');
    if (gone.length > 0) report(`${subject} no longer allows ${text}.`, { key: text, at: 'enum' });
  },
});
