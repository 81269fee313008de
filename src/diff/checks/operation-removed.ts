import { defineCheck } from '../check.js';
import { isRetired, noticeOf } from '../policy.js';

export default defineCheck({
  id: 'operation-removed',
  on: 'operation',
  level: 'breaking',
  dimensions: ['wire', 'source'],
  why: 'Whoever calls it gets a 404 or 405.',
  fix: 'Keep it, mark it deprecated with an x-sunset date, and remove it once that date has passed.',
  migrate: 'Stop calling {subject}.',
  removed({ before, subject, terms, wholeMajor }, report) {
    const span = wholeMajor ? 'support' : 'notice';
    const legal = isRetired(before.lifecycle, terms, span);
    report(
      `${subject} was removed ${noticeOf(before.lifecycle, terms, span)}.`,
      legal ? { level: 'safe' } : {},
    );
  },
});
