import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'undeclared-property-limited',
  on: 'undeclared',
  level: { consumer: 'risky', owner: 'safe' },
  dimensions: ['wire'],
  why: {
    consumer: 'Senders that add properties of their own may be refused.',
    owner: 'Readers know more of what may come beside what is declared.',
  },
  fix: 'Leave it open, and ignore what you do not know.',
  migrate: 'Check the properties of {subject} that it does not declare.',
  annotation: true,
  symmetric: 'Where one rule replaces another, turning back replaces it again.',
  changed({ before, after, subject, writtenBy }, report) {
    for (const keyword of after.rules) {
      const isReplaced = before.rules.includes(keyword);
      report(
        `${subject} asks ${isReplaced ? 'other things' : 'more'} of properties that it does not declare: \`${keyword}\`.`,
        {
          key: keyword,
          at: keyword,
          ...(isReplaced && writtenBy === 'owner' && { level: 'risky' }),
        },
      );
    }
  },
});
