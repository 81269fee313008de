import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'server-added',
  on: 'server',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Whoever calls the others still may.',
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
