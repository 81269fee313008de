import type { Place } from '../../kernel/place.js';
import { type Pointer, parentOf } from '../../kernel/pointer.js';

/** Where the author wrote what stands at a pointer of a bundle, or would stand there. */
export function originOf(places: ReadonlyMap<Pointer, Place>, pointer: Pointer): Place {
  for (let top = pointer; ; top = parentOf(top)) {
    const place = places.get(top);
    const rest = pointer.slice(top.length);
    if (place) return { file: place.file, pointer: `${place.pointer}${rest}` as Pointer };
    if (top === '') throw new Error('a bundle says of its root where it was written');
  }
}
