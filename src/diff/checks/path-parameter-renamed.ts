import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'path-parameter-renamed',
  on: 'parameter',
  level: 'breaking',
  dimensions: ['source'],
  why: 'Nothing changes on the wire, yet generated clients name their arguments after it.',
  fix: 'Keep the name.',
  migrate: 'Pass {to} instead of {subject} in the calls of generated code.',
  symmetric: 'Renaming back is a renaming as well.',
  changed({ before, after, subject }, report) {
    if (before.in === 'path' && after.in === 'path' && before.name !== after.name)
      report(`${subject} is called ${after.name} now.`, {
        at: 'name',
        key: after.name,
        to: after.name,
      });
  },
});
