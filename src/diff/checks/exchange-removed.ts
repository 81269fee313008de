import { defineCheck } from '../check.js';
import { isRetired, noticeOf } from '../policy.js';

export default defineCheck({
  id: 'exchange-removed',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['wire', 'source'],
  why: { owner: 'Receivers wait for what never comes.', consumer: 'What senders send is read by nobody.' },
  fix: 'Keep sending it, mark it deprecated with an x-sunset date, and remove it once that date has passed.',
  migrate: { owner: 'Do without {subject}.', consumer: 'Stop sending {subject}.' },
  removed({ before, subject, terms }, report) {
    const legal = isRetired(before.lifecycle, terms);
    report(`${subject} was removed ${noticeOf(before.lifecycle, terms)}.`, legal ? { level: 'safe' } : {});
  },
});
