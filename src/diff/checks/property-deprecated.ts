import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'property-deprecated',
  on: 'property',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  changed({ before, after, subject }, report) {
    const { deprecated, sunset } = after.lifecycle;
    if (!before.lifecycle.deprecated && deprecated)
      report(
        `${subject} is deprecated ${sunset === undefined ? 'with no sunset date' : `and ends on ${sunset}`}.`,
      );
  },
});
