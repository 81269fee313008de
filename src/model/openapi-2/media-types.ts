import type { Cursor, Reading } from '../reading.js';
import { textsAt } from './texts.js';

/** What a body without a word about its media type is: 2.0 names no default, but its tools agree on this one. */
export const DEFAULT_TYPE = 'application/json';

/** `consumes` or `produces` of the innermost node that says it; an empty list says nothing, and hides the outer one. */
export function readMediaTypes(
  reading: Reading,
  nodes: readonly Cursor[],
  key: 'consumes' | 'produces',
): readonly string[] {
  for (const node of nodes) {
    const said = textsAt(reading, node, key);
    if (said) return [...new Set(said.map(({ value }) => value.toLowerCase()))];
  }
  return [];
}
