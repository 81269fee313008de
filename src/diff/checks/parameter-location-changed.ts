import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-location-changed',
  on: 'parameter',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'It is no longer looked for where callers put it.',
  fix: 'Accept it in both places, or add the new one as an optional parameter.',
  migrate: 'Send {subject} in its new place.',
  symmetric: 'Moving it back moves it again.',
  changed({ before, after, subject }, report) {
    if (before.in !== after.in)
      report(`${subject} moved from ${before.in} to ${after.in}.`, {
        key: `${before.in} ${after.in}`,
        at: 'in',
      });
  },
});
