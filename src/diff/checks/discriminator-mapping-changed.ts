import { type Discriminator, target } from '../../model/index.js';
import { defineCheck } from '../check.js';
import { annotation } from '../schemas/sides.js';
import { listText } from '../words.js';

export default defineCheck({
  id: 'discriminator-mapping-changed',
  on: 'schema',
  level: 'risky',
  dimensions: ['wire'],
  why: 'The two sides choose the alternative by different values.',
  fix: 'Keep the old values in the mapping beside the new ones.',
  migrate: 'Use the new values of the discriminator of {subject}.',
  annotation: true,
  symmetric: 'Where one value replaces another, turning back replaces it again.',
  changed({ before, after, subject, writtenBy }, report) {
    const [was, is] = [annotation(before, 'discriminator'), annotation(after, 'discriminator')];
    if (!was || !is || was.property !== is.property) return;
    const gone = valuesBeyond(is, was);
    const fresh = valuesBeyond(was, is);
    const at = 'discriminator';
    if (gone.length > 0)
      report(`${subject} no longer maps ${listText(gone)}.`, {
        key: `- ${gone.join(' ')}`,
        at,
        ...(writtenBy === 'owner' && { level: 'safe' }),
      });
    if (fresh.length > 0)
      report(`${subject} maps ${listText(fresh)} now.`, {
        key: `+ ${fresh.join(' ')}`,
        at,
        ...(writtenBy === 'consumer' && { level: 'safe' }),
      });
  },
});

/** The values that one has and the other has not, though it may leave one unsaid: the name of a schema that it gives no value. */
function valuesBeyond(other: Discriminator, { mapping }: Discriminator): string[] {
  const named = new Set([...other.mapping.values()].map((schema) => target(schema).name));
  return [...mapping].flatMap(([value, schema]) => {
    const goesWithoutSaying = value === target(schema).name && !named.has(value);
    return other.mapping.has(value) || goesWithoutSaying ? [] : [value];
  });
}
