import { acceptedBy, alternativesOf, requirementText } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-alternative-added',
  on: 'security',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Callers may go on as they are.',
  symmetric: 'Where one way replaces another, turning back adds the old one.',
  changed({ before, after, subject, writtenBy }, report) {
    if (writtenBy === 'owner') return;
    if (alternativesOf(before).some((alternative) => alternative.length === 0)) return;
    for (const alternative of alternativesOf(after)) {
      if (alternative.length === 0 || acceptedBy(before, alternative, after, 'scopes aside')) continue;
      const text = requirementText(alternative);
      report(`${subject} accepts ${text} as well.`, { key: text, at: 'security' });
    }
  },
});
