import { defineCheck } from '../check.js';
import { saysType } from '../words.js';

export default defineCheck({
  id: 'schema-became-nullable',
  on: 'schema',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders need not send null.', owner: 'Readers that do not expect null fail on it.' },
  fix: 'Leave the property out instead, where it is optional.',
  migrate: 'Expect {subject} to be null.',
  changed({ before, after, subject }, report) {
    if (!before.nullable && after.nullable && saysType(after))
      report(`${subject} may be null now.`, { witness: null });
  },
});
