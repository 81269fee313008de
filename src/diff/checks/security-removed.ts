import { acceptedBy, alternativesOf } from '../access.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'security-removed',
  on: 'security',
  level: 'safe',
  dimensions: ['wire'],
  why: 'Callers that send credentials are still welcome. Make sure that this was meant.',
  changed({ before, after, subject, writtenBy }, report) {
    if (writtenBy === 'owner') return;
    const open = alternativesOf(after).find((alternative) => alternative.length === 0);
    if (open && !acceptedBy(before, open, after))
      report(`${subject} is open to all now.`, { at: 'security' });
  },
});
