import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'multiple-changed',
  on: 'schema',
  level: 'breaking',
  facet: 'multipleOf',
  dimensions: ['wire', 'behaviour'],
  why: {
    consumer: 'Numbers between the new steps are refused.',
    owner: 'Readers get numbers between the old steps.',
  },
  fix: 'Keep the step.',
  migrate: 'Use the new steps of {subject}.',
  symmetric: 'Steps that do not divide each other refuse each other.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before, after].map(
      ({ multiples }) => [...multiples].sort((a, b) => a - b).join(' and ') || 'anything',
    );
    if (was !== is)
      report(`${subject} must be a multiple of ${is} now (of ${was} before).`, {
        key: `${was} ${is}`,
        at: 'multipleOf',
      });
  },
});
