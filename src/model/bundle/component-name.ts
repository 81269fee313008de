import type { Place } from '../../kernel/place.js';
import { tokensOf } from '../../kernel/pointer.js';

/** What the author calls what stands at a place: its key, or its file where it is all of it. */
export function bareName({ file, pointer }: Place): string {
  if (pointer === '') return foldersOf(file).pop() ?? '';
  const tokens = tokensOf(pointer);
  // `oneOf_0` for the first of a list, which has no name.
  return tokens.slice(/^\d+$/.test(tokens.at(-1) ?? '') ? -2 : -1).join('_');
}

/** The name of a component: the author's, and never one that is taken. */
export function componentName(place: Place, taken: ReadonlySet<string>): string {
  const base = legal(bareName(place));
  // A name that is taken is told apart by the file, then by its folders.
  const outer = foldersOf(place.file).slice(0, place.pointer === '' ? -1 : undefined);
  let name = base;
  while (taken.has(name)) {
    const folder = outer.pop();
    if (folder === undefined) break;
    name = `${name}_${legal(folder)}`;
  }
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  return name;
}

/** The folders on the way to a file, and its name without what says its format. */
function foldersOf(file: string): string[] {
  return file
    .replace(/[?#].*$/s, '')
    .replace(/\.(ya?ml|json)$/i, '')
    .split(/[/:]/)
    .filter((folder) => !/^\.*$/.test(folder));
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#components-object */
function legal(name: string): string {
  return name.replace(/[^\w.-]+/g, '_') || 'component';
}
