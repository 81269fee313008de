import { ODD_SPELLINGS } from './lexicon/spelling.js';

/**
 * The words of an identifier, whatever its style: `getHTTPStatus_v2` is get, HTTP, Status, v2. Words of an odd spelling
 * stay whole: those of the lexicon, and `more`.
 */
export function wordsOf(name: string, more: readonly string[] = []): string[] {
  return name.match(more.length === 0 ? WORD : wordPattern([...more, ...ODD_SPELLINGS])) ?? [];
}

function wordPattern(whole: readonly string[]): RegExp {
  const known = whole
    .filter((word) => word !== '')
    .map((word) => word.replace(/[^\w]/g, '\\$&'))
    .join('|');
  // A plural acronym, URLs, ends with a small letter.
  return new RegExp(
    `(?:${known})\\d*(?![a-z])|[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])\\d*|[A-Z]?[a-z]+\\d*|\\d+|[^\\p{ASCII}\\s]+`,
    'gu',
  );
}

const WORD = wordPattern(ODD_SPELLINGS);

export type Case = 'camel' | 'pascal' | 'kebab' | 'snake' | 'upper-snake';

const SHAPES: Readonly<Record<Case, RegExp>> = {
  camel: /^[a-z][a-z0-9]*([A-Z][a-zA-Z0-9]*)?$/,
  pascal: /^[A-Z][a-zA-Z0-9]*$/,
  kebab: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  snake: /^[a-z0-9]+(_[a-z0-9]+)*$/,
  'upper-snake': /^[A-Z0-9]+(_[A-Z0-9]+)*$/,
};

/** Is the name written in the style? */
export function isCase(name: string, style: Case): boolean {
  return SHAPES[style].test(name);
}

/** The name rewritten in the style: what a message proposes. */
export function toCase(name: string, style: Case, more: readonly string[] = []): string {
  const words = wordsOf(name, more).map((word) => word.toLowerCase());
  if (style === 'kebab') return words.join('-');
  if (style === 'snake') return words.join('_');
  if (style === 'upper-snake') return words.join('_').toUpperCase();
  const [first = '', ...rest] = words;
  return [style === 'pascal' ? capital(first) : first, ...rest.map(capital)].join('');
}

/** `a, b or c`. */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** `1 operation`, `11 operations`; `2 bodies`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
