import { defineCheck } from '../check.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'name-pattern-added',
  on: 'schema',
  level: { consumer: 'risky', owner: 'safe' },
  dimensions: ['wire'],
  why: {
    consumer: 'Properties of such names, if senders add them, must now be as the pattern says.',
    owner: 'Readers know more of what they get.',
  },
  fix: 'Leave such properties free.',
  migrate: 'Check the properties of {subject} whose names match the pattern.',
  annotation: true,
  changed({ before, after, subject }, report) {
    const added = [...after.namePatterns].filter((pattern) => !before.namePatterns.has(pattern));
    if (added.length > 0 && !before.closed)
      report(`${subject} sets what properties matching ${listText(added)} must be.`, {
        key: added.join(' '),
        at: 'patternProperties',
      });
  },
});
