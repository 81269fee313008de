import { compile } from './compile.js';
import {
  ANY_TEXT,
  all,
  char,
  EMPTY,
  END,
  either,
  inTurn,
  type Language,
  not,
  START,
  times,
} from './language.js';
import { complement, type Ranges, union } from './ranges.js';

/** How long patterns may be that are compared, and those that are only laid over texts. */
const COMPARED = 400;
const READ = 2000;
const languages = new Map<string, Language | undefined>();

/** The texts that a `pattern` finds itself in; undefined for what is not read: look-behind, back-references, `\p`. */
export function readPattern(pattern: string): Language | undefined {
  return pattern.length <= COMPARED && compile(pattern)?.unicode ? read(pattern) : undefined;
}

/** The same for all that an engine understands, where the text has no character of two halves if the pattern has no `u`. */
export function readForMatching(pattern: string): Language | undefined {
  const expression = compile(pattern);
  if (!expression || pattern.length > READ) return undefined;
  return expression.unicode || !MEANT_FOR_UNICODE.test(pattern) ? read(pattern) : undefined;
}

const MEANT_FOR_UNICODE = /\\u\{|[\ud800-\udfff]/;

function read(pattern: string): Language | undefined {
  if (!languages.has(pattern)) languages.set(pattern, attempt(pattern));
  return languages.get(pattern);
}

function attempt(pattern: string): Language | undefined {
  const reader: Reader = { text: pattern, index: 0, depth: 0 };
  try {
    const found = alternatives(reader);
    if (reader.index < pattern.length) return undefined;
    return inTurn(ANY_TEXT, found);
  } catch (problem) {
    if (problem === UNREADABLE) return undefined;
    throw problem;
  }
}

interface Reader {
  readonly text: string;
  index: number;
  depth: number;
}

const UNREADABLE = new Error('unreadable pattern');
const MAX_DEPTH = 30;

function peek({ text, index }: Reader): string {
  return text[index] ?? '';
}

function take(reader: Reader): string {
  const code = reader.text.codePointAt(reader.index);
  if (code === undefined) throw UNREADABLE;
  const one = String.fromCodePoint(code);
  reader.index += one.length;
  return one;
}

function alternatives(reader: Reader): Language {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw UNREADABLE;
  const options = [sequence(reader)];
  while (peek(reader) === '|') {
    reader.index += 1;
    options.push(sequence(reader));
  }
  reader.depth -= 1;
  return either(options);
}

function sequence(reader: Reader): Language {
  const parts: ((rest: Language) => Language)[] = [];
  const outermost = reader.depth === 1;
  while (reader.index < reader.text.length && !'|)'.includes(peek(reader))) {
    const ahead = outermost ? lookAhead(reader) : undefined;
    const part = ahead ?? atom(reader);
    const count = quantifier(reader);
    if (count && (ahead || /[$^]/.test(part.key))) throw UNREADABLE;
    const whole = count ? times(part, ...count) : part;
    parts.push((rest) => (ahead ? all([ahead, rest]) : inTurn(whole, rest)));
  }
  return parts.reduceRight((rest, add) => add(rest), outermost ? ANY_TEXT : EMPTY);
}

/** What the rest of the text must be, or must not; outside of groups, where nothing else comes behind that rest. */
function lookAhead(reader: Reader): Language | undefined {
  const sign = /^\(\?([=!])/.exec(reader.text.slice(reader.index, reader.index + 3))?.[1];
  if (!sign) return undefined;
  reader.index += 3;
  const found = inTurn(alternatives(reader), ANY_TEXT);
  if (take(reader) !== ')') throw UNREADABLE;
  return sign === '=' ? found : not(found);
}

function quantifier(reader: Reader): [least: number, most: number] | undefined {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(reader.text.slice(reader.index));
  if (!match) return undefined;
  reader.index += match[0].length;
  const [, sign, least, comma, most] = match;
  if (sign) return sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity] : [0, 1];
  return [Number(least), comma === undefined ? Number(least) : most ? Number(most) : Infinity];
}

const LINE_ENDS: Ranges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

function atom(reader: Reader): Language {
  const one = take(reader);
  if (one === '^') return START;
  if (one === '$') return END;
  if (one === '.') return char(complement(LINE_ENDS));
  if (one === '[') return char(classOf(reader));
  if (one === '\\') return char(escaped(reader));
  if (one !== '(') return char(only(one));
  if (peek(reader) === '?') {
    const name = /^\?(?::|<[A-Za-z]\w*>)/.exec(reader.text.slice(reader.index));
    if (!name) throw UNREADABLE;
    reader.index += name[0].length;
  }
  const inner = alternatives(reader);
  if (take(reader) !== ')') throw UNREADABLE;
  return inner;
}

function only(one: string): Ranges {
  const code = one.codePointAt(0) as number;
  if (code >= 0xd800 && code <= 0xdfff) throw UNREADABLE;
  return [[code, code]];
}

const DIGITS: Ranges = [[0x30, 0x39]];
const WORD: Ranges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** White space as ECMAScript has it. */
const SPACE: Ranges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const KINDS: Readonly<Record<string, Ranges>> = {
  d: DIGITS,
  D: complement(DIGITS),
  w: WORD,
  W: complement(WORD),
  s: SPACE,
  S: complement(SPACE),
  n: only('\n'),
  r: only('\r'),
  t: only('\t'),
  f: only('\f'),
  v: only('\v'),
};

function escaped(reader: Reader): Ranges {
  const one = take(reader);
  const kind = KINDS[one];
  if (kind) return kind;
  if (one === 'u' || one === 'x') return codePoint(reader, one);
  if (/[A-Za-z0-9]/.test(one)) throw UNREADABLE;
  return only(one);
}

function codePoint(reader: Reader, kind: 'u' | 'x'): Ranges {
  const match = (kind === 'x' ? /^([0-9a-f]{2})/i : /^(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/i).exec(
    reader.text.slice(reader.index),
  );
  if (!match) throw UNREADABLE;
  reader.index += match[0].length;
  return only(String.fromCodePoint(Number.parseInt(match[1] ?? match[2] ?? '', 16)));
}

function classOf(reader: Reader): Ranges {
  const negated = peek(reader) === '^';
  if (negated) reader.index += 1;
  let set: Ranges = [];
  while (peek(reader) !== ']') {
    const low = member(reader);
    const next = reader.text[reader.index + 1];
    if (peek(reader) === '-' && next !== undefined && next !== ']') {
      reader.index += 1;
      set = union(set, [[endOf(low), endOf(member(reader))]]);
    } else set = union(set, low);
  }
  reader.index += 1;
  return negated ? complement(set) : set;
}

function member(reader: Reader): Ranges {
  const one = take(reader);
  if (one !== '\\') return only(one);
  if (peek(reader) === 'b') throw UNREADABLE;
  return escaped(reader);
}

/** One end of a range must be a single character. */
function endOf(ranges: Ranges): number {
  const [first] = ranges;
  if (ranges.length !== 1 || !first || first[0] !== first[1]) throw UNREADABLE;
  return first[0];
}
