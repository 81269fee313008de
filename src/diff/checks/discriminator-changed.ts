import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';

export default defineCheck({
  id: 'discriminator-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['wire', 'source'],
  why: 'The other side tells the alternatives apart by another property.',
  fix: 'Keep the discriminator.',
  migrate: 'Tell the alternatives of {subject} apart by the new property.',
  annotation: true,
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject }, report) {
    const [was, is] = [
      annotation(before, 'discriminator')?.property,
      annotation(after, 'discriminator')?.property,
    ];
    if (was !== undefined && was !== is)
      report(`${subject} is told apart by ${is ?? 'no property'} instead of ${was}.`, {
        key: `${was} ${is ?? ''}`,
        at: 'discriminator',
      });
  },
});
