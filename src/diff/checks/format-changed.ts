import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'format-changed',
  on: 'schema',
  level: { consumer: 'breaking', owner: 'breaking' },
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Values that senders send today are refused.',
    owner: 'Readers that parse the old format fail on the new one.',
  },
  fix: 'Keep the format, and add a property of the new one beside it.',
  migrate: { consumer: 'Send {subject} in its new format.', owner: 'Read {subject} in its new format.' },
  annotation: true,
  symmetric: 'Where one format replaces another, turning back changes it again.',
  changed({ before, after, subject, writtenBy }, report) {
    const [was, is] = [before, after].map(({ formats }) => [...formats].sort().join(' and '));
    if (was === undefined || is === undefined || was === is || before.values || after.values) return;
    const details = { key: `${was} ${is}`, at: 'format' };
    if (was === '')
      report(
        `${subject} has the format ${is} now.`,
        writtenBy === 'owner' ? { ...details, level: 'safe' } : details,
      );
    else if (is === '')
      report(
        `${subject} no longer has the format ${was}.`,
        writtenBy === 'consumer' ? { ...details, level: 'safe' } : details,
      );
    else report(`${subject} changed its format from ${was} to ${is}.`, details);
  },
});
