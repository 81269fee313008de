import { isObject } from '../../kernel/json.js';
import { keyOf, type PlaceKey } from '../../kernel/place.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type { Tree } from '../../load/index.js';
import type { Cursor } from '../reading.js';
import type { Grammar } from './grammar.js';
import { isMereRef, traceRef } from './trace.js';

/** Something outside the root document that has a place in the bundle. */
export interface Home {
  readonly pointer: Pointer;
  readonly kind: string;
  readonly at: Cursor;
}

/** What the root document names itself. */
export interface Homes {
  /** By where it is written. */
  readonly known: Map<PlaceKey, Home>;
  /** The names of each section that are the author's. */
  readonly names: ReadonlyMap<Pointer, ReadonlySet<string>>;
}

interface Entry {
  readonly name: string;
  readonly home: Home;
}

/**
 * The root's own names for what stands in other files: a component that is but a reference, and the members of a
 * section that is one.
 */
export function homesOf(tree: Tree, grammar: Grammar): Homes {
  const places = [
    ...grammar.listed,
    ...Object.entries(grammar.sections).map(([kind, pointer]) => [pointer, kind] as const),
  ];
  const entries = places.map(([pointer, kind]) => entriesAt(tree, pointer, kind));
  const known = new Map<PlaceKey, Home>();
  const add = (home: Home): void => {
    const key = keyOf(home.at.place);
    if (home.at.place.file !== tree.root.file && !known.has(key)) known.set(key, home);
  };
  // What is written in a section belongs to it before anything that a reference leads to.
  for (const { home } of entries.flat()) add(home);
  for (const { home } of entries.flat()) {
    const { value, place } = home.at;
    const trace = isMereRef(value) ? traceRef(tree, value.$ref, place) : undefined;
    if (trace?.ok) add({ ...home, at: trace.last });
  }
  const names = places.map(
    ([pointer], index) => [pointer, new Set(entries[index]?.map(({ name }) => name))] as const,
  );
  return { known, names: new Map(names) };
}

function entriesAt(tree: Tree, pointer: Pointer, kind: string): Entry[] {
  const trace = traceRef(tree, `#${pointer}`, { file: tree.root.file, pointer: '' });
  if (!trace.ok || !isObject(trace.last.value)) return [];
  const { value, place } = trace.last;
  return Object.entries(value).map(([name, member]) => {
    const at = { value: member, place: { file: place.file, pointer: child(place.pointer, name) } };
    return { name, home: { pointer: child(pointer, name), kind, at } };
  });
}
