import { type Entry, lazily, NO_CHILDREN } from './entry.js';

/** Where everything stands in a text that was parsed as JSON, comments and surplus commas included. */
export function jsonEntries(text: string): Entry {
  return entryAt(text, afterSpace(text, 0), undefined);
}

function entryAt(text: string, valueOffset: number, keyOffset: number | undefined): Entry {
  const isOpen = text[valueOffset] === '{' || text[valueOffset] === '[';
  return {
    keyOffset: keyOffset ?? valueOffset,
    valueOffset,
    children: isOpen ? lazily(() => childrenAt(text, valueOffset)) : () => NO_CHILDREN,
  };
}

/** The members of the object, or the items of the list, that opens there; what is in them is passed over. */
function childrenAt(text: string, open: number): Map<string, Entry> {
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
    children.set(key, entryAt(text, at, keyOffset));
    at = afterSpace(text, afterValue(text, at));
    if (text[at] === ',') at = afterSpace(text, at + 1);
  }
  return children;
}

function afterValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === '"') at = afterString(text, at);
    else if (character === '/') at = afterSpace(text, at);
    else {
      if (character === '{' || character === '[') depth++;
      else if (character === '}' || character === ']') depth--;
      at++;
      if (depth === 0 && character !== '}' && character !== ']') {
        // A literal ends where its list or object goes on.
        while (at < text.length && !/[\s,}\]/]/.test(text[at] as string)) at++;
      }
    }
  } while (depth > 0 && at < text.length);
  return at;
}

function afterString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
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
