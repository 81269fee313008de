import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'exchange-added',
  on: 'exchange',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: 'Nobody waits for it yet.',
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
