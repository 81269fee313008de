import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'media-type-added',
  on: 'content',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Whoever does not ask for it does not get it.',
  added({ after, subject }, report) {
    report(`${subject}: ${after.mediaType} was added.`, { key: after.mediaType });
  },
});
