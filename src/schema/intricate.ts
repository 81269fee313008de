import type { Json } from '../kernel/json.js';
import type { Schema } from '../model/index.js';
import { authorsOf } from './atoms.js';
import type { Comparison } from './children.js';
import type { Doubt } from './doubt.js';
import { isEmpty } from './empty.js';
import { literal } from './literal.js';
import { isSame } from './same.js';
import { makerOf, sampleOfShape } from './sample.js';
import type { Shape } from './shape.js';
import type { Space } from './space.js';

/** Compares the keywords whose meaning is only taken apart a little: each of the outer's must be implied by the inner's. */
export function compareIntricate(comparison: Comparison, outer: Shape, inner: Shape): Doubt[] {
  return outer.intricate.flatMap((atom) =>
    RULES.filter((rule) => rule.speaks(atom) && !rule.implied(atom, inner, comparison)).map(
      ({ reason, probes }): Doubt => {
        const probed = probes?.(atom);
        return {
          facet: 'intricate',
          reason,
          certain: false,
          ...(probed && { candidates: () => samplesOf(comparison.space, inner, probed) }),
        };
      },
    ),
  );
}

/** Values of the inner shape that each of the schemas allows as well. */
function* samplesOf(space: Space, inner: Shape, probes: readonly Schema[]): Generator<Json> {
  for (const probe of probes) {
    for (const optional of [false, true]) {
      const value = sampleOfShape(makerOf(space, { optional }), space.and(inner, probe));
      if (value !== undefined) yield value;
    }
  }
}

interface Rule {
  readonly reason: string;
  speaks(atom: Schema): boolean;
  implied(atom: Schema, inner: Shape, comparison: Comparison): boolean;
  /** Schemas whose values the keyword may refuse. */
  probes?(atom: Schema): readonly Schema[];
}

const RULES: readonly Rule[] = [
  {
    reason: '`not` forbids some values',
    speaks: (atom) => atom.not !== undefined,
    probes: ({ not }) => (not ? [not] : []),
    implied: ({ not }, inner, { space, doubts }) =>
      not === undefined ||
      isEmpty(space, space.and(inner, not)) ||
      inner.intricate.some(
        (other) => other.not && doubts(space.shape(other.not), space.shape(not)).length === 0,
      ),
  },
  {
    reason: '`if` sets a condition',
    speaks: (atom) => atom.if !== undefined,
    probes: ({ if: condition, else: otherwise }) => [
      ...(condition ? [condition] : []),
      ...(otherwise ? [literal({ not: otherwise })] : []),
    ],
    implied: (atom, inner) =>
      inner.intricate.some(
        (other) =>
          sameMaybe(atom.if, other.if) &&
          sameMaybe(atom.then, other.then) &&
          sameMaybe(atom.else, other.else),
      ),
  },
  {
    reason: '`contains` asks for certain items',
    speaks: (atom) => atom.contains !== undefined,
    implied: (atom, inner, comparison) =>
      !inner.types.has('array') || inner.intricate.some((other) => containsImplied(atom, other, comparison)),
  },
  {
    reason: '`propertyNames` restricts names',
    speaks: (atom) => atom.propertyNames !== undefined,
    implied: ({ propertyNames: names }, inner, { space, doubts }) =>
      !inner.types.has('object') ||
      inner.intricate.some(
        (other) =>
          names &&
          other.propertyNames &&
          doubts(space.shape(names), space.shape(other.propertyNames)).length === 0,
      ),
  },
  {
    reason: 'some properties ask for others',
    speaks: (atom) => atom.dependentRequired.size > 0,
    probes: ({ dependentRequired }) =>
      [...dependentRequired.keys()].map((name) => literal({ required: new Set([name]) })),
    implied: (atom, inner) =>
      !inner.types.has('object') ||
      [...atom.dependentRequired].every(([name, others]) =>
        others.every(
          (other) =>
            inner.required.has(other) ||
            inner.intricate.some((from) => from.dependentRequired.get(name)?.includes(other)),
        ),
      ),
  },
  {
    reason: 'some properties set conditions (`dependentSchemas`)',
    speaks: (atom) => atom.dependentSchemas.size > 0,
    probes: ({ dependentSchemas }) =>
      [...dependentSchemas.keys()].map((name) => literal({ required: new Set([name]) })),
    implied: (atom, inner) =>
      !inner.types.has('object') ||
      [...atom.dependentSchemas].every(([name, schema]) =>
        inner.intricate.some((other) => sameMaybe(schema, other.dependentSchemas.get(name))),
      ),
  },
  {
    reason: '`unevaluatedProperties` or `unevaluatedItems` forbids what is left',
    speaks: (atom) => atom.unevaluatedItems !== undefined || atom.unevaluatedProperties !== undefined,
    implied: (atom, inner) => inner.intricate.some((other) => isSame(authorsOf(atom), authorsOf(other))),
  },
];

function sameMaybe(a: Schema | undefined, b: Schema | undefined): boolean {
  return a && b ? isSame(a, b) : a === b;
}

function containsImplied(outer: Schema, inner: Schema, { space, doubts }: Comparison): boolean {
  if (!outer.contains || !inner.contains) return false;
  const atLeast = (outer.minContains ?? 1) <= (inner.minContains ?? 1);
  if (outer.maxContains === undefined)
    return atLeast && doubts(space.shape(outer.contains), space.shape(inner.contains)).length === 0;
  return (
    atLeast && outer.maxContains >= (inner.maxContains ?? Infinity) && isSame(outer.contains, inner.contains)
  );
}
