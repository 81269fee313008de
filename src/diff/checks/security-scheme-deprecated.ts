import { defineCheck } from '../check.js';
import { announcementOf } from '../policy.js';

export default defineCheck({
  id: 'security-scheme-deprecated',
  on: 'security-scheme',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It still works, and will be gone one day.',
  changed({ before, after, subject, terms }, report) {
    if (before.lifecycle.deprecated || !after.lifecycle.deprecated) return;
    const { text, isShort, by } = announcementOf(after.lifecycle, terms);
    report(`${subject} is deprecated ${text}.`, {
      at: 'deprecated',
      ...(isShort && { level: 'risky' }),
      ...(by !== undefined && { by }),
    });
  },
});
