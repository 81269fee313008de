import { createAutomaton } from './automaton.js';
import type { Step } from './given.js';

/** The keys from the root to a node. */
export type Path = readonly (string | number)[];

export interface Match {
  /** The expression that ends here, by index. */
  readonly expression: number;
  readonly value: unknown;
  readonly path: Path;
}

export interface TraverseOptions {
  /**
   * When given, an object that is reached again in the same state is left out: what hangs on it was seen. Paths that
   * are told apart by this are not the same state.
   */
  readonly kindOf?: (path: Path) => string;
}

/** Finds the nodes of all expressions in one walk. */
export function traverse(
  root: unknown,
  expressions: readonly (readonly Step[])[],
  visit: (match: Match) => void,
  { kindOf }: TraverseOptions = {},
): void {
  const automaton = createAutomaton(expressions);
  const seen = new WeakMap<object, Set<string>>();
  const path: (string | number)[] = [];

  const enter = (value: unknown, state: ReturnType<typeof automaton.next>): void => {
    if (state.open.length + state.ended.length === 0) return;
    const inner = typeof value === 'object' && value !== null ? value : undefined;
    if (inner && kindOf && isKnown(seen, inner, `${state.id} ${kindOf(path)}`)) return;
    for (const expression of state.ended) visit({ expression, value, path: [...path] });
    if (inner && state.open.length > 0) descend(inner, state);
  };

  const descend = (object: object, state: ReturnType<typeof automaton.next>): void => {
    if (Array.isArray(object)) {
      object.forEach((item, i) => {
        step(item, i, state);
      });
    } else {
      for (const key of Object.keys(object)) step((object as Record<string, unknown>)[key], key, state);
    }
  };

  const step = (value: unknown, key: string | number, state: ReturnType<typeof automaton.next>): void => {
    path.push(key);
    enter(value, automaton.next(state, key, value));
    path.pop();
  };

  enter(root, automaton.start);
}

function isKnown(seen: WeakMap<object, Set<string>>, object: object, key: string): boolean {
  const keys = seen.get(object) ?? new Set();
  seen.set(object, keys);
  if (keys.has(key)) return true;
  keys.add(key);
  return false;
}
