import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'exchange-deprecated',
  on: 'exchange',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still comes, and will stop one day.',
  changed({ before, after, subject }, report) {
    const { deprecated, sunset } = after.lifecycle;
    if (!before.lifecycle.deprecated && deprecated)
      report(
        `${subject} is deprecated ${sunset === undefined ? 'with no sunset date' : `and ends on ${sunset}`}.`,
        {
          at: 'deprecated',
          ...(sunset !== undefined && { by: sunset }),
        },
      );
  },
});
