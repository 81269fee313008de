import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'body-removed',
  on: 'body',
  level: 'breaking',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Callers that send a body are refused or not listened to.',
    owner: 'Readers of the body find none.',
  },
  fix: 'Keep it.',
  migrate: { consumer: 'Send {subject} no more.', owner: 'Stop reading {subject}.' },
  removed({ subject }, report) {
    report(`${subject} was removed.`);
  },
});
