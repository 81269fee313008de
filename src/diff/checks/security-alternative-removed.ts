import { acceptedBy, alternativesOf, requirementText } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-alternative-removed',
  on: 'security',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Callers that identify themselves in this way get a 401 or 403.',
  fix: 'Keep it as an alternative until callers have moved.',
  migrate: 'Identify yourself in another way when calling {subject}.',
  symmetric: 'Where one way replaces another, turning back removes the new one.',
  changed({ before, after, subject, writtenBy }, report) {
    if (writtenBy === 'owner') return;
    for (const alternative of alternativesOf(before)) {
      if (alternative.length === 0 || acceptedBy(after, alternative, before, 'scopes aside')) continue;
      const text = requirementText(alternative);
      report(`${subject} no longer accepts ${text}.`, { key: text, at: 'security' });
    }
  },
});
