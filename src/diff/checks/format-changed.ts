import type { Level } from '../../kernel/change.js';
import { graver } from '../../kernel/change.js';
import { formatContains, isEnforced } from '../../schema/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'format-changed',
  on: 'schema',
  level: 'breaking',
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
    const [was, is] = [before, after].map(({ formats }) => [...formats].sort().join(' and ') || 'none');
    if (was === is || before.values || after.values) return;
    const consumer = writtenBy === 'owner' ? 'safe' : gravity(after.formats, before.formats);
    const owner = writtenBy === 'consumer' ? 'safe' : gravity(before.formats, after.formats);
    report(`${subject} has the format ${is} instead of ${was}.`, {
      key: `${was} ${is}`,
      at: 'format',
      level: graver(consumer, owner),
    });
  },
});

/** How grave it is to count on formats when other ones are given. */
function gravity(counted: ReadonlySet<string>, given: ReadonlySet<string>): Level {
  const fits = (format: string) => [...given].some((other) => formatContains(format, other));
  if ([...counted].some((format) => isEnforced(format) && !fits(format))) return 'breaking';
  const vague = [...counted].some((format) => !isEnforced(format) && !given.has(format));
  return vague && given.size > 0 ? 'risky' : 'safe';
}
