import { type Parameter, target } from '../../model/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'parameter-style-changed',
  on: 'parameter',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Its values are written in another way, so that what callers send is read wrongly.',
  fix: 'Keep the serialization, and offer the new one as another parameter.',
  migrate: 'Write {subject} in the new style.',
  symmetric: 'The reader of either style misreads the other.',
  changed({ before, after, subject }, report) {
    if (before.in !== after.in) return;
    const [was, is] = [styleOf(before), styleOf(after)];
    if (was !== is)
      report(`${subject} is written in another style: ${was} → ${is}.`, { key: `${was} ${is}` });
  },
});

function styleOf({ mediaType, style, explode, allowReserved, schema }: Parameter): string {
  if (mediaType !== undefined) return mediaType;
  const types = schema && target(schema).types;
  // Exploding makes a difference for lists and objects alone.
  const many = !types || types.has('array') || types.has('object');
  return [
    style,
    ...(many && explode ? ['exploded'] : []),
    ...(allowReserved ? ['with reserved characters'] : []),
  ].join(' ');
}
