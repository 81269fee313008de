import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';
import type { Header, MediaContent, Parameter } from '../contract.js';
import type { Writing } from './writing.js';

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
const STYLES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  path: ['simple', 'matrix', 'label'],
  cookie: ['form'],
};

type Styled = Pick<Parameter | Header, 'at' | 'name' | 'style' | 'explode'>;

/** `style` and `explode`, where they are not what the place has without a word. */
export function writeStyle(writing: Writing, parameter: Styled, location: string): JsonObject {
  const known = STYLES[location] ?? ['form'];
  const [fallback] = known;
  const { at, name, style, explode } = parameter;
  // 3.1 has no tabs between items, and nothing but commas in a header; then the place's own style is the nearest.
  const instead = known.includes(style) ? style : fallback;
  if (instead !== style) writing.lose('upgrade/parameter-style', at, { in: location, name, style, instead });
  return {
    ...(instead !== fallback && { style: instead }),
    ...(explode !== (instead === 'form') && { explode }),
  };
}

/** The encoding of a form's fields, in styles that 3.1 has. */
export function writeEncoding(writing: Writing, { at, encoding }: MediaContent): JsonObject {
  const entries = Object.entries(encoding).map(([name, field]): [string, Json] => {
    if (own(field, 'style') !== 'tabDelimited' || !isObject(field)) return [name, field];
    const details = { in: 'form', name, style: 'tabDelimited', instead: 'form' };
    writing.lose('upgrade/parameter-style', at, details);
    return [name, { ...field, style: 'form' }];
  });
  return entries.length > 0 ? { encoding: Object.fromEntries(entries) } : {};
}
