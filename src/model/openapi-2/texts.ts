import { type Cursor, itemsOf, kindOf, member, type Reading } from '../reading.js';

/** The texts of a list with their places; undefined when there is no list at all. */
export function textsAt(reading: Reading, at: Cursor, key: string): Cursor<string>[] | undefined {
  const list = member(at, key);
  return (
    list &&
    itemsOf(reading, list, key).flatMap(({ value, place }) => {
      if (typeof value === 'string') return [{ value, place }];
      reading.mistake('value-mistyped', place, { what: key, wanted: 'a text', found: kindOf(value) });
      return [];
    })
  );
}

/** A text that must be there. */
export function textAt(reading: Reading, at: Cursor, key: string): string | undefined {
  const value = member(at, key)?.value;
  if (typeof value === 'string') return value;
  noteMistyped(reading, at, { key, wanted: 'a text' });
  return undefined;
}

/** A word that must be there, and one of those known. */
export function wordAt<Word extends string>(
  reading: Reading,
  at: Cursor,
  { key, words }: { readonly key: string; readonly words: readonly Word[] },
): Word | undefined {
  const word = words.find((known) => known === member(at, key)?.value);
  if (word === undefined) noteMistyped(reading, at, { key, wanted: `one of ${words.join(', ')}` });
  return word;
}

/** Notes that a member is not what it must be, or that it is missing: then where it should stand. */
export function noteMistyped(
  reading: Reading,
  at: Cursor,
  { key, wanted }: { readonly key: string; readonly wanted: string },
): void {
  const found = member(at, key);
  reading.mistake('value-mistyped', found?.place ?? at.place, {
    what: key,
    wanted,
    found: found ? kindOf(found.value) : 'missing',
  });
}

/** Notes a `$ref` where 2.0 has no place for one; what it means is plain, and so it is followed all the same. */
export function noteReference(reading: Reading, at: Cursor, what: string): void {
  const ref = member(at, '$ref');
  if (ref)
    reading.mistake('value-mistyped', ref.place, {
      what,
      wanted: 'an object of its own',
      found: 'a reference',
    });
}
