import { pointerToPath } from '@stoplight/json';
import type { Json, JsonObject } from '../../../kernel/json.js';

type Path = readonly string[];

/** A `$ref` that stands at one pointer and leads to another. */
export interface Link {
  readonly from: string;
  readonly path: Path;
  readonly to: string;
}

/** What replaces the `$ref`s at some places. */
export interface Replacement {
  /** The pointer to it. */
  readonly to: string;
  readonly places: readonly Path[];
}

/** All `$ref`s but those to what they stand in; undefined when one is not plainly to this document. */
export function linksOf(root: JsonObject): readonly Link[] | undefined {
  const links: Link[] = [];
  const path: string[] = [];
  const read = (node: JsonObject, pointer: string): boolean => {
    for (const key of Object.keys(node)) {
      const member = node[key] as Json;
      if (typeof member !== 'object' || member === null) continue;
      const here = `${pointer}/${escaped(key)}`;
      path.push(key);
      const { $ref } = member as JsonObject;
      if (typeof $ref === 'string') {
        if (!isPlain($ref)) return false;
        if (!leadsUp($ref, path)) links.push({ from: here, path: [...path], to: $ref });
      } else if (!read(member as JsonObject, here)) return false;
      path.pop();
    }
    return true;
  };
  return typeof root.$ref !== 'string' && read(root, '#') ? links : undefined;
}

/** The rest is normalised as a URI is. */
function isPlain(ref: string): boolean {
  return /^#\/[^\s\\]*$/.test(ref);
}

function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

function leadsUp(ref: string, path: Path): boolean {
  const target = pointerToPath(ref);
  return target.length <= path.length && target.every((key, i) => key === path[i]);
}

/**
 * In which order what replaces what: what is referred to comes first, as far as there is no cycle. A target replaces
 * all that leads to it by any number of steps, but for what stands in something from which the target is reached.
 */
export function* replacementsOf(links: readonly Link[]): Generator<Replacement> {
  const forward = new Map<string, string[]>();
  const backward = new Map<string, string[]>();
  for (const { from, to } of links) {
    for (const node of [from, to]) {
      if (!forward.has(node)) forward.set(node, []);
      if (!backward.has(node)) backward.set(node, []);
    }
    forward.get(from)?.push(to);
    backward.get(to)?.push(from);
  }
  const stems = stemsOf(links);
  const paths = new Map<string, Path>();
  const pathOf = (pointer: string): Path => {
    const path = paths.get(pointer) ?? pointerToPath(pointer).map(String);
    paths.set(pointer, path);
    return path;
  };
  for (const to of orderOf(forward, backward)) {
    const dependants = backward.get(to)?.length ? closure(backward, to) : [];
    if (dependants.length === 0) continue;
    const above = [...reachable(stems, to)].map(pathOf);
    const places = dependants.map(pathOf).filter((place) => !above.some((stem) => startsWith(place, stem)));
    yield { to, places };
  }
}

/**
 * For each node above a `$ref` and beside its target, which target that is: the way by which something is reached that
 * may refer back. The names are not escaped, as Spectral's are not.
 */
function stemsOf(links: readonly Link[]): ReadonlyMap<string, ReadonlySet<string>> {
  const stems = new Map<string, Set<string>>();
  for (const { from, path, to } of links) {
    const target = pointerToPath(to);
    let stem = '#';
    let tail = '';
    for (const [i, part] of path.entries()) {
      if (part === target[i]) {
        stem += `/${part}`;
        continue;
      }
      tail += `/${part}`;
      const name = stem + tail;
      if (name === from || name === to) continue;
      const targets = stems.get(name);
      if (targets) targets.add(to);
      else stems.set(name, new Set([to]));
    }
  }
  return stems;
}

function reachable(edges: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const next of edges.get(node) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  found.delete(start);
  return found;
}

type Edges = ReadonlyMap<string, readonly string[]>;

/** All nodes, each after those that it refers to: first from those that nothing refers to, then the cycles. */
function orderOf(forward: Edges, backward: Edges): readonly string[] {
  const nodes = [...forward.keys()];
  return postOrder(forward, [...nodes.filter((node) => backward.get(node)?.length === 0), ...nodes]);
}

/** All that lead to a node, the furthest first. */
function closure(backward: Edges, start: string): readonly string[] {
  return postOrder(backward, [start]).filter((node) => node !== start);
}

/** The nodes that can be reached, each after all that its edges lead to. */
function postOrder(edges: Edges, starts: readonly string[]): readonly string[] {
  const done = new Set<string>();
  const open = new Set<string>();
  const waiting = starts.map((node) => ({ node, isOpen: false })).toReversed();
  for (let current = waiting.at(-1); current; current = waiting.at(-1)) {
    const { node } = current;
    if (current.isOpen) {
      waiting.pop();
      open.delete(node);
      done.add(node);
    } else if (done.has(node) || open.has(node)) {
      waiting.pop();
    } else {
      current.isOpen = true;
      open.add(node);
      for (const next of (edges.get(node) ?? []).toReversed()) waiting.push({ node: next, isOpen: false });
    }
  }
  return [...done];
}

/** Keys that begin with numbers are compared by these. */
function startsWith(path: Path, stem: Path): boolean {
  if (stem.length > path.length) return false;
  return stem.every((key, i) => {
    const other = path[i] as string;
    if (key === other) return true;
    const [one, two] = [Number.parseInt(key, 10), Number.parseInt(other, 10)];
    return !Number.isNaN(one) && one === two;
  });
}
