import { acceptedBy, alternativesOf, requirementText } from '../access.js';
import { type Access, defineCheck } from '../check.js';

export default defineCheck({
  id: 'credentials-changed',
  on: 'security',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire'],
  why: 'The owner identifies itself in a way that receivers of today do not check for, and is turned away.',
  fix: 'Go on sending the old credentials beside the new ones.',
  migrate: 'Check the new credentials of {subject}.',
  symmetric: 'Changing back is a change as well.',
  changed({ before, after, subject, writtenBy }, report) {
    if (writtenBy !== 'owner') return;
    for (const alternative of alternativesOf(after)) {
      const text = requirementText(alternative);
      if (!acceptedBy(before, alternative, after))
        report(`${subject} comes with ${text}.`, { key: text, at: 'security' });
      else if (asksNothing(before) && alternative.length > 0)
        report(`${subject} comes with ${text} now.`, { key: text, at: 'security', level: 'safe' });
    }
    for (const alternative of alternativesOf(before)) {
      const text = requirementText(alternative);
      if (alternative.length > 0 && !acceptedBy(after, alternative, before))
        report(`${subject} no longer comes with ${text}.`, {
          key: `no ${text}`,
          at: 'security',
          level: 'safe',
        });
    }
  },
});

function asksNothing(access: Access): boolean {
  return alternativesOf(access).every((alternative) => alternative.length === 0);
}
