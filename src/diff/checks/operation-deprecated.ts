import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'operation-deprecated',
  on: 'operation',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  migrate: 'Move away from {subject} before its sunset.',
  changed({ before, after, subject }, report) {
    const { deprecated, sunset, replacedBy } = after.lifecycle;
    if (before.lifecycle.deprecated || !deprecated) return;
    const end = sunset === undefined ? 'with no sunset date' : `and ends on ${sunset}`;
    const instead = replacedBy === undefined ? '' : `; ${replacedBy} replaces it`;
    report(`${subject} is deprecated ${end}${instead}.`, {
      at: 'deprecated',
      ...(sunset !== undefined && { by: sunset }),
    });
  },
});
