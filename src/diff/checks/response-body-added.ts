import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'response-body-added',
  on: 'response',
  level: { owner: 'safe', consumer: 'breaking' },
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Callers of today look at no body.',
    consumer: 'Receivers of today answer without a body, and are taken to have failed.',
  },
  fix: 'Go on taking answers without a body.',
  migrate: 'Answer with a body: {subject}.',
  changed({ before, after, subject }, report) {
    if (!before.payload && after.payload) report(`${subject} has a body now.`);
  },
});
