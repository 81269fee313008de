import { defineCheck } from '../check.js';
import { typesText } from '../words.js';

export default defineCheck({
  id: 'schema-type-changed',
  on: 'schema',
  level: 'breaking',
  facet: 'types',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Values that senders send today are refused.',
    owner: 'Readers get values that they do not know how to read.',
  },
  fix: 'Keep the type, and add a property of the new type beside it.',
  migrate: { consumer: 'Send {subject} in its new type.', owner: 'Read {subject} in its new type.' },
  symmetric: 'The way back changes the type again, even where it is the safe one.',
  changed({ before, after, subject }, report) {
    const [was, is] = [typesText(before.types), typesText(after.types)];
    if (was !== is)
      report(`${subject} changed its type from ${was} to ${is}.`, { key: `${was} ${is}`, at: 'type' });
  },
});
