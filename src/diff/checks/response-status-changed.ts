import { defineCheck } from '../check.js';
import { sureText } from '../pair/index.js';
import { isFailure } from '../status.js';

export default defineCheck({
  id: 'response-status-changed',
  on: 'response',
  level: 'risky',
  dimensions: ['wire', 'source'],
  why: {
    owner: 'Callers that tell successes apart by status get one that they do not wait for.',
    consumer: 'Receivers that answer with a status of the old range may be taken to have failed.',
  },
  fix: 'Go on listing the statuses one by one.',
  migrate: {
    owner: 'Handle {to} wherever {subject} is handled.',
    consumer: 'Answer with {to} where {subject} was the answer.',
  },
  symmetric: 'One way the range opens, the other way it closes.',
  changed({ before, after, subject, writtenBy, confidence }, report) {
    const [was, is] = [before.status, after.status];
    if (confidence !== undefined) {
      const details = { key: `${was} ${is}`, to: is, confidence, level: 'breaking' } as const;
      report(`${subject} is ${is} now${sureText(confidence)}.`, details);
      return;
    }
    if (was === is || isFailure(before) || isFailure(after)) return;
    report(`${subject} is listed as ${is} now.`, {
      key: `${was} ${is}`,
      to: is,
      // Whoever answers with one status may go on when the whole range is expected.
      ...(writtenBy === 'consumer' && is.endsWith('XX') && { level: 'safe' }),
    });
  },
});
