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
