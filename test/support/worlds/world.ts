import type { Json } from '../../../src/kernel/json.js';

/** Schemas that are held against each other, and values that tell them apart. */
export interface World {
  readonly schemas: readonly Json[];
  readonly values: readonly Json[];
  /** What is not answered: the outer schema, and the inner one. */
  readonly hard?: readonly (readonly [outer: Json, inner: Json])[];
}

/** An object with a `then` of its own would look like a promise. */
export const when = (condition: Json, positive: Json, negative: Json = {}) =>
  Object.fromEntries([
    ['if', condition],
    ['then', positive],
    ['else', negative],
  ]);

/** Objects that have some of the names, each with some of the values. */
export function objectsOf(names: readonly string[], values: readonly Json[]): Json[] {
  const [name, ...others] = names;
  if (name === undefined) return [{}];
  const rest = objectsOf(others, values) as { [name: string]: Json }[];
  return [...rest, ...rest.flatMap((object) => values.map((value) => ({ [name]: value, ...object })))];
}

/** Of how many pairs one is looked at: each second one, and all when mutants are judged. */
const STEP = Number(process.env.TENON_WORLD_STEP ?? 2);

/** The members in pairs, each with each; itself as well. */
export function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, i) =>
    all.flatMap((other, j) => ((i + j) % STEP === 0 ? [[one, other] as const] : [])),
  );
}
