import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-widened',
  on: 'remainder',
  level: { consumer: 'safe', owner: 'breaking' },
  dimensions: ['wire'],
  why: 'Readers get values that the old schema did not allow, or it could not be proved that they do not.',
  fix: 'Send only what was sent before.',
  migrate: 'Check what you read as {subject} against the new schema.',
  symmetric: 'What cannot be decided cannot be decided either way.',
  changed({ subject, writtenBy, verdict }, report) {
    if (writtenBy !== 'owner' || !verdict) return;
    if (verdict.answer === 'no' && !verdict.exclusivity)
      report(`${subject} may hold what the old schema does not allow: ${verdict.reason}.`, {
        key: verdict.facet,
      });
    else
      report(`${subject} may hold more than before: ${verdict.reason}.`, {
        key: verdict.facet,
        level: 'risky',
        undecided: true,
      });
  },
});
