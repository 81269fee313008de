import type { Place } from '../../kernel/place.js';
import { child, type Pointer, tokensOf } from '../../kernel/pointer.js';
import type { Edit } from '../../load/index.js';

/** Where a node is once the edits are made; undefined when it is gone. */
export function movedBy(edits: readonly Edit[]): (place: Place) => Place | undefined {
  const renames = new Map<string, string>();
  const removed = new Set<string>();
  for (const edit of edits) {
    const key = `${edit.at.file}#${edit.at.pointer}`;
    if (edit.op === 'rename-key') renames.set(key, edit.to);
    if (edit.op === 'remove') removed.add(key);
  }
  if (renames.size === 0 && removed.size === 0) return (place) => place;
  return ({ file, pointer }) => {
    let old: Pointer = '';
    let now: Pointer = '';
    for (const token of tokensOf(pointer)) {
      const parent = old;
      old = child(old, token);
      if (removed.has(`${file}#${old}`)) return undefined;
      now = child(
        now,
        renames.get(`${file}#${old}`) ??
          shifted(token, (other) => removed.has(`${file}#${child(parent, other)}`)),
      );
    }
    return { file, pointer: now };
  };
}

/** The index of an item when some of those before it are gone. */
function shifted(token: string, isGone: (index: number) => boolean): string {
  if (!/^\d{1,5}$/.test(token)) return token;
  let gone = 0;
  for (let index = 0; index < Number(token); index++) if (isGone(index)) gone++;
  return String(Number(token) - gone);
}
