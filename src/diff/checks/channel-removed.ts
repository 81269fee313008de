import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'channel-removed',
  on: 'channel',
  level: 'breaking',
  dimensions: ['wire', 'source'],
  why: 'Whoever listens or sends there is alone.',
  fix: 'Keep the channel until everybody has moved.',
  migrate: 'Move away from {subject}.',
  removed({ subject }, report) {
    report(`${subject} was removed.`);
  },
});
