import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'link-added',
  on: 'link',
  level: 'safe',
  dimensions: ['behaviour'],
  why: 'Clients that do not know it go on without it.',
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
