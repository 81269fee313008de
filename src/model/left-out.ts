import { canonicalText, isObject, type Json, own } from '../kernel/json.js';
import { keyOf, type Place } from '../kernel/place.js';
import { child, lastToken, type Pointer } from '../kernel/pointer.js';
import type { Tree } from '../load/index.js';
import type { Written } from './write/index.js';

/** Something of the author's that a document written anew does not have. */
export type LeftOut =
  | { readonly kind: 'extension'; readonly word: string; readonly at: Place }
  | { readonly kind: 'path'; readonly name: string; readonly at: Place }
  | { readonly kind: 'component'; readonly section: string; readonly name: string; readonly at: Place };

/** Sections whose parts are printed where they are used, and so nowhere when nothing uses them. */
const SECTIONS = [
  'callbacks',
  'pathItems',
  'servers',
  'channels',
  'operations',
  'parameters',
  'correlationIds',
  'replies',
] as const;

/** Words that say something in an older version, and are said otherwise in the new one. */
const SAID_OTHERWISE: ReadonlySet<string> = new Set(['x-nullable', 'x-webhooks']);

/** Maps whose keys are names, of headers for one, and no words. */
const NAMED: ReadonlySet<string> = new Set([
  'definitions',
  'examples',
  'headers',
  'parameters',
  'properties',
  'schemas',
]);

/** The extensions, and the named parts, that are not in what was written. */
export function leftOut(tree: Tree, { document, places }: Pick<Written, 'document' | 'places'>): LeftOut[] {
  const kept = new Set<string>();
  walk(document, '', (word, value) => kept.add(textOf(word, value)));
  // In a file of headers, `x-request-id` is a header's name.
  const carried = new Set([...places.values()].map(keyOf));
  const found: LeftOut[] = [];
  for (const { file, value } of tree.sources())
    walk(value, '', (word, extension, pointer) => {
      const at = { file, pointer };
      if (!SAID_OTHERWISE.has(word) && !kept.has(textOf(word, extension)) && !carried.has(keyOf(at)))
        found.push({ kind: 'extension', word, at });
    });
  return [...found, ...unusedParts(tree, places)];
}

function textOf(word: string, value: Json): string {
  return `${word} ${canonicalText(value)}`;
}

/** Tells every `x-` member, whatever holds it; what is below one belongs to it. */
function walk(start: Json, at: Pointer, tell: (word: string, value: Json, pointer: Pointer) => void): void {
  const waiting: [Json, Pointer][] = [[start, at]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, pointer] = next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value).reverse()) {
      const below = child(pointer, key);
      const isName = Array.isArray(value) || NAMED.has(lastToken(pointer) ?? '');
      if (key.startsWith('x-') && !isName) tell(key, inner, below);
      else waiting.push([inner, below]);
    }
  }
}

/** The paths without an operation, and the components without a use. */
function unusedParts({ root }: Tree, places: Written['places']): LeftOut[] {
  const printed = new Set([...places.values()].flatMap(holdersOf));
  const entriesAt = (...tokens: readonly string[]) => {
    const holder = tokens.reduce<Json | undefined>(own, root.value);
    return Object.entries(isObject(holder) ? holder : {}).flatMap(([name, part]) => {
      const at: Place = { file: root.file, pointer: child('', ...tokens, name) };
      // One that is but a reference has no place of its own.
      const isAlias = isObject(part) && typeof part.$ref === 'string';
      return isAlias || name.startsWith('x-') || printed.has(keyOf(at)) ? [] : [{ name, at }];
    });
  };
  return [
    ...entriesAt('paths').map((one) => ({ kind: 'path' as const, ...one })),
    ...SECTIONS.flatMap((section) =>
      entriesAt('components', section).map((one) => ({ kind: 'component' as const, section, ...one })),
    ),
  ];
}

/** The path or the component that a place stands in. */
function holdersOf({ file, pointer }: Place): string[] {
  const [, top, second, third] = pointer.split('/');
  if (top === 'paths' && second !== undefined) return [`${file}#/paths/${second}`];
  return top === 'components' && third !== undefined ? [`${file}#/components/${second}/${third}`] : [];
}
