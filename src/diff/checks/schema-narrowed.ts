import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'schema-narrowed',
  on: 'remainder',
  level: { consumer: 'breaking', owner: 'safe' },
  dimensions: ['wire'],
  why: 'Some values that senders send today are refused, or it could not be proved that none is.',
  fix: 'Go on taking what was taken before.',
  migrate: 'Check what you send as {subject} against the new schema.',
  symmetric: 'What cannot be decided cannot be decided either way.',
  changed({ before, subject, writtenBy, verdict }, report) {
    if (writtenBy !== 'consumer' || !verdict) return;
    // Alternatives that overlap are common, and validators that mind it are not; where none stood before, they are new.
    const isHabit = verdict.exclusivity && before.unions.length > 0;
    if (verdict.answer === 'no' && !isHabit)
      report(`${subject} takes less than before: ${verdict.reason}.`, { key: verdict.facet });
    else
      report(`${subject} may take less than before: ${verdict.reason}.`, {
        key: verdict.facet,
        level: 'risky',
        undecided: true,
      });
  },
});
