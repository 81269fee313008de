import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'exchange-reactivated',
  on: 'exchange',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It goes on.',
  changed({ before, after, subject }, report) {
    if (before.lifecycle.deprecated && !after.lifecycle.deprecated)
      report(`${subject} is no longer deprecated.`);
  },
});
