import { defineCheck } from '../check.js';
import { extensibleValues } from '../schemas/sides.js';
import { listText, missingFrom, valueText } from '../words.js';

export default defineCheck({
  id: 'extensible-enum-value-added',
  on: 'schema',
  level: 'safe',
  dimensions: ['wire'],
  why: {
    consumer: 'Senders need not send it.',
    owner: 'Readers of an extensible enum have been told to bear values that they do not know.',
  },
  annotation: true,
  symmetric: 'Where one value replaces another, turning back adds the old one.',
  changed({ before, after, subject }, report) {
    const [was, is] = [extensibleValues(before), extensibleValues(after)];
    if (!was || !is) return;
    const text = listText(missingFrom(was, is).map(valueText), 'or');
    if (text !== '')
      report(`${subject} lists ${text} among its known values now.`, { key: text, at: 'x-extensible-enum' });
  },
});
