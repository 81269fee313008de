import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'response-body-removed',
  on: 'response',
  level: { owner: 'breaking', consumer: 'risky' },
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Callers that read the body find none.',
    consumer: 'What receivers answer is no longer listened to.',
  },
  fix: 'Keep the body.',
  migrate: {
    owner: 'Stop reading the body of {subject}.',
    consumer: 'Answer with {subject} without a body.',
  },
  changed({ before, after, subject }, report) {
    if (before.payload && !after.payload) report(`${subject} no longer has a body.`);
  },
});
