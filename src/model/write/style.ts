import { type JsonObject, own } from '../../kernel/json.js';
import type { MediaContent, Parameter } from '../contract.js';

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
const STYLES: Readonly<Partial<Record<Parameter['in'], readonly string[]>>> = {
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  path: ['simple', 'matrix', 'label'],
};

/** 3.1 has no tabs between items, and nothing but commas in a header; then the place's first style is the nearest. */
export function writeStyle({ in: location, style }: Parameter): string {
  const known = STYLES[location];
  return !known || known.includes(style) ? style : (known[0] ?? style);
}

/** The encoding of a form's fields, in styles that 3.1 has. */
export function writeEncoding(encoding: MediaContent['encoding']): JsonObject {
  return Object.fromEntries(
    Object.entries(encoding).map(([name, field]) => [
      name,
      own(field, 'style') === 'tabDelimited' ? { ...(field as JsonObject), style: 'form' } : field,
    ]),
  );
}
