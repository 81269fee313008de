import { defineCheck, type SchemaSide } from '../check.js';
import type { Written } from '../schemas/sides.js';
import { takesAsListOfOne, takesAsText } from '../schemas/text.js';
import { impliedType, saysType, typesText } from '../words.js';

export default defineCheck({
  id: 'schema-type-changed',
  on: 'schema',
  level: 'breaking',
  facet: 'types',
  dimensions: ['wire', 'source'],
  why: {
    consumer: 'Values that senders send today are refused.',
    owner: 'Readers get values that they do not know how to read.',
  },
  fix: 'Keep the type, and add a property of the new type beside it.',
  migrate: { consumer: 'Send {subject} in its new type.', owner: 'Read {subject} in its new type.' },
  symmetric: 'The way back changes the type again, even where it is the safe one.',
  changed({ before, after, subject, writtenBy, asText, asList }, report) {
    const [was, is] = [typesText(before.types), typesText(after.types)];
    if (was === is) return;
    // Who declares properties means an object, whether or not `type` says so.
    const meant = [before, after].map((side) => (saysType(side) ? typesText(side.types) : impliedType(side)));
    const sides = [asWritten(before), asWritten(after)] as const;
    const widened =
      writtenBy === 'consumer' &&
      ((asText && takesAsText(...sides)) || (asList && takesAsListOfOne(...sides)));
    const sameMeaning = meant[0] !== undefined && meant[0] === meant[1];
    const level = widened ? 'safe' : sameMeaning ? 'risky' : undefined;
    report(`${subject} changed its type from ${was} to ${is}.`, {
      key: `${was} ${is}`,
      at: 'type',
      ...(level && { level }),
    });
  },
});

function asWritten(shape: SchemaSide): Written {
  return { shape, origins: shape.origins };
}
