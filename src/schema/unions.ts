import { canonicalText, type Json } from '../kernel/json.js';
import type { Schema } from '../model/index.js';
import { branchesOf } from './atoms.js';
import type { Comparison } from './children.js';
import type { Doubt } from './doubt.js';
import { isEmpty } from './empty.js';
import { literal } from './literal.js';
import { makerOf, ONLY, sampleOfShape } from './sample.js';
import type { Shape } from './shape.js';

/** The comparison, and the same one reading schemas strictly: what a `oneOf` excludes is no matter of who writes. */
export interface UnionComparison extends Comparison {
  readonly strict: UnionComparison;
  /** How many pairs have been compared so far. */
  work(): number;
  /** May one more alternative be looked at for the question that is open? */
  mayTry(): boolean;
}

/**
 * The outer shape without the `oneOf`s that a `oneOf` of the inner implies branch by branch: a value that is in
 * exactly one branch of the inner is then in exactly one of the outer.
 */
export function withoutImplied(comparison: UnionComparison, outer: Shape, inner: Shape): Shape {
  let left = outer;
  for (const asked of outer.unions) {
    if (asked.oneOf.length === 0) continue;
    const given = inner.unions.find(
      (union) => union.oneOf.length > 0 && implies(comparison, asked, union, inner),
    );
    if (given) left = comparison.space.choose(left, asked, []);
  }
  return left;
}

function implies(
  { space, doubts, strict, mayTry }: UnionComparison,
  asked: Schema,
  given: Schema,
  inner: Shape,
): boolean {
  const outerBranches = branchesOf(asked).map((branch) => space.shape(...branch));
  const innerBranches = branchesOf(given).map((branch) => space.shape(...branch));
  const within = space.choices(inner, given);
  const taken = new Map<number, number>();
  for (const [i, choice] of within.entries()) {
    if (!mayTry()) return false;
    const free = inOrder(outerBranches, innerBranches[i] as Shape, i).filter((k) => !taken.has(k));
    const found = free.find((k) => doubts(outerBranches[k] as Shape, choice).length === 0);
    if (found === undefined) return false;
    taken.set(found, i);
  }
  return outerBranches.every((branch, k) => {
    const partner = taken.get(k);
    if (partner !== undefined && strict.doubts(innerBranches[partner] as Shape, branch).length === 0)
      return true;
    return within.every((choice, i) => i === partner || isEmpty(space, space.and(choice, ...branch.atoms)));
  });
}

/** Indexes of branches, the likeliest partner first: of the same name, then in the same position. */
function inOrder(branches: readonly Shape[], wanted: Shape, position: number): number[] {
  const rank = (k: number) =>
    nameOf(branches[k]) !== undefined && nameOf(branches[k]) === nameOf(wanted) ? 0 : k === position ? 1 : 2;
  return branches.map((_, k) => k).sort((a, b) => rank(a) - rank(b) || a - b);
}

function nameOf(shape: Shape | undefined): string | undefined {
  return shape?.atoms[0]?.name;
}

/** Does one union of the outer shape hold for every value of an inner shape that has no union left? */
export function coversUnion(comparison: UnionComparison, union: Schema, inner: Shape): readonly Doubt[] {
  const { space, doubts } = comparison;
  const branches = branchesOf(union).map((branch) => space.shape(...branch));
  const found = inOrder(branches, inner, -1).find((k) => doubts(branches[k] as Shape, inner).length === 0);
  if (found === undefined) {
    const refusals = branches.flatMap((branch) => doubts(branch, inner));
    return [
      {
        facet: 'union',
        reason: branches.length === 1 && refusals[0] ? refusals[0].reason : 'no single alternative allows it',
        certain: false,
        candidates: function* () {
          for (const refusal of refusals) yield* refusal.candidates?.() ?? [];
        },
      },
    ];
  }
  if (union.anyOf.length > 0) return [];
  const both = branches.filter(
    (branch, k) => k !== found && !isEmpty(space, space.and(inner, ...branch.atoms)),
  );
  return both.map(
    (branch): Doubt => ({
      facet: 'union',
      reason: 'more than one alternative of `oneOf` may allow it',
      certain: false,
      exclusivity: true,
      candidates: function* () {
        const value = sampleOfShape(makerOf(space), space.and(inner, ...branch.atoms));
        if (value !== undefined) yield value;
      },
    }),
  );
}

/** Parts that together make up the inner shape, when that may help to find each a branch of its own. */
export function partsOf(comparison: Comparison, outer: Shape, inner: Shape): readonly Shape[] {
  const { space } = comparison;
  if (inner.types.size > 1) return [...inner.types].map((type) => space.and(inner, ONLY[type] as Schema));
  for (const name of inner.required) {
    const values = space.property(inner, name).values;
    if (!values || values.length < 2 || values.length > MAX_TAGS) continue;
    if (outer.unions.some((union) => tells(comparison, union, name)))
      return values.map((value) => space.and(inner, tagged(name, value)));
  }
  return [];
}

const MAX_TAGS = 60;

/** Do the branches of the union list values for that property? */
function tells({ space }: Comparison, union: Schema, name: string): boolean {
  return branchesOf(union).some(
    (branch) => space.property(space.shape(...branch), name).values !== undefined,
  );
}

const tags = new Map<string, Schema>();

function tagged(name: string, value: Json): Schema {
  const key = `${name} ${canonicalText(value)}`;
  const schema = tags.get(key) ?? literal({ properties: new Map([[name, literal({ enum: [value] })]]) });
  tags.set(key, schema);
  return schema;
}
