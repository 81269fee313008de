import type { Place } from '../../kernel/place.js';
import { tokensOf } from '../../kernel/pointer.js';

/** What a component is called: by its own name; by its file's where it is the whole file; never as another one. */
export function componentName({ file, pointer }: Place, taken: ReadonlySet<string>): string {
  const folders = file
    .replace(/[?#].*$/s, '')
    .split(/[/:]/)
    .filter((folder) => !/^\.*$/.test(folder));
  const fileName = folders.pop()?.replace(/\.(ya?ml|json)$/i, '') ?? '';
  const outer = [...folders, fileName];
  const own = pointer === '' ? outer.pop() : lastName(pointer);
  // A name that is taken is told apart by the file, then by its folders.
  let name = legal(own ?? '');
  if (!taken.has(name)) return name;
  for (const folder of outer.reverse()) {
    name = `${name}_${legal(folder)}`;
    if (!taken.has(name)) return name;
  }
  const base = legal(own ?? '');
  let number = 2;
  while (taken.has(`${base}_${number}`)) number++;
  return `${base}_${number}`;
}

/** `oneOf_0` for the first of a list, which has no name. */
function lastName(pointer: Place['pointer']): string | undefined {
  const tokens = tokensOf(pointer);
  return /^\d+$/.test(tokens.at(-1) ?? '') ? tokens.slice(-2).join('_') : tokens.at(-1);
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#components-object */
function legal(name: string): string {
  return name.replace(/[^\w.-]+/g, '_') || 'component';
}
