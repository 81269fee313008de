import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'exchange-added',
  on: 'exchange',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: 'Nobody waits for it yet.',
  symmetric: 'A message whose operation is removed stays in its channel, as one that nobody carries.',
  changed({ before, after, subject }, report) {
    if (before.direction === 'unknown' && after.direction !== 'unknown')
      report(`${subject} is ${after.direction} by an operation now.`, { key: after.direction });
  },
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
