import { isObject, type Json } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import { child, type Pointer, tokensOf } from '../kernel/pointer.js';
import { fingerprintOf } from '../kernel/problem.js';
import type { Tree } from '../load/index.js';
import { itemNames } from './item-names.js';
import { type Anchors, anchorsOf, plainName } from './uses.js';

/** What is said of a place, before it has a fingerprint. */
export interface Placed {
  readonly id: string;
  readonly message: string;
  readonly place: Place;
  /** Tells it from others of its id at its place. */
  readonly key?: string | undefined;
}

export interface Fingerprints {
  readonly fingerprint: string;
  readonly alias?: string;
}

/**
 * Fingerprints by where things stand in the contract, whatever the lines, the order and the files are: what has a name
 * goes by it and by the place where it is used first, the rest by its path, and items of lists by what they are.
 * The same twice at one place is told by order of message.
 */
export function fingerprints<One extends Placed>(
  all: readonly One[],
  tree: Tree,
): ReadonlyMap<One, Fingerprints> {
  const addresses = addressesIn(tree);
  const found = all
    .map((one) => ({ one, ...addresses(one.place) }))
    .toSorted((a, b) => (a.one.message < b.one.message ? -1 : a.one.message > b.one.message ? 1 : 0));
  const [own, other] = [numbered(), numbered()];
  return new Map(
    found.map(({ one, address, alias }) => [
      one,
      {
        fingerprint: own(one, address),
        ...(alias !== undefined && alias !== address && { alias: other(one, alias) }),
      },
    ]),
  );
}

function numbered(): (one: Placed, address: string) => string {
  const counts = new Map<string, number>();
  return ({ id, key = '' }, address) => {
    const cause = `${id}\n${key}\n${address}`;
    const ordinal = counts.get(cause) ?? 0;
    counts.set(cause, ordinal + 1);
    return fingerprintOf(id, key, address, String(ordinal));
  };
}

interface Address {
  readonly address: string;
  readonly alias?: string | undefined;
}

/** Parts of documents whose members go by a name of their own. */
const CONTAINERS =
  /^\/(?:components\/[^/]+|definitions|\$defs|parameters|responses|securityDefinitions)\/[^/]+/;

/** Is what stands at a place used by reference, and not where it stands? */
export function isShared({ root }: Tree, { file, pointer }: Place): boolean {
  return file !== root.file || CONTAINERS.test(pointer);
}

function addressesIn(tree: Tree): (place: Place) => Address {
  const namesOf = itemNames(tree);
  const stepsOf = steps(tree, namesOf);
  let anchors: Anchors | undefined;
  const isUsed = (place: Place) => isShared(tree, place);
  return (place) => {
    const own = stepsOf(place);
    if (!isUsed(place)) return { address: path(own) };
    anchors ??= anchorsOf(tree, { stepsOf, isShared: isUsed });
    const use = anchors.useOf(place);
    const container = CONTAINERS.exec(place.pointer)?.[0] as Pointer | undefined;
    const given =
      anchors.nameOf(place) ??
      (container && { name: plainName(tokensOf(container).at(-1) ?? ''), depth: tokensOf(container).length });
    if (given) return { address: path([`~${given.name}`, ...own.slice(given.depth)]), alias: use };
    const byFile = path([`~${plainName(fileName(place.file))}`, ...own]);
    return use === undefined ? { address: byFile } : { address: use, alias: byFile };
  };
}

function fileName(file: string): string {
  return file
    .replace(/[?#].*$/, '')
    .replace(/^.*[/\\:]/, '')
    .replace(/\.[^.]*$/, '');
}

function path(own: readonly string[]): string {
  return child('', ...own);
}

/** The steps from a document's root to a place, items of lists and templates of paths by names that last. */
function steps(tree: Tree, namesOf: (list: readonly Json[], at: Place) => readonly string[]) {
  const values = new Map(tree.sources().map(({ file, value }) => [file, value]));
  return ({ file, pointer }: Place): string[] => {
    let value: Json | undefined = values.get(file) ?? tree.sources().find((one) => one.file === file)?.value;
    let at: Pointer = '';
    let before = '';
    return tokensOf(pointer).map((token) => {
      let step = before === 'paths' ? token.replace(/\{[^}]*\}/g, '{}') : token;
      if (Array.isArray(value)) {
        step = namesOf(value, { file, pointer: at })[Number(token)] ?? token;
        value = value[Number(token)];
      } else value = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
      at = child(at, token);
      before = token;
      return step;
    });
  };
}
