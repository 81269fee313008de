import { canonicalText, type Json } from '../../kernel/json.js';
import type { Schema } from '../../model/index.js';
import { admits } from '../admits.js';
import { branchesOf } from '../atoms.js';
import { isEmpty } from '../empty.js';
import { allOf, literal } from '../literal.js';
import { makerOf, ONLY, sampleOfShape } from '../sample.js';
import type { Shape } from '../shape.js';
import type { UnionComparison } from '../unions.js';
import { refusedBy } from './base.js';
import { among, type Found, isNothing, NOTHING, type Search, UNDECIDED } from './found.js';
import { findLists } from './lists.js';
import { findNumbers } from './numbers.js';
import { findObjects } from './objects.js';
import { createRewrite } from './rewriting.js';
import { findTexts } from './texts.js';

/** How many steps the search for one answer may take, and all searches of one comparison together. */
export interface Effort {
  left: number;
  /** How much work on shapes had been done when it was last looked at. */
  worked: number;
}

const MAX_DEPTH = 40;
/** So much work on shapes is as much effort as one step. */
const SHAPES = 20;
const SEVERAL = 5;
/** Emptiness is looked into two levels deep; the search goes deeper by itself. */
const QUICK = 3;

/**
 * A search by cases. A shape that comes up again while it is being searched needs no second look: the smallest value
 * of a shape does not hold a smaller one of the same. What was concluded from that is not remembered.
 */
export function createSearch(comparison: UnionComparison, effort: Effort): Search {
  const { space } = comparison;
  const rewrite = createRewrite(space);
  const known = new Map<number, { readonly found: Found; readonly wanted: number }>();
  const open = new Map<number, number>();
  const frames: { lowest: number }[] = [];

  const search: Search = {
    space,
    judges: (shape, value) => admits(space, shape, value) === true,
    spend: (some) => {
      effort.left -= some;
      return effort.left > 0;
    },
    find: (shape, wanted = 1) => {
      const before = known.get(shape.id);
      if (before && (before.found.complete || before.wanted >= wanted)) return before.found;
      const above = open.get(shape.id);
      const frame = frames.at(-1);
      if (above !== undefined) {
        if (frame) frame.lowest = Math.min(frame.lowest, above);
        return NOTHING;
      }
      const made = space.work() - effort.worked;
      effort.worked += made;
      if (frames.length >= MAX_DEPTH || !search.spend(1 + made / SHAPES)) return UNDECIDED;
      return descend(shape, wanted);
    },
  };

  const descend = (shape: Shape, wanted: number): Found => {
    const depth = frames.length;
    const own = { lowest: depth };
    frames.push(own);
    open.set(shape.id, depth);
    const found = examine(shape, wanted);
    open.delete(shape.id);
    frames.pop();
    const leans = own.lowest < depth;
    const frame = frames.at(-1);
    if (leans && frame) frame.lowest = Math.min(frame.lowest, own.lowest);
    if (effort.left > 0 && !(leans && found.complete)) known.set(shape.id, { found, wanted });
    return found;
  };

  const examine = (shape: Shape, wanted: number): Found => {
    if (isEmpty(space, shape, QUICK)) return NOTHING;
    if (shape.values) return among(search, shape, shape.values);
    if (shape.intricate.length === 0) {
      const made = sampleOfShape(makerOf(space, { brief: true }), shape);
      if (made !== undefined && wanted === 1 && search.judges(shape, made))
        return { values: [made], complete: false };
    } else if (isContradicted(comparison, search, shape)) return NOTHING;
    const complex = shape.intricate.find((atom) => rewrite(atom));
    if (complex) return search.find(space.choose(shape, complex, rewrite(complex) ?? []), wanted);
    if (shape.types.size > 1)
      return cases(
        shape,
        wanted,
        [...shape.types].map((type) => () => space.and(shape, ONLY[type] as Schema)),
      );
    const union = narrowest(search, shape);
    if (union) return ofUnion(shape, union, wanted);
    return ofType(search, shape, wanted);
  };

  /** A value of the shape is one of these cases. */
  const cases = (shape: Shape, wanted: number, all: readonly (() => Shape)[]): Found => {
    const values = new Map<string, Json>();
    let complete = true;
    for (const one of all) {
      if (values.size >= wanted) return { values: [...values.values()], complete: false };
      const part = manyOf(one(), shape, wanted - values.size);
      if (!part.complete) complete = false;
      for (const value of part.values)
        if (search.judges(shape, value)) values.set(canonicalText(value), value);
        else if (admits(space, shape, value) === undefined) complete = false;
    }
    return { values: [...values.values()], complete };
  };

  /** Values of a case; more of them when the first is not one of the whole. */
  const manyOf = (one: Shape, shape: Shape, wanted: number): Found => {
    const first = search.find(one, wanted);
    if (first.complete || first.values.length === 0 || first.values.some((v) => search.judges(shape, v)))
      return first;
    return search.find(one, SEVERAL);
  };

  const ofUnion = (shape: Shape, union: Schema, wanted: number): Found => {
    const branches = branchesOf(union);
    const choose = (branch: readonly Schema[]) => space.choose(shape, union, branch);
    if (union.anyOf.length > 0)
      return cases(
        shape,
        wanted,
        branches.map((branch) => () => choose(branch)),
      );
    const alone = (k: number) => {
      const chosen = choose(branches[k] as readonly Schema[]);
      const first = search.find(chosen, wanted);
      const enough = first.values.filter((value) => search.judges(shape, value)).length >= wanted;
      if (enough || isNothing(first)) return chosen;
      const others = branches.filter(
        (branch, i) => i !== k && !isNothing(search.find(space.and(chosen, ...branch))),
      );
      return space.and(chosen, ...others.map(opposite));
    };
    return cases(
      shape,
      wanted,
      branches.map((_, k) => () => alone(k)),
    );
  };

  return search;
}

const opposites = new WeakMap<readonly Schema[], Schema>();

function opposite(branch: readonly Schema[]): Schema {
  const schema = opposites.get(branch) ?? literal({ not: allOf(branch) });
  opposites.set(branch, schema);
  return schema;
}

/** Does the rest of a shape surely hold what one of its `not`s forbids? */
function isContradicted({ space, doubts, work }: UnionComparison, search: Search, shape: Shape): boolean {
  return shape.intricate.some((atom) => {
    if (!atom.not || refusedBy([atom]).length > 0) return false;
    const rest = space.choose(shape, atom, []);
    if (rest.unions.length > 2) return false;
    const before = work();
    const holds = doubts(space.shape(atom.not), rest).length === 0;
    search.spend((work() - before) / 2);
    return holds;
  });
}

/** The union with the fewest branches that are left. */
function narrowest({ space, spend }: Search, shape: Shape): Schema | undefined {
  let best: Schema | undefined;
  let fewest = Infinity;
  if (shape.unions.length === 1) return shape.unions[0];
  for (const union of shape.unions) {
    const choices = new Set(space.choices(shape, union));
    spend(choices.size / 2);
    const left = [...choices].filter((choice) => !isEmpty(space, choice, QUICK + 1)).length;
    if (left >= fewest) continue;
    best = union;
    fewest = left;
  }
  return best;
}

/** A shape of one type, without unions. */
function ofType(search: Search, shape: Shape, wanted: number): Found {
  // What is found first may be one of the values that are refused.
  const listed = refusedBy(shape.atoms).some(({ enum: values }) => values);
  const several = wanted === 1 && !listed ? 1 : Math.max(wanted, SEVERAL);
  const [type] = shape.types;
  switch (type) {
    case 'null':
      return among(search, shape, [null]);
    case 'boolean':
      return among(search, shape, [true, false]);
    case 'number':
    case 'integer':
      return findNumbers(search, shape, several);
    case 'string':
      return findTexts(search, shape, several);
    case 'array':
      return findLists(search, shape, several);
    default:
      return findObjects(search, shape, several);
  }
}
