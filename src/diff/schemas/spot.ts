import type { Writer } from '../../model/index.js';
import type { Containment } from '../../schema/index.js';
import type { Part, Spot } from '../finding.js';
import type { Written } from './sides.js';

/** Two versions of a schema, as one writer writes them: compared once, wherever they are used. */
export interface PairSpot extends Spot {
  readonly writtenBy: Writer;
  readonly before: Written;
  readonly after: Written;
  readonly edges: { readonly step: string; readonly to: PairSpot }[];
  /** The first part and path by which it was found: they name what has no name of its own. */
  readonly part: Part;
  readonly path: string;
}

/** What consumers write must still be accepted, what owners write must still be understood: outer ⊇ inner. */
export interface Demand {
  readonly writtenBy: 'consumer' | 'owner';
  readonly outer: Written;
  readonly inner: Written;
}

/** Two schemas and who writes their values. */
export type Pair = Pick<PairSpot, 'writtenBy' | 'before' | 'after'>;

export function demandsOf({ writtenBy, before, after }: Pair): readonly Demand[] {
  const consumer: Demand = { writtenBy: 'consumer', outer: after, inner: before };
  const owner: Demand = { writtenBy: 'owner', outer: before, inner: after };
  if (writtenBy === 'either') return [consumer, owner];
  return [writtenBy === 'consumer' ? consumer : owner];
}

/** Are all demands surely met? */
export function isMet({ proves }: Containment, pair: Pair): boolean {
  return demandsOf(pair).every(({ outer, inner }) => proves(outer.shape, inner.shape));
}

/** Are all demands met at first sight? Much cheaper than `isMet`, which searches where this has a doubt. */
export function isPlainlyMet({ suspects }: Containment, pair: Pair): boolean {
  return demandsOf(pair).every(({ outer, inner }) => suspects(outer.shape, inner.shape).length === 0);
}
