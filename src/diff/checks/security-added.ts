import { acceptedBy, alternativesOf, requirementText } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-added',
  on: 'security',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire'],
  why: 'Callers of today send no credentials, and get a 401.',
  fix: 'Allow calls without credentials as an alternative until callers have moved.',
  migrate: 'Get credentials, and send them with {subject}.',
  changed({ before, after, subject, writtenBy }, report) {
    const open = alternativesOf(before).find((alternative) => alternative.length === 0);
    if (!open || acceptedBy(after, open, before) || writtenBy === 'owner') return;
    const text = alternativesOf(after).map(requirementText).join(' or ');
    report(`Credentials (${text}) are asked for by ${subject}; until now none were.`, {
      key: text,
      cause: text,
      at: 'security',
    });
  },
});
