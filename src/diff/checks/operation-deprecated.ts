import { defineCheck } from '../check.js';
import { announcementOf } from '../policy.js';

export default defineCheck({
  id: 'operation-deprecated',
  on: 'operation',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  migrate: 'Move away from {subject} before its sunset.',
  changed({ before, after, subject, terms }, report) {
    if (before.lifecycle.deprecated || !after.lifecycle.deprecated) return;
    const { text, isShort, by } = announcementOf(after.lifecycle, terms);
    const { replacedBy } = after.lifecycle;
    const instead = replacedBy === undefined ? '' : `; ${replacedBy} replaces it`;
    report(`${subject} is deprecated ${text}${instead}.`, {
      at: 'deprecated',
      ...(isShort && { level: 'risky' }),
      ...(by !== undefined && { by }),
    });
  },
});
