import type { Json } from '../../kernel/json.js';
import { admits } from '../admits.js';
import type { Shape } from '../shape.js';
import type { Space } from '../space.js';

/** Some values of a shape; `complete` when there are no others, so that complete and none means empty. */
export interface Found {
  readonly values: readonly Json[];
  readonly complete: boolean;
}

export const NOTHING: Found = { values: [], complete: true };
export const UNDECIDED: Found = { values: [], complete: false };

export function isNothing({ values, complete }: Found): boolean {
  return complete && values.length === 0;
}

/** Looks for values of shapes by taking their keywords apart, until there are some or surely none. */
export interface Search {
  readonly space: Space;
  /** Values of the shape, as many as wanted if there are so many. */
  find(shape: Shape, wanted?: number): Found;
  /** Is the value surely one of the shape? */
  judges(shape: Shape, value: Json): boolean;
  /** Spends some of the effort that is allowed; false when it is used up. */
  spend(effort: number): boolean;
}

/** Those of the values that are the shape's, where it can have no others. */
export function among({ space }: Search, shape: Shape, values: readonly Json[]): Found {
  const truths = values.map((value) => admits(space, shape, value));
  return {
    values: values.filter((_, i) => truths[i] === true),
    complete: !truths.includes(undefined),
  };
}
