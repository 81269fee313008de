import { schemeText } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-scheme-changed',
  on: 'security-scheme',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Credentials are looked for in another place or form than callers send them.',
  fix: 'Add the new scheme beside the old one.',
  migrate: 'Send credentials as {subject} says now.',
  symmetric: 'Turning back changes it again.',
  changed({ before, after, subject }, report) {
    const [was, is] = [schemeText(before), schemeText(after)];
    if (was !== is) report(`${subject} changed: ${was} → ${is}.`, { key: `${was} ${is}` });
  },
});
