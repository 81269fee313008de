import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'operation-added',
  on: 'operation',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: 'Nobody calls it yet.',
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
