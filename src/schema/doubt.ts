import type { Json } from '../kernel/json.js';

/** What a doubt is about: the group of keywords that refuse. */
export type Facet =
  | 'types'
  | 'values'
  | 'range'
  | 'multipleOf'
  | 'length'
  | 'pattern'
  | 'format'
  | 'items'
  | 'itemCount'
  | 'uniqueItems'
  | 'required'
  | 'properties'
  | 'additionalProperties'
  | 'propertyCount'
  | 'union'
  | 'intricate'
  | 'depth';

/** Why one shape may not contain another. */
export interface Doubt {
  readonly facet: Facet;
  /** In words that continue "because …". */
  readonly reason: string;
  /** True when this alone refuses some value; false when it could not be decided. */
  readonly certain: boolean;
  /** True when some branch of a `oneOf` takes the value, and the doubt is only whether another one does as well. */
  readonly exclusivity?: true;
  /** Values that the inner shape may allow and the outer may refuse; candidates until they are checked. */
  readonly candidates?: () => Iterable<Json>;
}

/** Is overlapping branches all that is wrong? Then something graver may be found further on. */
export function onlyOverlaps(doubts: readonly Doubt[]): boolean {
  return doubts.every(({ exclusivity }) => exclusivity);
}
