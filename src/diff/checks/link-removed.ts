import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'link-removed',
  on: 'link',
  level: 'risky',
  dimensions: ['behaviour'],
  why: 'Clients that find their way by links no longer find this one.',
  fix: 'Keep the link.',
  migrate: 'Do without {subject}.',
  removed({ subject }, report) {
    report(`${subject} was removed.`);
  },
});
