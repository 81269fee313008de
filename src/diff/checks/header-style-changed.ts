import { type Header, target } from '../../model/index.js';
import { defineCheck } from '../check.js';

export default defineCheck({
  id: 'header-style-changed',
  on: 'header',
  level: 'breaking',
  dimensions: ['wire'],
  why: 'Its values are written in another way, so that the other side reads them wrongly.',
  fix: 'Keep the serialization, and offer the new one as another header.',
  migrate: 'Read {subject} in the new style.',
  symmetric: 'The reader of either style misreads the other.',
  changed({ before, after, subject }, report) {
    // Exploding makes a difference for objects alone: a list is written alike either way.
    const hasFields = [before, after].every(isObjectLike);
    const [was, is] = [before, after].map((header) => styleOf(header, hasFields)) as [string, string];
    if (was !== is)
      report(`${subject} is written in another style: ${was} → ${is}.`, { key: `${was} ${is}` });
  },
});

function isObjectLike({ schema }: Header): boolean {
  const types = schema && target(schema).types;
  return !types || types.has('object');
}

function styleOf({ mediaType, style, explode }: Header, hasFields: boolean): string {
  return mediaType ?? (hasFields && explode ? `${style} exploded` : style);
}
