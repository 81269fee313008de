import type { Json } from '../kernel/json.js';
import { admits } from './admits.js';
import { type Comparison, compareChildren } from './children.js';
import { type Doubt, onlyOverlaps } from './doubt.js';
import { edgeValues } from './edges.js';
import { isEmpty } from './empty.js';
import { compareFacets } from './facets.js';
import { compareIntricate } from './intricate.js';
import { isSame } from './same.js';
import { makerOf, sampleOfShape } from './sample.js';
import type { Shape } from './shape.js';
import type { Space } from './space.js';
import { coversUnion, partsOf, type UnionComparison, withoutImplied } from './unions.js';

const NONE: readonly Doubt[] = [];
const MAX_DEPTH = 250;
/** So many alternatives are looked at for one question. */
const MAX_CHOICES = 1000;

/**
 * The decision procedure: what speaks against the outer shape containing the inner one; nothing, when it surely does.
 * Each pair is decided once. A pair that comes up again while it is being decided is taken to hold, and what was
 * concluded from that stands or falls with it: containment is the greatest relation that nothing contradicts.
 */
export function createProcedure(
  space: Space,
  undeclared: Comparison['undeclared'],
  areIdentical: Comparison['areIdentical'] = () => false,
): UnionComparison {
  const settled = new Map<number, readonly Doubt[]>();
  /** Pairs that hold if an open pair at some depth of the stack does; and the same in their order. */
  const supposed = new Map<number, number>();
  const order: number[] = [];
  const open = new Map<number, number>();
  const frames: { lowest: number }[] = [];
  let worked = 0;
  let choices = 0;

  const doubts = (outer: Shape, inner: Shape): readonly Doubt[] => {
    if (outer === inner || outer.atoms.length === 0) return NONE;
    const key = outer.id * 2 ** 26 + inner.id;
    const known = settled.get(key);
    if (known) return known;
    if (areIdentical(outer.atoms, inner.atoms)) {
      settled.set(key, NONE);
      return NONE;
    }
    const assumed = open.get(key) ?? supposed.get(key);
    if (assumed !== undefined) return leanOn(assumed);
    if (frames.length >= MAX_DEPTH)
      return [{ facet: 'depth', reason: 'it nests too deep to decide', certain: false }];
    return decide(key, outer, inner);
  };

  const leanOn = (depth: number) => {
    const frame = frames.at(-1);
    if (frame) frame.lowest = Math.min(frame.lowest, depth);
    return NONE;
  };

  const decide = (key: number, outer: Shape, inner: Shape): readonly Doubt[] => {
    const depth = frames.length;
    const frame = { lowest: depth };
    worked += 1;
    if (depth === 0) choices = MAX_CHOICES;
    const before = order.length;
    open.set(key, depth);
    frames.push(frame);
    const found = fewOf(examine(comparison, outer, inner));
    frames.pop();
    open.delete(key);
    if (found.length > 0) {
      for (const other of order.splice(before)) supposed.delete(other);
      if (depth === 0 || !found.some(({ facet }) => facet === 'depth')) settled.set(key, found);
      return found;
    }
    if (frame.lowest < depth) {
      supposed.set(key, frame.lowest);
      order.push(key);
      return leanOn(frame.lowest);
    }
    for (const other of order.splice(before)) {
      supposed.delete(other);
      settled.set(other, NONE);
    }
    settled.set(key, NONE);
    return NONE;
  };

  const comparison: UnionComparison = {
    space,
    undeclared,
    areIdentical,
    doubts,
    work: () => worked,
    mayTry: () => {
      choices -= 1;
      return choices >= 0;
    },
    get strict() {
      strict ??= undeclared === 'open' ? comparison : createProcedure(space, 'open', areIdentical);
      return strict;
    },
  };
  let strict: UnionComparison | undefined;
  return comparison;
}

const MAX_OF_A_FACET = 6;

/** A few doubts of each facet speak for all; one that is not about overlapping branches alone goes first. */
function fewOf(doubts: readonly Doubt[]): readonly Doubt[] {
  if (doubts.length <= MAX_OF_A_FACET) return doubts;
  const counts = new Map<Doubt['facet'], number>();
  const graver = [...doubts].sort((a, b) => Number(a.exclusivity ?? false) - Number(b.exclusivity ?? false));
  return graver.filter(({ facet }) => {
    const count = (counts.get(facet) ?? 0) + 1;
    counts.set(facet, count);
    return count <= MAX_OF_A_FACET;
  });
}

function examine(comparison: UnionComparison, asked: Shape, inner: Shape): readonly Doubt[] {
  const { space, doubts } = comparison;
  if (isEmpty(space, inner)) return NONE;
  const outer = inner.unions.length > 0 ? withoutImplied(comparison, asked, inner) : asked;
  // What a union's branches declare is only known once it is taken apart.
  const whole = inner.unions.length === 0 || comparison.undeclared === 'open';
  const plain = outer.unions.length === 0 && whole ? comparePlain(comparison, outer, inner) : undefined;
  if (plain?.length === 0) return NONE;
  const finite = valuesOf(inner);
  if (finite) return finite.flatMap((value) => compareValue(space, outer, inner, value));
  const [union] = inner.unions;
  if (union) {
    // Parts that hold by themselves spare a look at all their combinations.
    if (inner.unions.length > 1 && holdsPartByPart(comparison, outer, inner)) return NONE;
    const refused = firstOf(space.choices(inner, union), (choice) =>
      comparison.mayTry() ? doubts(outer, choice) : TOO_MANY,
    );
    return refused.length === 0 || holdsWhole(comparison, outer, inner) ? NONE : refused.map(asUnion);
  }
  const found = [
    ...(plain ?? comparePlain(comparison, outer, inner)),
    ...outer.unions.flatMap((one) => coversUnion(comparison, one, inner)),
  ];
  if (found.length === 0 || (isHardToTake(inner) && isSameShape(outer, inner))) return NONE;
  if (outer.unions.length === 0) return found;
  const parts = partsOf(comparison, outer, inner);
  return parts.length === 0 ? found : firstOf(parts, (part) => doubts(outer, part));
}

const TOO_MANY: readonly Doubt[] = [
  { facet: 'union', reason: 'its alternatives combine in too many ways', certain: false },
];

/** Does some part of the inner shape, read strictly as others may add to it, imply each part of the outer one? */
function holdsPartByPart({ space, strict }: UnionComparison, outer: Shape, inner: Shape): boolean {
  if (outer.atoms.length > MAX_PARTS || inner.atoms.length > MAX_PARTS) return false;
  const given = inner.atoms.map((atom) => space.shape(atom));
  return outer.atoms.every((atom) => {
    const asked = space.shape(atom);
    return given.some((part) => strict.doubts(asked, part).length === 0);
  });
}

const MAX_PARTS = 12;

/** The doubts about the first shape that has any; of one whose branches merely overlap only if there is no other. */
function firstOf(shapes: readonly Shape[], doubtsOf: (shape: Shape) => readonly Doubt[]): readonly Doubt[] {
  let first = NONE;
  for (const shape of shapes) {
    const found = doubtsOf(shape);
    if (!onlyOverlaps(found)) return found;
    if (first.length === 0) first = found;
  }
  return first;
}

/** Does the outer shape hold for an inner union that is not taken apart: branch for branch, or word for word? */
function holdsWhole(comparison: UnionComparison, outer: Shape, inner: Shape): boolean {
  if (isSameShape(outer, inner)) return true;
  if (outer.unions.length === 0) return false;
  const rest = outer.unions.reduce((shape, union) => comparison.space.choose(shape, union, []), outer);
  return (
    outer.unions.every((one) => coversUnion(comparison, one, inner).length === 0) &&
    comparison.doubts(rest, inner).length === 0
  );
}

/** Patterns of names that overlap, and keywords that are compared as a whole, may not prove to contain themselves. */
function isHardToTake({ namePatterns, intricate }: Shape): boolean {
  return namePatterns.size + intricate.length > 0;
}

function isSameShape(outer: Shape, inner: Shape): boolean {
  return (
    outer.atoms.length === inner.atoms.length &&
    outer.atoms.every((atom) => inner.atoms.some((other) => isSame(atom, other)))
  );
}

function asUnion(doubt: Doubt): Doubt {
  return { ...doubt, facet: doubt.facet === 'depth' ? 'depth' : 'union', certain: false };
}

function comparePlain(comparison: Comparison, outer: Shape, inner: Shape): readonly Doubt[] {
  const own = compareFacets(outer, inner).map(
    (doubt): Doubt => ({
      ...doubt,
      certain: doubt.certain && inner.intricate.length === 0,
      candidates: () => candidatesOf(comparison.space, outer, inner),
    }),
  );
  const intricate = compareIntricate(comparison, outer, inner);
  const plain = own.length + intricate.length === 0;
  const rest = plain ? compareChildren(comparison, outer, inner) : intricate;
  const others = rest.map((doubt) => ({
    ...doubt,
    candidates: function* () {
      yield* doubt.candidates?.() ?? [];
      if (!doubt.candidates || doubt.facet === 'intricate')
        yield* candidatesOf(comparison.space, outer, inner);
    },
  }));
  return [...own, ...others];
}

/** Values of the inner shape that lie where the two differ. */
function* candidatesOf(space: Space, outer: Shape, inner: Shape): Generator<Json> {
  for (const seed of [1, 2, 3]) {
    const made = sampleOfShape(makerOf(space, { seed, optional: seed !== 2 }), inner);
    for (const value of edgeValues(outer, inner, made))
      if (admits(space, inner, value) !== false) yield value;
  }
}

/** All values of a shape, when they can be listed. */
function valuesOf({ values, types }: Shape): readonly Json[] | undefined {
  if (values) return values;
  if (![...types].every((type) => type === 'boolean' || type === 'null')) return undefined;
  return [...types].flatMap((type): Json[] => (type === 'null' ? [null] : [false, true]));
}

function compareValue(space: Space, outer: Shape, inner: Shape, value: Json): Doubt[] {
  if (admits(space, inner, value) === false) return [];
  const truth = admits(space, outer, value);
  if (truth === true) return [];
  const reason = `${JSON.stringify(value)} is ${truth === false ? 'not allowed' : 'perhaps not allowed'}`;
  return [{ facet: 'values', reason, certain: truth === false, candidates: () => [value] }];
}
