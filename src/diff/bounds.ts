import type { Bound, Facet } from '../schema/index.js';
import type { SchemaSide } from './check.js';

export interface BoundChange {
  readonly keyword: string;
  /** The old bound in words; `no bound` where there was none. */
  readonly was: string;
  readonly is: string;
  /** What happened, after a subject: `has maxLength 10 now (20 before)`. */
  readonly text: string;
  readonly direction: 'tighter' | 'looser';
  readonly facet: Facet;
}

const COUNTS = [
  ['minLength', 'string', 'length'],
  ['maxLength', 'string', 'length'],
  ['minItems', 'array', 'itemCount'],
  ['maxItems', 'array', 'itemCount'],
  ['minProperties', 'object', 'propertyCount'],
  ['maxProperties', 'object', 'propertyCount'],
] as const;

/**
 * The bounds that two versions of a schema set differently, for the types that both allow.
 * @param inPath the values are segments of a path: that none is empty goes without saying
 */
export function boundsOf(before: SchemaSide, after: SchemaSide, inPath = false): BoundChange[] {
  if (before.values || after.values) return [];
  const sides = [before, after];
  const counts = COUNTS.filter(([, type]) => sides.every(({ types }) => types.has(type))).map(
    ([keyword, , facet]) =>
      changeOf(keyword, facet, [
        countOf(keyword, before[keyword], inPath),
        countOf(keyword, after[keyword], inPath),
      ]),
  );
  const ranges = sides.every(({ types }) => types.has('number') || types.has('integer'))
    ? [
        changeOf('minimum', 'range', [before.minimum ?? OPEN_BELOW, after.minimum ?? OPEN_BELOW]),
        changeOf('maximum', 'range', [before.maximum ?? OPEN_ABOVE, after.maximum ?? OPEN_ABOVE]),
      ]
    : [];
  return [...counts, ...ranges].filter((change) => change !== undefined);
}

/** At least none is no bound; at most none is one. */
function countOf(keyword: string, value: number, inPath: boolean): Bound {
  const least = inPath && keyword === 'minLength' ? 1 : 0;
  return value <= least && keyword.startsWith('min') ? OPEN_BELOW : inclusive(value);
}

function inclusive(value: number): Bound {
  return { value, exclusive: false };
}

const OPEN_BELOW = inclusive(-Infinity);
const OPEN_ABOVE = inclusive(Infinity);

function changeOf(
  keyword: string,
  facet: Facet,
  [before, after]: readonly [Bound, Bound],
): BoundChange | undefined {
  if (before.value === after.value && before.exclusive === after.exclusive) return undefined;
  const rising =
    after.value > before.value ||
    (after.value === before.value && after.exclusive !== keyword.startsWith('max'));
  const tighter = keyword.startsWith('min') ? rising : !rising;
  const [was, is] = [textOf(before), textOf(after)];
  return {
    keyword,
    was,
    is,
    text: happened(keyword, was, is),
    direction: tighter ? 'tighter' : 'looser',
    facet,
  };
}

function happened(keyword: string, was: string, is: string): string {
  if (is === NO_BOUND) return `lost its ${keyword} ${was}`;
  return was === NO_BOUND ? `gained ${keyword} ${is}` : `has ${keyword} ${is} now (${was} before)`;
}

const NO_BOUND = 'no bound';

function textOf({ value, exclusive }: Bound): string {
  if (!Number.isFinite(value)) return NO_BOUND;
  return exclusive ? `${value} (excluded)` : String(value);
}
