import type { Schema } from '../../model/index.js';
import { literal } from '../literal.js';

/** What no other keyword can say the opposite of: the solvers read it from under the `not`. */
const bases = new WeakSet<Schema>();

/** A schema of values of one type that one keyword refuses. */
export function refusing(members: Partial<Schema>, types?: Schema['types']): Schema {
  const not = literal(members);
  bases.add(not);
  return literal({ ...(types && { types }), not });
}

export function isBase(schema: Schema): boolean {
  return bases.has(schema);
}

/** What the atoms' `not`s forbid, keyword by keyword. */
export function refusedBy(atoms: readonly Schema[]): readonly Schema[] {
  return atoms.flatMap(({ not }) => (not && isBase(not) ? [not] : []));
}
