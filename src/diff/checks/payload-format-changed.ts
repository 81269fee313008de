import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'payload-format-changed',
  on: 'content',
  level: 'risky',
  dimensions: ['wire'],
  why: 'The payload is described in another schema language, and nobody can say here whether it means the same.',
  fix: 'Compare the two with the tools of that language, or with its schema registry.',
  migrate: 'Read {subject} by the new schema.',
  symmetric: 'Neither language can be read by the other.',
  changed({ before, after, subject }, report) {
    const [was, is] = [before.opaque?.format ?? 'JSON Schema', after.opaque?.format ?? 'JSON Schema'];
    if (was !== is)
      report(`${subject} is described in ${is} instead of ${was}.`, { key: `${was} ${is}`, undecided: true });
  },
});
