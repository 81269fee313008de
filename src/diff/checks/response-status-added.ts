import { defineCheck } from '../check.js';
import { isFailure } from '../status.js';

export default defineCheck({
  id: 'response-status-added',
  on: 'response',
  level: { owner: 'risky', consumer: 'safe' },
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Callers that tell successes apart by status do not know it.',
    consumer: 'It is one more allowed answer.',
  },
  fix: 'Send the new status only to callers that ask for what is new.',
  migrate: 'Handle {subject}.',
  added({ after, writtenBy, subject }, report) {
    report(`${subject} was added.`, writtenBy === 'owner' && isFailure(after) ? { level: 'safe' } : {});
  },
});
