import type { JsonObject } from '../../../kernel/json.js';

type Path = readonly string[];
type Node = Record<string, unknown>;

/** A copy of a document, of which only what is changed or shared is copied. */
export interface Copy {
  /** The node at a path; shared from now on, so that what is set below it is seen wherever it is set. */
  get(path: Path): unknown;
  set(path: Path, value: unknown): void;
  root(): JsonObject;
}

export function createCopy(source: JsonObject): Copy {
  const root: Node = { ...source };
  const owned = new WeakSet<object>([root]);

  /** A member of a node that is ours, made ours. */
  const own = (owner: Node, key: string): unknown => {
    const member = owner[key];
    if (typeof member !== 'object' || member === null || owned.has(member)) return member;
    const mine = Array.isArray(member) ? [...member] : { ...member };
    owned.add(mine);
    assign(owner, key, mine);
    return mine;
  };

  return {
    root: () => root as JsonObject,
    get: (path) => {
      let node: unknown = root;
      for (const key of path) {
        if (node === null || node === undefined) return undefined;
        // Texts have members too: a reference may lead to a letter.
        node = typeof node === 'object' ? own(node as Node, key) : (node as Node)[key];
      }
      return node;
    },
    set: (path, value) => {
      if (path.some((key) => UNSETTABLE.has(key))) return;
      let node: Node = root;
      for (const [i, key] of path.slice(0, -1).entries()) {
        let member = own(node, key);
        if (typeof member !== 'object' || member === null) {
          // What stood here has been replaced by something smaller.
          member = /^(0|[1-9]\d*)$/.test(path[i + 1] as string) ? [] : {};
          owned.add(member as object);
          assign(node, key, member);
        }
        node = member as Node;
      }
      assign(node, path.at(-1) as string, value);
    },
  };
}

/** Spectral's resolver sets no member of these names. */
const UNSETTABLE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function assign(owner: Node, key: string, value: unknown): void {
  if (key !== '__proto__') owner[key] = value;
  else Object.defineProperty(owner, key, { value, enumerable: true, writable: true, configurable: true });
}
