import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'discriminator-mapping-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['wire'],
  why: 'The two sides choose the alternative by different values.',
  fix: 'Keep the old values in the mapping beside the new ones.',
  migrate: 'Use the new values of the discriminator of {subject}.',
  annotation: true,
  symmetric: 'Where one value replaces another, turning back replaces it again.',
  changed({ before, after, subject, writtenBy }, report) {
    const [was, is] = [annotation(before, 'discriminator'), annotation(after, 'discriminator')];
    if (!was || !is || was.property !== is.property) return;
    const gone = [...was.mapping.keys()].filter((value) => !is.mapping.has(value));
    const fresh = [...is.mapping.keys()].filter((value) => !was.mapping.has(value));
    const at = 'discriminator';
    if (gone.length > 0)
      report(`${subject} no longer maps ${listText(gone)}.`, {
        key: `- ${gone.join(' ')}`,
        at,
        ...(writtenBy === 'owner' && { level: 'safe' }),
      });
    if (fresh.length > 0)
      report(`${subject} maps ${listText(fresh)} now.`, {
        key: `+ ${fresh.join(' ')}`,
        at,
        ...(writtenBy === 'consumer' && { level: 'safe' }),
      });
  },
});
