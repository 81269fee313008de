import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'message-name-changed',
  on: 'exchange',
  level: 'breaking',
  dimensions: ['source'],
  why: 'Generated code names types and handlers after it, so consumers that regenerate stop compiling.',
  fix: 'Keep the name.',
  migrate: 'Rename the handlers of {subject}.',
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject }, report) {
    // Where one of them has no name, AsyncAPI 2 asked for none, and nothing was called after it.
    if (before.isUnnamed || after.isUnnamed) return;
    if (before.name !== after.name)
      report(`${subject} is called ${after.name} instead of ${before.name}.`, {
        key: `${before.name} ${after.name}`,
      });
  },
});
