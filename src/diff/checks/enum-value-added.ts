import { defineCheck } from '../check.js';
import { missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'enum-value-added',
  on: 'schema',
  level: { consumer: 'safe', owner: 'risky' },
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Senders need not send it.',
    owner: 'Readers that handle each known value do not know this one.',
  },
  fix: 'Tell readers from the start to expect values that they do not know.',
  migrate: 'Handle the new value of {subject}, and values that you do not know.',
  symmetric: 'Where one value replaces another, turning back adds the old one.',
  changed({ before, after, subject }, report) {
    if (!before.values || !after.values) return;
    for (const value of missingFrom(before.values, after.values))
      if (value !== null)
        report(`${subject} may be ${valueText(value)} now.`, { key: valueText(value), at: 'enum' });
  },
});
