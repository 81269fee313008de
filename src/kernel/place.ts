import type { Pointer } from './pointer.js';

/** A node of a file that the author wrote. `file` is a posix path as the user would type it. */
export interface Place {
  readonly file: string;
  readonly pointer: Pointer;
}

/** A place with its line and column (both from 1, columns in characters); computed only for what is reported. */
export interface Location extends Place {
  readonly line: number;
  readonly column: number;
}

/** A place as a map key: `orders.yaml#/components/schemas/Order`. */
export type PlaceKey = `${string}#${Pointer}`;

export function keyOf(place: Place): PlaceKey {
  return `${place.file}#${place.pointer}`;
}
