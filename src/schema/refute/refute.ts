import { allOf, literal } from '../literal.js';
import type { Shape } from '../shape.js';
import type { UnionComparison } from '../unions.js';
import { createDeclaredOnly } from './declared.js';
import { type Found, UNDECIDED } from './found.js';
import { createSearch } from './search.js';

/** Looks for values of the inner shape that the outer one refuses: complete and none means that there are none. */
export type Refute = (outer: Shape, inner: Shape) => Found;

/** Steps for one question, and for all questions about two contracts. */
const ONE_QUESTION = 1500;
const ALL_QUESTIONS = 30_000;

/** The thorough half of the procedure, for what comparing keyword by keyword leaves open. */
export function createRefute(comparison: UnionComparison): Refute {
  const { space, strict, undeclared } = comparison;
  const effort = { left: 0, worked: 0 };
  let left = ALL_QUESTIONS;
  const search = createSearch(strict, effort);
  const declaredOnly = createDeclaredOnly(space);
  const known = new Map<number, Found>();
  return (outer, inner) => {
    const key = outer.id * 2 ** 26 + inner.id;
    const before = known.get(key);
    if (before) return before;
    const share = Math.min(ONE_QUESTION, left);
    if (share <= 0) return UNDECIDED;
    effort.left = share;
    effort.worked = space.work();
    const kept = undeclared === 'absent' ? [declaredOnly(inner)] : [];
    const goal = space.and(inner, ...kept, literal({ not: allOf(outer.atoms) }));
    const found = search.find(goal);
    left -= share - Math.max(0, effort.left);
    known.set(key, found);
    return found;
  };
}
