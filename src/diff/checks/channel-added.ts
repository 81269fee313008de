import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'channel-added',
  on: 'channel',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Nobody listens there yet.',
  added({ subject }, report) {
    report(`${subject} was added.`);
  },
});
