import { isObject, type JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child, type Pointer, tokensOf } from '../../kernel/pointer.js';
import type { Problem } from '../../kernel/problem.js';
import type { Tree } from '../../load/index.js';
import { given } from '../reading.js';
import { startReading } from '../start-reading.js';
import { type Addresses, addressesOf, sign } from './addresses.js';
import { buildDeferred, buildUnit } from './build.js';
import { type Building, noteUnresolved } from './building.js';
import { DOCUMENT, type Grammar } from './grammar.js';
import { grammarOf } from './grammar-of.js';
import { homesOf } from './homes.js';
import { keepImpliedNames } from './implied-names.js';
import { unusedOf, without } from './unused.js';

/** Why a reference that leads somewhere cannot lead there in a bundle. */
const NO_PLACE = 'a bundle has no place for what it leads to';

/** A contract in one document. */
export interface Bundled {
  /** In the author's dialect, words and order. */
  readonly document: JsonObject;
  /** Pointers of the document → what stands there now, and below, was written at that place. */
  readonly places: ReadonlyMap<Pointer, Place>;
  /** References that lead nowhere; they are as they were written. */
  readonly mistakes: readonly Problem[];
}

export interface BundleOptions {
  /** Leave out the components that no path, webhook, channel or operation leads to? */
  readonly removeUnused?: boolean;
}

/**
 * Puts the files of a contract into one document: what a `$ref` leads to in another file becomes a component with its
 * own name, or takes the place of the `$ref` where nothing can be referred to.
 * @throws TenonError KIND_UNKNOWN, DIALECT_UNSUPPORTED, CONTRACT_TOO_LARGE, CONTRACT_TOO_DEEP
 */
export function bundle(tree: Tree, { removeUnused = false }: BundleOptions = {}): Bundled {
  const grammar = grammarOf(tree.root);
  const first = bundleWith(tree, grammar);
  // An `$id` names a file only when that was read, which may have been later.
  const whole = first.mistakes.length > 0 ? bundleWith(tree, grammar) : first;
  return removeUnused ? usedOf(whole, grammar) : whole;
}

function bundleWith(tree: Tree, grammar: Grammar): Bundled {
  const { root } = tree;
  const homes = homesOf(tree, grammar);
  const reading = startReading(tree, { refSiblings: true }, { ...given('schemas', grammar.sections.schema) });
  const at = { value: root.value, place: { file: root.file, pointer: '' } } as const;
  const building: Building = {
    tree,
    grammar,
    reading,
    homes: homes.known,
    units: [{ at, kind: DOCUMENT, holder: {}, places: new Map([['', at.place]]) }],
    met: new Set(),
    patches: [],
    unions: [],
    deferred: [],
    inlined: 0,
  };
  for (const unit of building.units) buildUnit(building, unit);
  const addresses = addressesOf(building, homes);
  buildDeferred(building, (place) => addresses.of(place) !== undefined);
  for (const patch of building.patches)
    if (!sign(patch, addresses)) noteUnresolved(building, patch.from, patch.ref, NO_PLACE);
  for (const union of building.unions) keepImpliedNames(tree, union);
  return { ...assemble(building, addresses), mistakes: reading.mistakes() };
}

function usedOf({ document, places, mistakes }: Bundled, grammar: Grammar): Bundled {
  const unused = unusedOf(document, grammar);
  const isUsed = (pointer: Pointer): boolean =>
    !Object.values(grammar.sections).some((section) => {
      const name = pointer.startsWith(`${section}/`)
        ? pointer.slice(section.length + 1).split('/')[0]
        : undefined;
      return name !== undefined && unused.has(`${section}/${name}`);
    });
  return {
    document: without(document, unused, grammar),
    places: new Map([...places].filter(([pointer]) => isUsed(pointer))),
    mistakes,
  };
}

function assemble({ units }: Building, { named }: Addresses): Pick<Bundled, 'document' | 'places'> {
  const [root] = units;
  const document = (root?.holder.value ?? {}) as JsonObject;
  const places = new Map(root?.places);
  const bySection = new Map<Pointer, [string, JsonObject[string]][]>();
  for (const { unit, section, name } of named) {
    const entries = bySection.get(section) ?? [];
    bySection.set(section, entries);
    entries.push([name, unit.holder.value as JsonObject[string]]);
    const top = child(section, name);
    places.set(top, unit.at.place);
    for (const [pointer, place] of unit.places) places.set(`${top}${pointer}` as Pointer, place);
  }
  for (const [section, entries] of bySection) addTo(document, section, entries);
  return { document, places };
}

/** Adds members to a section, which is made where there is none. A name may be any: none reaches a prototype. */
function addTo(
  document: JsonObject,
  section: Pointer,
  entries: readonly (readonly [string, JsonObject[string]])[],
): void {
  const tokens = tokensOf(section);
  const last = tokens.pop() as string;
  let parent = document;
  for (const token of tokens) {
    const below = parent[token];
    const next = isObject(below) ? below : {};
    parent[token] = next;
    parent = next;
  }
  const known = parent[last];
  parent[last] = Object.fromEntries([...Object.entries(isObject(known) ? known : {}), ...entries]);
}
