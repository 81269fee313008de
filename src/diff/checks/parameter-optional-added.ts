import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-optional-added',
  on: 'parameter',
  level: 'safe',
  dimensions: ['wire', 'source'],
  why: 'Whoever does not know it can leave it out.',
  added({ after, subject }, report) {
    if (!after.required) report(`${subject} was added; it is optional.`, { key: after.name });
  },
});
