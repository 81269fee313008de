import type { Step } from './given.js';

/** How far each expression has been followed at a node. */
export interface State {
  readonly id: number;
  /** Steps that a child may pass next; none: nothing below can match. */
  readonly open: readonly Position[];
  /** The expressions that end here, by index. */
  readonly ended: readonly number[];
}

interface Position {
  readonly expression: number;
  readonly step: number;
}

export interface Automaton {
  readonly start: State;
  /** The state of a child. @throws what a filter throws */
  next(state: State, key: string | number, value: unknown): State;
}

/** Where a key leads, but for the filters: they look at the value, and each that passes adds a position. */
interface Move {
  readonly sure: readonly Position[];
  readonly filters: readonly { readonly position: Position; readonly passes: Passes }[];
  /** The states by which filters passed, a letter each. */
  readonly states: Map<string, State>;
}

type Passes = (value: unknown, key: string | number) => boolean;

/** Follows many expressions at once: the state says all that matters of the way to a node. */
export function createAutomaton(expressions: readonly (readonly Step[])[]): Automaton {
  const names = new Set(
    expressions.flat().flatMap(({ test }) => (test.kind === 'names' ? [...test.names] : [])),
  );
  const states = new Map<string, State>();
  const moves = new Map<State, Map<string | undefined, Move>>();

  const stateOf = (positions: readonly Position[]): State => {
    const sorted = [...positions].sort((a, b) => a.expression - b.expression || a.step - b.step);
    const key = sorted.map(({ expression, step }) => `${expression}.${step}`).join();
    const known = states.get(key);
    if (known) return known;
    const isEnd = ({ expression, step }: Position) => step === expressions[expression]?.length;
    const state: State = {
      id: states.size,
      open: sorted.filter((position) => !isEnd(position)),
      ended: [...new Set(sorted.filter(isEnd).map(({ expression }) => expression))],
    };
    states.set(key, state);
    return state;
  };

  /** Keys that no expression names are all alike. */
  const moveOf = (state: State, key: string): Move => {
    const known = moves.get(state) ?? new Map<string | undefined, Move>();
    moves.set(state, known);
    const name = names.has(key) ? key : undefined;
    let move = known.get(name);
    if (!move) {
      move = createMove(expressions, state, name);
      known.set(name, move);
    }
    return move;
  };

  return {
    start: stateOf(expressions.map((_, expression) => ({ expression, step: 0 }))),
    next: (state, key, value) => {
      const move = moveOf(state, String(key));
      // Asked at every node of the document: nothing is made here but the mark.
      let mark = '';
      for (const { passes } of move.filters) mark += passes(value, key) ? '1' : '0';
      let next = move.states.get(mark);
      if (!next) {
        const passed = move.filters.flatMap(({ position }, i) => (mark[i] === '1' ? [position] : []));
        next = stateOf(unique([...move.sure, ...passed]));
        move.states.set(mark, next);
      }
      return next;
    },
  };
}

function createMove(
  expressions: readonly (readonly Step[])[],
  { open }: State,
  name: string | undefined,
): Move {
  const sure: Position[] = [];
  const filters: { readonly position: Position; readonly passes: Passes }[] = [];
  for (const position of open) {
    const step = expressions[position.expression]?.[position.step];
    if (!step) continue;
    const { deep, test } = step;
    const further = { ...position, step: position.step + 1 };
    if (deep) sure.push(position);
    if (test.kind === 'filter') filters.push({ position: further, passes: test.passes });
    else if (test.kind === 'any' || (name !== undefined && test.names.has(name))) sure.push(further);
  }
  return { sure, filters, states: new Map() };
}

function unique(positions: readonly Position[]): Position[] {
  return [
    ...new Map(positions.map((position) => [`${position.expression}.${position.step}`, position])).values(),
  ];
}
