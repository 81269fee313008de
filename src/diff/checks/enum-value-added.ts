import { defineCheck } from '../check.js';
import { listText, missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'enum-value-added',
  on: 'schema',
  level: { consumer: 'safe', owner: 'risky' },
  facet: 'values',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Senders need not send it.',
    owner: 'Readers that handle each known value do not know this one.',
  },
  fix: 'Tell readers from the start to expect values that they do not know.',
  migrate: 'Handle the new value of {subject}, and values that you do not know.',
  symmetric: 'Where one value replaces another, turning back adds the old one.',
  changed({ before, after, subject, writtenBy }, report) {
    if (!before.values || !after.values) return;
    const fresh = missingFrom(before.values, after.values).filter((value) => value !== null);
    const text = listText(fresh.map(valueText), 'or');
    if (fresh.length === 0) return;
    const replaced = writtenBy !== 'consumer' && fresh.length === after.values.length;
    report(`${subject} ${replaced ? 'is' : 'may be'} ${text} now.`, {
      key: text,
      at: 'enum',
      ...(replaced && { level: 'breaking' }),
    });
  },
});
