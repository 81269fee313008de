import { type Entry, lazily, NO_CHILDREN } from './entry.js';
import { countUpTo } from './lines.js';

/** Where everything stands in a text that was parsed as JSON, comments and surplus commas included. */
export function jsonEntries(text: string): Entry {
  const after = bracketsOf(text);
  return entryAt({ text, after }, afterSpace(text, 0), undefined);
}

interface Written {
  readonly text: string;
  /** The offset after the object or list that opens at an offset. */
  after(open: number): number;
}

function entryAt(written: Written, valueOffset: number, keyOffset: number | undefined): Entry {
  return {
    keyOffset: keyOffset ?? valueOffset,
    valueOffset,
    children: isOpening(written.text.charCodeAt(valueOffset))
      ? lazily(() => childrenAt(written, valueOffset))
      : () => NO_CHILDREN,
  };
}

/** The members of the object, or the items of the list, that opens there; what is in them is passed over. */
function childrenAt(written: Written, open: number): Map<string, Entry> {
  const { text } = written;
  const isObject = text[open] === '{';
  const children = new Map<string, Entry>();
  let at = afterSpace(text, open + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const keyOffset = isObject ? at : undefined;
    let key = String(children.size);
    if (isObject) {
      const end = afterString(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = afterSpace(text, text.indexOf(':', afterSpace(text, end)) + 1);
    }
    // The last of equal keys counts.
    children.set(key, entryAt(written, at, keyOffset));
    at = afterSpace(text, afterValue(written, at));
    if (text[at] === ',') at = afterSpace(text, at + 1);
  }
  return children;
}

function afterValue({ text, after }: Written, start: number): number {
  const unit = text.charCodeAt(start);
  if (isOpening(unit)) return after(start);
  if (unit === QUOTE) return afterString(text, start);
  let at = start + 1;
  // A literal ends where its list or object goes on.
  while (at < text.length && !/[\s,}\]/]/.test(text[at] as string)) at++;
  return at;
}

/** Goes over the text once, so that no level of it has to be gone over again for the levels above. */
function bracketsOf(text: string): (open: number) => number {
  const opens: number[] = [];
  const ends: number[] = [];
  const unclosed: number[] = [];
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = afterString(text, at);
    else if (unit === SLASH) at = Math.max(afterSpace(text, at), at + 1);
    else {
      at++;
      if (isOpening(unit)) {
        unclosed.push(opens.length);
        opens.push(at - 1);
        ends.push(text.length);
      } else if (unit === 125 || unit === 93) {
        const open = unclosed.pop();
        if (open !== undefined) ends[open] = at;
      }
    }
  }
  return (open) => ends[countUpTo(opens, open) - 1] ?? text.length;
}

const QUOTE = 34;
const SLASH = 47;

function isOpening(unit: number): boolean {
  return unit === 123 || unit === 91;
}

function afterString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return at + 1;
}

/** Past white space and comments. */
function afterSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xfeff) at++;
    if (text.startsWith('//', at)) at = ending(text, '\n', at);
    else if (text.startsWith('/*', at)) at = ending(text, '*/', at + 2);
    else return at;
  }
}

function ending(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
