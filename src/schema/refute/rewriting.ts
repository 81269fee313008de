import type { Schema } from '../../model/index.js';
import { allOf, literal } from '../literal.js';
import { isOpaque } from '../opaque.js';
import type { Space } from '../space.js';
import { withoutUnevaluated } from '../unevaluated.js';
import { isBase } from './base.js';
import { waysToFail } from './negation.js';

/** Says an atom in other words; undefined when it needs none. */
export type Rewrite = (atom: Schema) => readonly Schema[] | undefined;

/**
 * Takes intricate keywords apart: `not`, conditions and dependencies become unions, `unevaluated…` what it leaves. What
 * stays are `contains` and `propertyNames`, which the solvers read, and opposites of single keywords.
 */
export function createRewrite(space: Space): Rewrite {
  const known = new Map<Schema, readonly Schema[] | undefined>();
  return (atom) => {
    if (!known.has(atom)) known.set(atom, needsWords(atom) ? rewrite(space, atom) : undefined);
    return known.get(atom);
  };
}

function needsWords(atom: Schema): boolean {
  return (
    (atom.not !== undefined && !isBase(atom.not)) ||
    atom.if !== undefined ||
    atom.unevaluatedItems !== undefined ||
    atom.unevaluatedProperties !== undefined ||
    atom.dependentRequired.size + atom.dependentSchemas.size > 0 ||
    (atom.contains !== undefined && atom.maxContains === 0)
  );
}

function rewrite(space: Space, atom: Schema): readonly Schema[] {
  if (isOpaque(atom)) return [];
  const { not, if: condition, then: positive, else: negative, contains, maxContains, ...others } = atom;
  const { unevaluatedItems, unevaluatedProperties, ...plain } = others;
  const unevaluated = unevaluatedItems || unevaluatedProperties ? withoutUnevaluated(atom) : undefined;
  const none = contains !== undefined && maxContains === 0;
  const rest: Schema = {
    ...plain,
    ...(not && isBase(not) && { not }),
    ...(contains && !none && { contains, ...(maxContains !== undefined && { maxContains }) }),
    dependentRequired: new Map(),
    dependentSchemas: new Map(),
  };
  return [
    rest,
    ...(not && !isBase(not) ? [oneOfThese(waysToFail(space, space.shape(not)))] : []),
    ...(condition ? [conditional(condition, positive, negative)] : []),
    ...dependents(atom),
    ...(unevaluated ? [unevaluated] : []),
    ...(none && contains ? noneOf(contains, atom) : []),
  ];
}

function oneOfThese(ways: readonly Schema[]): Schema {
  if (ways.length === 0) return literal({ always: false });
  return ways.length === 1 ? (ways[0] as Schema) : literal({ anyOf: ways });
}

function conditional(condition: Schema, positive?: Schema, negative?: Schema): Schema {
  return literal({
    anyOf: [
      allOf([condition, ...(positive ? [positive] : [])]),
      allOf([literal({ not: condition }), ...(negative ? [negative] : [])]),
    ],
  });
}

function dependents({ dependentRequired, dependentSchemas }: Schema): Schema[] {
  const unless = (name: string, schema: Schema) =>
    literal({ anyOf: [literal({ properties: new Map([[name, literal({ always: false })]]) }), schema] });
  return [
    ...[...dependentRequired].map(([name, others]) => unless(name, literal({ required: new Set(others) }))),
    ...[...dependentSchemas].map(([name, schema]) => unless(name, schema)),
  ];
}

/** `contains` with at most none: no item does, and there is no list where some must. */
function noneOf(contains: Schema, { minContains = 1 }: Schema): Schema[] {
  return [minContains > 0 ? NO_LIST : literal({ items: literal({ not: contains }) })];
}

const NO_LIST = literal({ types: new Set(['null', 'boolean', 'number', 'string', 'object'] as const) });
