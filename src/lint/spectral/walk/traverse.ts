import { isObject } from '../../../kernel/json.js';
import { createAutomaton, type State } from './automaton.js';
import type { Step } from './given.js';

/** The keys from the root to a node. */
export type Path = readonly (string | number)[];

export interface Match {
  /** The expression that ends here, by index. */
  readonly expression: number;
  readonly value: unknown;
  readonly path: Path;
}

export interface Sharing {
  /** The document with its `$ref`s: Spectral names the place of a node by the last `$ref` on the way to it. */
  readonly unresolved: unknown;
  /** Paths that are told apart by this are no ways to the same. */
  readonly kindOf: (path: Path) => string;
}

/** Where the walk is, beside the path. */
interface Position {
  readonly value: unknown;
  readonly state: State;
  /** The node of the unresolved document, as long as no `$ref` lies above. */
  readonly written?: unknown;
  readonly isShared: boolean;
}

/**
 * Finds the nodes of all expressions in one walk. With sharing, an object that lies behind a `$ref` is looked at once
 * in each state: all that hangs on it would be found again, at the same places.
 */
export function traverse(
  root: unknown,
  expressions: readonly (readonly Step[])[],
  visit: (match: Match) => void,
  sharing?: Sharing,
): void {
  const automaton = createAutomaton(expressions);
  const marks = new Marks();
  const told = new Seen();
  const entered = new Seen();
  const path: (string | number)[] = [];

  const enter = ({ value, state, written, isShared }: Position): void => {
    if (state.open.length + state.ended.length === 0) return;
    const inner = typeof value === 'object' && value !== null ? value : undefined;
    const isReference = sharing !== undefined && !isShared && isRef(written);
    const mark =
      inner && sharing && (isShared || isReference) ? marks.of(state, sharing.kindOf(path)) : undefined;
    // A node that is itself written as a `$ref` is told where that stands, however often it is told.
    if (!inner || !isShared || mark === undefined || told.isFirst(inner, mark))
      for (const expression of state.ended) visit({ expression, value, path: [...path] });
    if (!inner || state.open.length === 0 || (mark !== undefined && !entered.isFirst(inner, mark))) return;
    descend(inner, { state, written, isShared: isShared || isReference });
  };

  const descend = (object: object, { state, written, isShared }: Omit<Position, 'value'>): void => {
    const below = isShared ? undefined : (written as Record<string | number, unknown> | undefined);
    const step = (value: unknown, key: string | number) => {
      path.push(key);
      enter({ value, state: automaton.next(state, key, value), written: below?.[key], isShared });
      path.pop();
    };
    if (Array.isArray(object)) object.forEach(step);
    else for (const key of Object.keys(object)) step((object as Record<string, unknown>)[key], key);
  };

  enter({ value: root, state: automaton.start, written: sharing?.unresolved, isShared: false });
}

function isRef(value: unknown): boolean {
  return isObject(value) && typeof value.$ref === 'string';
}

/** A number for each state and kind of path: a text would have to be put together at every node. */
class Marks {
  private readonly kinds = new Map<string, number>();

  of(state: State, kind: string): number {
    let place = this.kinds.get(kind);
    if (place === undefined) {
      place = this.kinds.size;
      this.kinds.set(kind, place);
    }
    return state.id * MOST_KINDS + place;
  }
}

const MOST_KINDS = 1024;

/** Objects that were seen under a mark. */
class Seen {
  private readonly marks = new WeakMap<object, Set<number>>();

  isFirst(object: object, mark: number): boolean {
    const marks = this.marks.get(object);
    if (!marks) this.marks.set(object, new Set([mark]));
    else if (marks.has(mark)) return false;
    else marks.add(mark);
    return true;
  }
}
