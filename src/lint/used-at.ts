import { keyOf, type Place, type PlaceKey } from '../kernel/place.js';
import { type Pointer, parentOf } from '../kernel/pointer.js';
import type { Tree } from '../load/index.js';
import { isShared } from './fingerprint.js';
import { type Site, sitesIn } from './uses.js';

/** Where what stands at a place is used by reference, by the first of its users that does; undefined when it is not. */
export type UseOf = (place: Place, users?: readonly Place[]) => Place | undefined;

/** References that are looked at on the way to a user: a schema of errors has thousands. */
const LOOKED_AT = 1000;

/**
 * The uses of what is defined elsewhere. Of many the first one counts, by the author's order; a component that is but a
 * reference to another is no use, unless nothing uses it.
 */
export function usesIn(tree: Tree): UseOf {
  let sites: ReadonlyMap<PlaceKey, readonly Place[]> | undefined;
  return (place, users = []) => {
    if (!isShared(tree, place)) return undefined;
    sites ??= byTarget(sitesIn(tree));
    for (const user of users) {
      const found = wayFrom(user, place, sites);
      if (found) return found;
    }
    return nearest(place, sites);
  };
}

type Sites = ReadonlyMap<PlaceKey, readonly Place[]>;

function byTarget(sites: readonly Site[]): Sites {
  const found = new Map<PlaceKey, Place[]>();
  for (const { place, target } of sites) {
    const own = found.get(target) ?? [];
    found.set(target, own);
    own.push(place);
  }
  return found;
}

/** The references to what a place stands in, but for those within itself. */
function usesOf({ file, pointer }: Place, sites: Sites): Place[] {
  const found: Place[] = [];
  for (let top = pointer; ; top = parentOf(top)) {
    for (const site of sites.get(keyOf({ file, pointer: top })) ?? [])
      if (!isWithin(site, { file, pointer: top })) found.push(site);
    if (top === '') return found;
  }
}

function nearest(place: Place, sites: Sites): Place | undefined {
  const passed = new Set<PlaceKey>();
  let uses = usesOf(place, sites);
  for (let [first] = uses; first; [first] = uses) {
    const isAlias = sites.has(keyOf(first)) && !passed.has(keyOf(first));
    passed.add(keyOf(first));
    const further = isAlias ? (sites.get(keyOf(first)) ?? []) : [];
    if (further.length === 0) return first;
    uses = [...further];
  }
  return undefined;
}

/** The reference in `user` by which it comes to a place, over others. */
function wayFrom(user: Place, place: Place, sites: Sites): Place | undefined {
  const passed = new Set<PlaceKey>();
  const waiting = usesOf(place, sites);
  for (let next = waiting.shift(); next && passed.size < LOOKED_AT; next = waiting.shift()) {
    if (isWithin(next, user)) return next;
    if (passed.has(keyOf(next))) continue;
    passed.add(keyOf(next));
    waiting.push(...usesOf(next, sites));
  }
  return undefined;
}

function isWithin({ file, pointer }: Place, whole: Place): boolean {
  return (
    file === whole.file && (pointer === whole.pointer || pointer.startsWith(`${whole.pointer as Pointer}/`))
  );
}
