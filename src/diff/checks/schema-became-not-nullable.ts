import { defineCheck } from '../check.js';
import { saysType } from '../words.js';

export default defineCheck({
  id: 'schema-became-not-nullable',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire', 'source'],
  why: { consumer: 'Senders that send null are refused.', owner: 'Readers need not expect null.' },
  fix: 'Keep taking null.',
  migrate: 'Send no null as {subject}.',
  changed({ before, after, subject }, report) {
    if (before.nullable && !after.nullable && saysType(before))
      report(`${subject} may no longer be null.`, { witness: null });
  },
});
