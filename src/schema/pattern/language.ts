import { complement, has, kindsOf, type Ranges } from './ranges.js';

/**
 * A set of texts. Regular expressions are read into languages, which can be cut and turned round as well; whether
 * one is empty is decided with derivatives: what may follow a first character.
 * @see https://en.wikipedia.org/wiki/Brzozowski_derivative
 */
export type Language = { readonly key: string } & (
  | { readonly kind: 'none' | 'empty' | 'start' | 'end' }
  | { readonly kind: 'char'; readonly ranges: Ranges }
  | { readonly kind: 'then'; readonly first: Language; readonly next: Language }
  | { readonly kind: 'either' | 'all'; readonly parts: readonly Language[] }
  | { readonly kind: 'not'; readonly of: Language }
  | { readonly kind: 'times'; readonly of: Language; readonly least: number; readonly most: number }
);

export const NONE: Language = { kind: 'none', key: '0' };
export const EMPTY: Language = { kind: 'empty', key: '1' };
export const START: Language = { kind: 'start', key: '^' };
export const END: Language = { kind: 'end', key: '$' };

export function char(ranges: Ranges): Language {
  return ranges.length === 0 ? NONE : { kind: 'char', ranges, key: `[${ranges.join(';')}]` };
}

export const ANY = char(complement([]));
export const ANY_TEXT: Language = times(ANY, 0, Infinity);

/** One after the other. (A module that exports a `then` is taken for a promise.) */
export function inTurn(first: Language, next: Language): Language {
  if (first === NONE || next === NONE) return NONE;
  if (first === EMPTY) return next;
  if (next === EMPTY) return first;
  if (first.kind === 'then') return inTurn(first.first, inTurn(first.next, next));
  if (first === ANY_TEXT && next === ANY_TEXT) return next;
  return { kind: 'then', first, next, key: `(${first.key} ${next.key})` };
}

export function times(of: Language, least: number, most: number): Language {
  if (most === 0 || of === EMPTY) return EMPTY;
  if (of === NONE) return least === 0 ? EMPTY : NONE;
  if (least === 1 && most === 1) return of;
  return { kind: 'times', of, least, most, key: `(${of.key}){${least},${most}}` };
}

export function either(parts: readonly Language[]): Language {
  return joined('either', parts, NONE, ANY_TEXT);
}

export function all(parts: readonly Language[]): Language {
  return joined('all', parts, ANY_TEXT, NONE);
}

function joined(
  kind: 'either' | 'all',
  parts: readonly Language[],
  neutral: Language,
  absorbing: Language,
): Language {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const distinct = new Map(flat.filter((part) => part.key !== neutral.key).map((part) => [part.key, part]));
  if (distinct.has(absorbing.key)) return absorbing;
  const sorted = [...distinct.keys()].sort();
  if (sorted.length === 0) return neutral;
  if (sorted.length === 1) return distinct.get(sorted[0] as string) as Language;
  return {
    kind,
    parts: sorted.map((key) => distinct.get(key) as Language),
    key: `(${kind === 'all' ? '&' : '|'} ${sorted.join(' ')})`,
  };
}

export function not(of: Language): Language {
  if (of.kind === 'not') return of.of;
  if (of === NONE) return ANY_TEXT;
  return of.key === ANY_TEXT.key ? NONE : { kind: 'not', of, key: `!${of.key}` };
}

export function literalText(text: string): Language {
  return [...text].reduceRight<Language>((rest, one) => {
    const code = one.codePointAt(0) as number;
    return inTurn(char([[code, code]]), rest);
  }, EMPTY);
}

/** Where in the text a language is asked. */
interface Spot {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export function takesEmpty(language: Language, spot: Spot): boolean {
  switch (language.kind) {
    case 'empty':
      return true;
    case 'start':
      return spot.atStart;
    case 'end':
      return spot.atEnd;
    case 'then':
      return takesEmpty(language.first, spot) && takesEmpty(language.next, spot);
    case 'either':
      return language.parts.some((part) => takesEmpty(part, spot));
    case 'all':
      return language.parts.every((part) => takesEmpty(part, spot));
    case 'not':
      return !takesEmpty(language.of, spot);
    case 'times':
      return language.least === 0 || takesEmpty(language.of, spot);
    default:
      return false;
  }
}

/** What may follow the character. */
export function after(language: Language, code: number, atStart: boolean): Language {
  const next = (one: Language) => after(one, code, atStart);
  switch (language.kind) {
    case 'char':
      return has(language.ranges, code) ? EMPTY : NONE;
    case 'then': {
      const within = inTurn(next(language.first), past(language.next, atStart));
      const skips = takesEmpty(language.first, { atStart, atEnd: false });
      return skips ? either([within, next(language.next)]) : within;
    }
    case 'either':
      return either(language.parts.map(next));
    case 'all':
      return all(language.parts.map(next));
    case 'not':
      return not(next(language.of));
    case 'times': {
      const { of, least, most } = language;
      const fewest = takesEmpty(of, { atStart, atEnd: false }) ? 0 : Math.max(0, least - 1);
      return inTurn(next(of), times(of, fewest, most - 1));
    }
    default:
      return NONE;
  }
}

/** What may follow the character, each possibility by itself: a pattern has only so many, however long the text. */
export function remainders(language: Language, code: number, atStart: boolean): readonly Language[] {
  switch (language.kind) {
    case 'char':
      return has(language.ranges, code) ? [EMPTY] : [];
    case 'then': {
      const { first, next } = language;
      const within = remainders(first, code, atStart).map((left) => inTurn(left, next));
      const skips = takesEmpty(first, { atStart, atEnd: false });
      return skips ? [...within, ...remainders(next, code, atStart)] : within;
    }
    case 'either':
      return language.parts.flatMap((part) => remainders(part, code, atStart));
    case 'times': {
      const { of, least, most } = language;
      const fewest = takesEmpty(of, { atStart, atEnd: false }) ? 0 : Math.max(0, least - 1);
      return remainders(of, code, atStart).map((left) => inTurn(left, times(of, fewest, most - 1)));
    }
    default:
      return [];
  }
}

/** Behind the first character, no start is left to come. */
function past(language: Language, atStart: boolean): Language {
  if (!atStart || !language.key.includes('^')) return language;
  switch (language.kind) {
    case 'start':
      return NONE;
    case 'then':
      return inTurn(past(language.first, true), past(language.next, true));
    case 'either':
      return either(language.parts.map((part) => past(part, true)));
    default:
      return language;
  }
}

/** Does the language leave something out, or ask for several things at once? Then its remainders are no mere choice. */
export function isCut(language: Language): boolean {
  switch (language.kind) {
    case 'all':
    case 'not':
      return true;
    case 'then':
      return isCut(language.first) || isCut(language.next);
    case 'either':
      return language.parts.some(isCut);
    case 'times':
      return isCut(language.of);
    default:
      return false;
  }
}

function setsOf(language: Language): readonly Ranges[] {
  switch (language.kind) {
    case 'char':
      return [language.ranges];
    case 'then':
      return [...setsOf(language.first), ...setsOf(language.next)];
    case 'either':
    case 'all':
      return language.parts.flatMap(setsOf);
    case 'not':
    case 'times':
      return setsOf(language.of);
    default:
      return [];
  }
}

const MAX_STATES = 1500;
const MAX_KEY = 6000;
/** How much of a state's key is read in one step. */
const KEY_READ = 1000;

/**
 * The shortest text of a language; null when there is none, undefined when that would take too long to find out, or more
 * effort than `spend` allows.
 */
export function shortestOf(
  language: Language,
  spend: (effort: number) => boolean = () => true,
): string | null | undefined {
  const kinds = kindsOf([...new Map(setsOf(language).map((set) => [set.join(), set])).values()]);
  const met = new Set<string>();
  const open: { readonly language: Language; readonly text: string }[] = [{ language, text: '' }];
  for (const { language: here, text } of open) {
    const atStart = text === '';
    if (takesEmpty(here, { atStart, atEnd: true })) return text;
    if (!spend((here.key.length * kinds.length) / KEY_READ)) return undefined;
    for (const code of kinds) {
      const next = after(here, code, atStart);
      if (next === NONE || met.has(next.key)) continue;
      if (met.size >= MAX_STATES || next.key.length > MAX_KEY) return undefined;
      met.add(next.key);
      open.push({ language: next, text: text + String.fromCodePoint(code) });
    }
  }
  return null;
}
