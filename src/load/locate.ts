import { type Pointer, tokensOf } from '../kernel/pointer.js';
import type { Entry } from './entry.js';
import { jsonEntries } from './json-entries.js';
import { linesOf, type Position } from './lines.js';
import type { Source } from './source.js';
import { yamlEntries } from './yaml-entries.js';

/** A member may be shown by its key or by its value; an item and the root are both in one. */
export type Part = 'key' | 'value';

type Finder = (pointer: Pointer, part: Part) => Position;
const finders = new WeakMap<Source, Finder>();

/**
 * Where a pointer's node is in its file. A pointer that leads past what is written gives its nearest written
 * ancestor. Of the file only the way to the node is indexed.
 */
export function positionOf(source: Source, pointer: Pointer, part: Part = 'key'): Position {
  let find = finders.get(source);
  if (!find) {
    find = finderOf(source);
    finders.set(source, find);
  }
  return find(pointer, part);
}

function finderOf({ text, format }: Source): Finder {
  const root = format === 'json' ? jsonEntries(text) : yamlEntries(text);
  const position = linesOf(text);
  return (pointer, part) => {
    let entry = root;
    for (const token of tokensOf(pointer)) {
      const next = memberOf(entry, token);
      if (!next) return position(entry.keyOffset);
      entry = next;
    }
    return position(part === 'key' ? entry.keyOffset : entry.valueOffset);
  };
}

/** A member, its own or from a merge key: `<<: *base` or `<<: [*a, *b]`, the first that has it. */
function memberOf(node: Entry, token: string): Entry | undefined {
  const children = node.children();
  const own = children.get(token);
  const merge = own ? undefined : children.get('<<');
  if (!merge) return own;
  const bases = merge.children();
  for (const base of bases.has('0') ? bases.values() : [merge]) {
    const found = memberOf(base, token);
    if (found) return found;
  }
  return undefined;
}
