import type { Json } from '../kernel/json.js';
import { keyOf, type Place, type PlaceKey } from '../kernel/place.js';
import { child, type Pointer, parentOf, tokensOf } from '../kernel/pointer.js';
import type { Tree } from '../load/index.js';
import { resolve } from './item-names.js';

/** What references lead to, and how it is known. */
export interface Anchors {
  /** The shortest path by which a use of the contract comes to a place; undefined when nothing uses it. */
  useOf(place: Place): string | undefined;
  /** The name that a component of the root document gives to what the place stands in, and how deep that stands. */
  nameOf(place: Place): { readonly name: string; readonly depth: number } | undefined;
}

interface Means {
  stepsOf(place: Place): readonly string[];
  /** Is the place used by reference, and not where it stands? */
  isShared(place: Place): boolean;
}

/** A reference. */
export interface Site {
  readonly place: Place;
  readonly target: PlaceKey;
}

interface Way {
  readonly path: string;
  readonly steps: number;
}

/** A name in any of the styles that files and components are named in. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || name;
}

export function anchorsOf(tree: Tree, { stepsOf, isShared }: Means): Anchors {
  const sites = sitesIn(tree);
  const targets = new Set(sites.map(({ target }) => target));
  const ways = waysTo(sites, targets, { stepsOf, isShared });
  const names = namesOf(sites, tree.root.file);
  return {
    useOf(place) {
      const own = stepsOf(place);
      let best: Way | undefined;
      for (const { key, depth } of above(place)) {
        const way = ways.get(key);
        if (way) best = better(best, extended(way, own.slice(depth)));
      }
      return best?.path;
    },
    nameOf(place) {
      for (const { key, depth } of above(place)) {
        const name = names.get(key);
        if (name !== undefined) return { name, depth };
      }
      return undefined;
    },
  };
}

/** `/components/schemas/Order: { $ref: order.yaml }` names the file's whole content. */
function namesOf(sites: readonly Site[], root: string): Map<PlaceKey, string> {
  const names = new Map<PlaceKey, string>();
  for (const { place, target } of sites) {
    const tokens = tokensOf(place.pointer);
    const isComponent = place.file === root && tokens.length === 3 && tokens[0] === 'components';
    if (isComponent && !names.has(target)) names.set(target, plainName(tokens[2] ?? ''));
  }
  return names;
}

/** A tree grows while it is read, and then is asked for its references several times. */
const seen = new WeakMap<Tree, { readonly files: number; readonly sites: readonly Site[] }>();

/** The references of all files, in the order of the files and of their lines. */
export function sitesIn(tree: Tree): readonly Site[] {
  const known = seen.get(tree);
  if (known && known.files === tree.sources().length) return known.sites;
  const sites: Site[] = [];
  for (const { file, value } of tree.sources()) {
    const visit = (node: Json, pointer: Pointer): void => {
      if (typeof node !== 'object' || node === null) return;
      if (!Array.isArray(node) && typeof (node as { $ref?: Json }).$ref === 'string') {
        const place = { file, pointer };
        const found = resolve((node as { $ref: string }).$ref, place, tree);
        if (found) sites.push({ place, target: keyOf(found.place) });
      }
      for (const [key, member] of Object.entries(node)) visit(member as Json, child(pointer, key));
    };
    visit(value, '');
  }
  seen.set(tree, { files: tree.sources().length, sites });
  return sites;
}

/** The shortest way to each target, from what stands in the root document for itself. */
function waysTo(
  sites: readonly Site[],
  targets: ReadonlySet<PlaceKey>,
  { stepsOf, isShared }: Means,
): Map<PlaceKey, Way> {
  const ways = new Map<PlaceKey, Way>();
  const onward = new Map<PlaceKey, { readonly target: PlaceKey; readonly rest: readonly string[] }[]>();
  const waiting: PlaceKey[] = [];
  const reach = (target: PlaceKey, way: Way) => {
    if (better(ways.get(target), way) !== way) return;
    ways.set(target, way);
    waiting.push(target);
  };
  const starts: [PlaceKey, Way][] = [];
  for (const { place, target } of sites) {
    const own = stepsOf(place);
    if (!isShared(place)) starts.push([target, extended({ path: '', steps: 0 }, own)]);
    for (const { key, depth } of above(place)) {
      if (!targets.has(key)) continue;
      const list = onward.get(key) ?? [];
      onward.set(key, list);
      list.push({ target, rest: own.slice(depth) });
    }
  }
  for (const [target, way] of starts) reach(target, way);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const way = ways.get(next) as Way;
    for (const { target, rest } of onward.get(next) ?? []) reach(target, extended(way, rest));
  }
  return ways;
}

/** The place and everything that it stands in, the innermost first. */
function* above({ file, pointer }: Place): Generator<{ readonly key: PlaceKey; readonly depth: number }> {
  let depth = tokensOf(pointer).length;
  for (let at = pointer; ; at = parentOf(at)) {
    yield { key: keyOf({ file, pointer: at }), depth: depth-- };
    if (at === '') return;
  }
}

function extended({ path, steps }: Way, rest: readonly string[]): Way {
  return { path: child(path as Pointer, ...rest), steps: steps + rest.length };
}

/** The shorter way; of two alike, the first in the alphabet, and the old one where they are the same. */
function better(old: Way | undefined, way: Way): Way {
  if (!old) return way;
  if (way.steps !== old.steps) return way.steps < old.steps ? way : old;
  return way.path < old.path ? way : old;
}
