import type { Json } from '../../kernel/json.js';
import { sampleOfFormat } from '../formats.js';
import { compile } from '../pattern/compile.js';
import { ANY, all, type Language, literalText, not, shortestOf, times } from '../pattern/language.js';
import { sampleOfPattern } from '../pattern/pattern-sample.js';
import { readPattern } from '../pattern/read-pattern.js';
import { randomOf } from '../random.js';
import type { Shape } from '../shape.js';
import { refusedBy } from './base.js';
import { type Found, NOTHING, type Search } from './found.js';

/** Texts of a shape of texts. */
export function findTexts(search: Search, shape: Shape, wanted: number): Found {
  const { parts, exact } = languageOf(shape);
  const values: string[] = [];
  let left = all(parts);
  let complete = exact;
  for (let tries = 0; values.length < wanted; tries += 1) {
    const text =
      tries < wanted + 4 && search.spend(5 + parts.length) ? shortestOf(left, search.spend) : undefined;
    if (text === null && tries === 0) return NOTHING;
    if (text === null) break;
    if (text === undefined) {
      complete = false;
      break;
    }
    if (search.judges(shape, text)) values.push(text);
    else if (exact) complete = false;
    if (text.length > LONG) {
      complete = false;
      break;
    }
    left = all([left, not(literalText(text))]);
  }
  if (values.length >= wanted) complete = false;
  if (complete || values.length >= wanted) return { values, complete };
  for (const text of guesses(shape)) {
    if (values.length >= wanted) break;
    if (!values.includes(text) && search.judges(shape, text)) values.push(text);
  }
  return { values, complete: false };
}

/** Texts of this length are not spelt out. */
const LONG = 500;

/** What a shape says of texts, and whether that is all that it says. */
function languageOf({ atoms, patterns, formats, minLength, maxLength }: Shape): {
  parts: readonly Language[];
  exact: boolean;
} {
  let exact = true;
  const known = (language: Language | undefined): Language[] => {
    if (!language) exact = false;
    return language ? [language] : [];
  };
  const parts = [...patterns].flatMap((pattern) => known(compile(pattern) && readPattern(pattern)));
  for (const format of formats) {
    exact = false;
    const pattern = SHAPES[format];
    if (pattern !== undefined) parts.push(...known(readPattern(pattern)));
  }
  if (minLength > 0 || maxLength < Infinity)
    parts.push(times(ANY, Math.ceil(minLength), Math.floor(maxLength)));
  for (const refused of refusedBy(atoms)) {
    if (refused.pattern !== undefined)
      parts.push(...known(compile(refused.pattern) && readPattern(refused.pattern)).map(not));
    if (refused.format !== undefined) exact = false;
    for (const value of refused.enum ?? [])
      if (typeof value === 'string')
        parts.push(...known(value.length > LONG ? undefined : literalText(value)).map(not));
  }
  return { parts, exact };
}

/** What every text of a format looks like; it may fit others too. */
const SHAPES: Readonly<Record<string, string>> = {
  date: '^\\d{4}-\\d\\d-\\d\\d$',
  'date-time': '^\\d{4}-\\d\\d-\\d\\d[Tt\\s]\\d\\d:\\d\\d:\\d\\d',
  uuid: '^([uU][rR][nN]:[uU][uU][iI][dD]:)?[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$',
  email: '^[^@\\s]+@[^@\\s]+$',
  ipv4: '^\\d{1,3}[.]\\d{1,3}[.]\\d{1,3}[.]\\d{1,3}$',
};

const ODD: readonly Json[] = ['', 'a', 'not it', '~', '0', ' ', 'A', '%', '{', '1.1.1.1', '2024-01-31'];

function* guesses({ formats, patterns, minLength, maxLength }: Shape): Generator<string> {
  for (const format of formats)
    for (const seed of [1, 2, 3, 1000, 54_321, 2 ** 30]) {
      const text = sampleOfFormat(format, seed);
      if (text !== undefined) yield text;
    }
  for (const pattern of patterns) {
    if (!compile(pattern)) continue;
    for (let seed = 1; seed <= 6; seed += 1) {
      const text = sampleOfPattern(pattern, randomOf(seed), seed % 3);
      if (text !== undefined) yield text;
    }
  }
  yield* ODD as string[];
  for (const length of [minLength, maxLength]) if (length <= 10_000) yield 'a'.repeat(length);
}
