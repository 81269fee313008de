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
    // Exploding makes a difference for lists and objects alone; one value is written alike either way.
    const many = isMany(before) && isMany(after);
    const [was, is] = [styleOf(before, many), styleOf(after, many)];
    if (was !== is)
      report(`${subject} is written in another style: ${was} → ${is}.`, { key: `${was} ${is}` });
  },
});

function isMany({ schema }: Parameter): boolean {
  const types = schema && target(schema).types;
  return !types || types.has('array') || types.has('object');
}

function styleOf({ mediaType, style, explode, allowReserved }: Parameter, many: boolean): string {
  if (mediaType !== undefined) return mediaType;
  return [
    style,
    ...(many && explode ? ['exploded'] : []),
    ...(allowReserved ? ['with reserved characters'] : []),
  ].join(' ');
}
