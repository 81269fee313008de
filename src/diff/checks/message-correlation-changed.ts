import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'message-correlation-changed',
  on: 'exchange',
  level: 'risky',
  dimensions: ['wire', 'behaviour'],
  why: 'The other side looks for the correlation id where it used to be, and cannot tell which message answers which.',
  fix: 'Keep the correlation id in its place.',
  migrate: 'Look for the correlation id of {subject} in its new place.',
  symmetric: 'Moving it back moves it again.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before.correlationId, after.correlationId];
    if (was !== undefined && was !== is)
      report(`${subject} has its correlation id in ${is ?? 'no place'} instead of ${was}.`, {
        key: `${was} ${is ?? ''}`,
        at: 'correlationId',
      });
    else if (was === undefined && is !== undefined)
      report(`${subject} has a correlation id now, in ${is}.`, {
        key: is,
        at: 'correlationId',
        level: 'safe',
      });
  },
});
