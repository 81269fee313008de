import { defineCheck } from '../check.js';
import { listText, valueText } from '../words.js';

export default defineCheck({
  id: 'schema-became-enum',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  facet: 'values',
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send other values are refused.', owner: 'Readers know all values now.' },
  fix: 'List the values in the description, and go on taking others.',
  migrate: 'Send one of the listed values as {subject}.',
  changed({ before, after, subject }, report) {
    if (!before.values && after.values)
      report(`${subject} allows only ${listText(after.values.map(valueText), 'or')} now.`, {
        key: after.values.map(valueText).join(),
        at: 'enum',
      });
  },
});
