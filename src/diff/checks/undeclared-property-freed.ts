import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'undeclared-property-freed',
  on: 'undeclared',
  level: { consumer: 'safe', owner: 'risky' },
  dimensions: ['wire'],
  why: {
    consumer: 'Senders may send more than before.',
    owner: 'Readers that took the old schema at its word refuse what else may come.',
  },
  fix: 'Keep the rule, or tell readers to ignore what they do not know.',
  migrate: 'Ignore properties of {subject} that you do not know.',
  annotation: true,
  changed({ before, after, subject }, report) {
    for (const keyword of before.rules.filter((one) => !after.rules.includes(one)))
      report(`${subject} asks less of properties that it does not declare: \`${keyword}\`.`, {
        key: keyword,
        at: keyword,
      });
  },
});
