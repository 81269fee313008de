import { acceptedBy, alternativesOf, requirementText } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-added',
  on: 'security',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Callers of today send no credentials, and get a 401.',
  fix: 'Allow calls without credentials as an alternative until callers have moved.',
  migrate: 'Get credentials, and send them with {subject}.',
  changed({ before, after, subject }, report) {
    const [was, is] = [alternativesOf(before), alternativesOf(after)];
    const open = was.find((alternative) => alternative.length === 0);
    if (open && !acceptedBy(after, open, before))
      report(`${subject} asks for ${is.map(requirementText).join(' or ')}; it was open to all.`, {
        at: 'security',
      });
  },
});
