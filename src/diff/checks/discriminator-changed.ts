import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';

export default defineCheck({
  id: 'discriminator-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['wire', 'source'],
  why: 'The two sides tell the alternatives apart by different properties.',
  fix: 'Keep the discriminator.',
  migrate: 'Tell the alternatives of {subject} apart by the new property.',
  annotation: true,
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject, writtenBy }, report) {
    const [was, is] = [
      annotation(before, 'discriminator')?.property,
      annotation(after, 'discriminator')?.property,
    ];
    if (was === is) return;
    const details = { key: `${was ?? ''} ${is ?? ''}`, at: 'discriminator' };
    if (was === undefined)
      report(`${subject} is told apart by ${is} now.`, {
        ...details,
        ...(writtenBy === 'owner' && { level: 'safe' }),
      });
    else if (is === undefined)
      report(`${subject} is no longer told apart by ${was}.`, {
        ...details,
        ...(writtenBy === 'consumer' && { level: 'safe' }),
      });
    else report(`${subject} is told apart by ${is} instead of ${was}.`, details);
  },
});
