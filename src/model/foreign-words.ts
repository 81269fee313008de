import { type Cursor, member, type Reading } from './reading.js';

interface Foreign {
  /** Word of the other version → what says it in this one. */
  readonly words: Readonly<Record<string, string>>;
  /** The other version, and this one: `OpenAPI 3`. */
  readonly theirs: string;
  readonly ours: string;
}

/** Notes the words of a node that belong to another version of its specification, and mean nothing in this one. */
export function noteForeignWords(reading: Reading, at: Cursor, { words, theirs, ours }: Foreign): void {
  for (const [word, instead] of Object.entries(words)) {
    const found = member(at, word);
    if (found) reading.mistake('word-of-other-version', found.place, { word, theirs, ours, instead });
  }
}
