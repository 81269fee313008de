import type { Random } from '../random.js';
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

/**
 * A text that probably matches a pattern; the caller checks it. Reads literals, classes, groups, alternatives and
 * counts; undefined for what it does not read (look-around, back-references).
 */
export function sampleOfPattern(pattern: string, random: Random, extra = 0): string | undefined {
  const reader: Sampler = { text: pattern, index: 0, random, extra, depth: 0, left: MAX_ATOMS };
  return readWhole(reader, sampleOf);
}

interface Sampler extends Reader {
  readonly random: Random;
  /** How many more than the fewest repetitions to make. */
  readonly extra: number;
  /** How many more parts may be read; those inside a repetition are read again each time. */
  left: number;
}

const MAX_REPEATS = 200;
const MAX_ATOMS = 4000;
const MAX_DEPTH = 100;

function sampleOf(reader: Sampler): string {
  const options = alternatives(reader, MAX_DEPTH, () => sequence(reader));
  return options[reader.random(options.length)] as string;
}

function sequence(reader: Sampler): string {
  let text = '';
  while (reader.index < reader.text.length && !'|)'.includes(peek(reader))) {
    const start = reader.index;
    const first = atom(reader);
    const end = reader.index;
    const [least, most] = quantifier(reader) ?? [1, 1];
    const after = reader.index;
    const count = Math.min(most, least + reader.extra);
    if (count > MAX_REPEATS) throw UNREADABLE;
    for (let i = 0; i < count; i += 1) {
      if (i === 0) {
        text += first;
        continue;
      }
      reader.index = start;
      text += atom(reader);
      if (reader.index !== end) throw UNREADABLE;
    }
    reader.index = after;
  }
  return text;
}

function atom(reader: Sampler): string {
  reader.left -= 1;
  if (reader.left < 0) throw UNREADABLE;
  const char = take(reader);
  if (char === '^' || char === '$') return '';
  if (char === '.') return 'a';
  if (char === '[') return oneOf(reader, classChars(reader));
  if (char === '\\') return oneOf(reader, escaped(reader));
  return char === '(' ? group(reader, () => sampleOf(reader)) : char;
}

function oneOf(reader: Sampler, chars: readonly string[]): string {
  if (chars.length === 0) throw UNREADABLE;
  return chars[reader.random(chars.length)] as string;
}

const DIGITS = [...'0123456789'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

function escaped(reader: Reader): readonly string[] {
  const char = take(reader);
  if (char === 'd') return DIGITS;
  if (char === 'w') return [...LETTERS, ...DIGITS, '_'];
  if (char === 's') return [' '];
  if (char === 'D' || char === 'S') return LETTERS;
  if (char === 'W') return ['-'];
  if (char === 'n' || char === 't' || char === 'r') return [{ n: '\n', t: '\t', r: '\r' }[char]];
  if (char === 'b' || char === 'B') return [''];
  if (char === 'u' || char === 'x') return [codePoint(reader, char)];
  if (/[A-Za-z0-9]/.test(char)) throw UNREADABLE;
  return [char];
}

function classChars(reader: Reader): readonly string[] {
  const negated = peek(reader) === '^';
  if (negated) reader.index += 1;
  const chars = new Set<string>();
  while (peek(reader) !== ']') {
    if (reader.index >= reader.text.length) throw UNREADABLE;
    const first = classAtom(reader);
    const [low] = first;
    if (
      first.length === 1 &&
      low !== undefined &&
      peek(reader) === '-' &&
      reader.text[reader.index + 1] !== ']'
    ) {
      reader.index += 1;
      const [high] = classAtom(reader);
      for (const char of range(low, high ?? low)) chars.add(char);
    } else for (const char of first) chars.add(char);
  }
  reader.index += 1;
  return negated ? PRINTABLE.filter((char) => !chars.has(char)) : [...chars];
}

function classAtom(reader: Reader): readonly string[] {
  const char = take(reader);
  return char === '\\' ? escaped(reader) : [char];
}

function range(low: string, high: string): string[] {
  const [from, to] = [low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0];
  return Array.from({ length: Math.max(0, Math.min(to - from + 1, 200)) }, (_, i) =>
    String.fromCodePoint(from + i),
  );
}
