/**
 * How many steps an engine that goes back and tries again may take, at worst, to see whether a text of this length
 * matches; Infinity where that is not known to be few. Counted is in how many ways the pattern can be laid over the
 * text, each of which may be tried from every character on.
 */
export function effortOf(pattern: string, length: number): number {
  if (pattern.length > MAX_PATTERN) return Infinity;
  const reader: Reader = { text: pattern, index: 0, depth: 0, length };
  const ways = alternatives(reader);
  if (reader.index < pattern.length) return Infinity;
  const starts = pattern.startsWith('^') && !reader.split ? 1 : length + 1;
  return ways * starts * (length + pattern.length);
}

interface Reader {
  readonly text: string;
  readonly length: number;
  index: number;
  depth: number;
  /** There are alternatives outside of all groups. */
  split?: true;
}

const MAX_PATTERN = 2000;
const MAX_DEPTH = 50;

/** In how many ways these alternatives may be laid over the text. */
function alternatives(reader: Reader): number {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) return Infinity;
  let ways = sequence(reader);
  while (reader.text[reader.index] === '|') {
    if (reader.depth === 1) reader.split = true;
    reader.index += 1;
    ways += sequence(reader);
  }
  reader.depth -= 1;
  return ways;
}

function sequence(reader: Reader): number {
  let ways = 1;
  while (reader.index < reader.text.length && !'|)'.includes(reader.text[reader.index] as string))
    ways *= repeated(reader, atom(reader));
  return ways;
}

function atom(reader: Reader): number {
  const { text } = reader;
  const one = text[reader.index];
  reader.index += 1;
  if (one === '\\') reader.index += 1;
  if (one === '[') skipClass(reader);
  if (one !== '(') return 1;
  const ways = alternatives(reader);
  if (text[reader.index] !== ')') return Infinity;
  reader.index += 1;
  return ways;
}

function skipClass(reader: Reader): void {
  const { text } = reader;
  while (reader.index < text.length && text[reader.index] !== ']')
    reader.index += text[reader.index] === '\\' ? 2 : 1;
  reader.index += 1;
}

const QUANTIFIER = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;

function repeated(reader: Reader, ways: number): number {
  QUANTIFIER.lastIndex = reader.index;
  const match = QUANTIFIER.exec(reader.text);
  if (!match) return ways;
  reader.index += match[0].length;
  const [, sign, low, comma, high] = match;
  const least = sign ? (sign === '+' ? 1 : 0) : Number(low);
  const most = sign
    ? sign === '?'
      ? 1
      : Infinity
    : comma === undefined
      ? least
      : high
        ? Number(high)
        : Infinity;
  const count = Math.min(most, least + reader.length);
  return ways ** count * (count - least + 1);
}
