import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'operation-id-changed',
  on: 'operation',
  level: 'breaking',
  dimensions: ['source'],
  why: 'Generated clients name their functions after it, so consumers that regenerate stop compiling.',
  fix: 'Keep the operationId.',
  migrate: 'Rename the calls of the generated function of {subject}.',
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject }, report) {
    if (before.id !== after.id)
      report(`${subject} has the operationId ${after.id ?? '(none)'} instead of ${before.id ?? '(none)'}.`, {
        key: `${before.id ?? ''} ${after.id ?? ''}`,
        at: 'operationId',
      });
  },
});
