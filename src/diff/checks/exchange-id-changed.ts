import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'exchange-id-changed',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['source'],
  why: 'Nothing changes on the wire, yet generated code names its handlers and types after it.',
  fix: 'Keep the operationId.',
  migrate: 'Rename the handler of {subject} in the code that uses generated names.',
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject }, report) {
    // Messages go by their own names; their operations are matched by id.
    if (before.via === 'message' || before.operationId === after.operationId) return;
    report(
      `${subject} has the operationId ${after.operationId ?? '(none)'} instead of ${before.operationId ?? '(none)'}.`,
      {
        key: `${before.operationId ?? ''} ${after.operationId ?? ''}`,
        at: 'operationId',
      },
    );
  },
});
