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
import {
  alternatives,
  codePoint,
  group,
  peek,
  quantifier,
  type Reader,
  readWhole,
  take,
  UNREADABLE,
} from './reader.js';

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
  const found = readWhole({ text: pattern, index: 0, depth: 0 }, languageOf);
  return found && inTurn(ANY_TEXT, found);
}

const MAX_DEPTH = 30;

function languageOf(reader: Reader): Language {
  return either(alternatives(reader, MAX_DEPTH, () => sequence(reader)));
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
  const found = inTurn(languageOf(reader), ANY_TEXT);
  if (take(reader) !== ')') throw UNREADABLE;
  return sign === '=' ? found : not(found);
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
  return one === '(' ? group(reader, () => languageOf(reader)) : char(only(one));
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
  if (one === 'u' || one === 'x') return only(codePoint(reader, one));
  if (/[A-Za-z0-9]/.test(one)) throw UNREADABLE;
  return only(one);
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
