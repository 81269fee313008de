import { defineCheck } from '../check.js';
import { extensibleValues } from '../schemas/sides.js';
import { listText, missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'extensible-enum-value-removed',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire'],
  why: {
    consumer: 'The list was the values that are understood, so senders that send it are refused.',
    owner: 'Readers need not expect it.',
  },
  fix: 'Keep taking it.',
  migrate: 'Send another value than the removed one as {subject}.',
  annotation: true,
  symmetric: 'Where one value replaces another, turning back removes the new one.',
  changed({ before, after, subject }, report) {
    const [was, is] = [extensibleValues(before), extensibleValues(after)];
    if (!was || !is) return;
    const text = listText(missingFrom(is, was).map(valueText), 'or');
    if (text !== '')
      report(`${subject} no longer lists ${text} among its known values.`, {
        key: text,
        at: 'x-extensible-enum',
      });
  },
});
