import type { Random } from '../random.js';

/**
 * A text that probably matches a pattern; the caller checks it. Reads literals, classes, groups, alternatives and
 * counts; undefined for what it does not read (look-around, back-references).
 */
export function sampleOfPattern(pattern: string, random: Random, extra = 0): string | undefined {
  const reader: Reader = { text: pattern, index: 0, random, extra, depth: 0, left: MAX_ATOMS };
  try {
    const sampled = alternatives(reader);
    return reader.index === pattern.length ? sampled : undefined;
  } catch (problem) {
    if (problem === UNREADABLE) return undefined;
    throw problem;
  }
}

interface Reader {
  readonly text: string;
  index: number;
  readonly random: Random;
  /** How many more than the fewest repetitions to make. */
  readonly extra: number;
  depth: number;
  /** How many more parts may be read; those inside a repetition are read again each time. */
  left: number;
}

const UNREADABLE = new Error('unreadable pattern');
const MAX_REPEATS = 200;
const MAX_ATOMS = 4000;
const MAX_DEPTH = 100;

function alternatives(reader: Reader): string {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw UNREADABLE;
  const options = [sequence(reader)];
  while (peek(reader) === '|') {
    reader.index += 1;
    options.push(sequence(reader));
  }
  reader.depth -= 1;
  return options[reader.random(options.length)] as string;
}

function sequence(reader: Reader): string {
  let text = '';
  while (reader.index < reader.text.length && !'|)'.includes(peek(reader))) {
    const start = reader.index;
    const first = atom(reader);
    const end = reader.index;
    const [least, most] = quantifier(reader);
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

function peek({ text, index }: Reader): string {
  return text[index] ?? '';
}

function take(reader: Reader): string {
  const char = String.fromCodePoint(reader.text.codePointAt(reader.index) ?? 0);
  reader.index += char.length;
  return char;
}

function atom(reader: Reader): string {
  reader.left -= 1;
  if (reader.left < 0) throw UNREADABLE;
  const char = take(reader);
  if (char === '^' || char === '$') return '';
  if (char === '.') return 'a';
  if (char === '[') return oneOf(reader, classChars(reader));
  if (char === '\\') return oneOf(reader, escaped(reader));
  if (char !== '(') return char;
  if (peek(reader) === '?') {
    const name = /^\?(?::|<[A-Za-z]\w*>)/.exec(reader.text.slice(reader.index));
    if (!name) throw UNREADABLE;
    reader.index += name[0].length;
  }
  const inner = alternatives(reader);
  if (take(reader) !== ')') throw UNREADABLE;
  return inner;
}

function oneOf(reader: Reader, chars: readonly string[]): string {
  if (chars.length === 0) throw UNREADABLE;
  return chars[reader.random(chars.length)] as string;
}

function quantifier(reader: Reader): [least: number, most: number] {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(reader.text.slice(reader.index));
  if (!match) return [1, 1];
  reader.index += match[0].length;
  const [, sign, least, comma, most] = match;
  if (sign) return sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity] : [0, 1];
  return [Number(least), comma === undefined ? Number(least) : most ? Number(most) : Infinity];
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

function codePoint(reader: Reader, kind: 'u' | 'x'): string {
  const match = (kind === 'x' ? /^([0-9a-f]{2})/i : /^(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/i).exec(
    reader.text.slice(reader.index),
  );
  const code = match && Number.parseInt(match[1] ?? match[2] ?? '', 16);
  if (!match || code === null || code > 0x10ffff) throw UNREADABLE;
  reader.index += match[0].length;
  return String.fromCodePoint(code);
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
