import type { Json, JsonObject } from '../../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../../kernel/place.js';
import type { Pointer } from '../../kernel/pointer.js';
import type { Tree } from '../../load/index.js';
import type { Cursor, Reading } from '../reading.js';
import type { Grammar, Spec } from './grammar.js';
import type { Home } from './homes.js';

/** The state of bundling one document. */
export interface Building {
  readonly tree: Tree;
  readonly grammar: Grammar;
  readonly reading: Reading;
  readonly homes: ReadonlyMap<PlaceKey, Home>;
  /** The root, and then the components in the order in which they were met; grows while they are built. */
  readonly units: Unit[];
  readonly met: Set<PlaceKey>;
  readonly patches: Patch[];
  readonly unions: Union[];
  /** References of which nothing is known: they wait until it is known what is a component. */
  readonly deferred: Task[];
  /** Values copied so far that are inlined, and so may be there several times. */
  inlined: number;
}

/** What moves as a whole: the root document, or a component from another file. */
export interface Unit {
  readonly at: Cursor;
  readonly kind: string;
  /** Its copy, under `value`. */
  readonly holder: JsonObject;
  /** Pointers into the copy → what was written elsewhere and stands there now. */
  readonly places: Map<Pointer, Place>;
}

/** A text of a copy that refers: it is written anew when every component has its name. */
export interface Patch {
  readonly holder: JsonObject;
  readonly key: string;
  /** The places that it leads to, the first first. */
  readonly stops: readonly Cursor[];
  /** Where the text is written, and what it is there. */
  readonly from: Place;
  readonly ref: string;
  /** What the text says already, where it is a name and no reference. */
  readonly means?: string;
}

/** A schema whose alternatives a discriminator tells apart, and its copy. */
export interface Union {
  readonly at: Cursor;
  readonly copied: JsonObject;
}

/** A node that waits to be copied into its holder. */
export interface Task extends Cursor {
  readonly spec: Spec;
  readonly unit: Unit;
  /** Where it will stand, from the top of the unit. */
  readonly pointer: Pointer;
  readonly holder: JsonObject | Json[];
  readonly key: string;
  readonly depth: number;
  /** What it was inlined by, the innermost first. */
  readonly within: Inlined | undefined;
}

/** What a reference led to, and what stands in its place. */
export interface Inlined {
  readonly place: Place;
  /** Is this the place where the root names it, so that it stands nowhere else? */
  readonly isHome: boolean;
  readonly outer: Inlined | undefined;
}

/** Registers a component from another file, to be built in its turn. */
export function want(building: Building, at: Cursor, kind: string): void {
  const key = keyOf(at.place);
  const isThere = building.met.has(key) || building.homes.has(key);
  if (isThere || at.place.file === building.tree.root.file) return;
  building.met.add(key);
  building.units.push({ at, kind, holder: {}, places: new Map() });
}

/** The place whose whole moves with a node. */
export function movingWith({ within, unit }: Task): Place {
  return within?.place ?? unit.at.place;
}

export function noteUnresolved({ reading }: Building, at: Place, ref: string, reason: string): void {
  reading.mistake('reference-unresolved', at, { ref, reason });
}
