import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-reactivated',
  on: 'parameter',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'It stays.',
  changed({ before, after, subject }, report) {
    if (before.lifecycle.deprecated && !after.lifecycle.deprecated)
      report(`${subject} is no longer deprecated.`);
  },
});
