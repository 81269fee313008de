/** Where a reader of a pattern stands: what all readers of patterns have in common. */
export interface Reader {
  readonly text: string;
  index: number;
  /** How many groups deep. */
  depth: number;
}

/** Thrown where a pattern goes on in a way that its reader does not read. */
export const UNREADABLE = new Error('unreadable pattern');

/** The next code unit; empty at the end. */
export function peek({ text, index }: Reader): string {
  return text[index] ?? '';
}

/** The next character, read. @throws UNREADABLE at the end */
export function take(reader: Reader): string {
  const code = reader.text.codePointAt(reader.index);
  if (code === undefined) throw UNREADABLE;
  const one = String.fromCodePoint(code);
  reader.index += one.length;
  return one;
}

/** How often what stands before may come; undefined where nothing says so. */
export function quantifier(reader: Reader): [least: number, most: number] | undefined {
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(reader.text.slice(reader.index));
  if (!match) return undefined;
  reader.index += match[0].length;
  const [, sign, least, comma, most] = match;
  if (sign) return sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity] : [0, 1];
  return [Number(least), comma === undefined ? Number(least) : most ? Number(most) : Infinity];
}

/** The alternatives of a group or of the whole, each as `one` reads it. @throws UNREADABLE when nested too deep */
export function alternatives<T>(reader: Reader, most: number, one: () => T): T[] {
  reader.depth += 1;
  if (reader.depth > most) throw UNREADABLE;
  const options = [one()];
  while (peek(reader) === '|') {
    reader.index += 1;
    options.push(one());
  }
  reader.depth -= 1;
  return options;
}

/** What a group holds, as `inside` reads it; its opening bracket is read. @throws UNREADABLE for look-around */
export function group<T>(reader: Reader, inside: () => T): T {
  if (peek(reader) === '?') {
    const name = /^\?(?::|<[A-Za-z]\w*>)/.exec(reader.text.slice(reader.index));
    if (!name) throw UNREADABLE;
    reader.index += name[0].length;
  }
  const inner = inside();
  if (take(reader) !== ')') throw UNREADABLE;
  return inner;
}

/** The character of `\\xNN`, `\\uNNNN` or `\\u{N}`, after its letter. @throws UNREADABLE */
export function codePoint(reader: Reader, kind: 'u' | 'x'): string {
  const match = (kind === 'x' ? /^([0-9a-f]{2})/i : /^(?:([0-9a-f]{4})|\{([0-9a-f]+)\})/i).exec(
    reader.text.slice(reader.index),
  );
  const code = match && Number.parseInt(match[1] ?? match[2] ?? '', 16);
  if (!match || code === null || code > 0x10ffff) throw UNREADABLE;
  reader.index += match[0].length;
  return String.fromCodePoint(code);
}

/** What `read` makes of a whole pattern; undefined when it does not read it to the end. */
export function readWhole<R extends Reader, T>(reader: R, read: (reader: R) => T): T | undefined {
  try {
    const found = read(reader);
    return reader.index === reader.text.length ? found : undefined;
  } catch (problem) {
    if (problem === UNREADABLE) return undefined;
    throw problem;
  }
}
