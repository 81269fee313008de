import type { Bound } from '../schema/index.js';
import type { SchemaSide } from './check.js';

export interface BoundChange {
  readonly keyword: string;
  /** The old bound in words: `20 before`. */
  readonly was: string;
  readonly is: string;
  readonly direction: 'tighter' | 'looser';
}

const COUNTS = [
  ['minLength', 'string'],
  ['maxLength', 'string'],
  ['minItems', 'array'],
  ['maxItems', 'array'],
  ['minProperties', 'object'],
  ['maxProperties', 'object'],
] as const;

/** The bounds that two versions of a schema set differently, for the types that both allow. */
export function boundsOf(before: SchemaSide, after: SchemaSide): BoundChange[] {
  if (before.values || after.values) return [];
  const counts = COUNTS.filter(([, type]) => before.types.has(type) && after.types.has(type)).map(
    ([keyword]) =>
      changeOf(
        keyword,
        { value: before[keyword], exclusive: false },
        { value: after[keyword], exclusive: false },
      ),
  );
  const ranges = [before, after].every(({ types }) => types.has('number') || types.has('integer'))
    ? [
        changeOf('minimum', before.minimum ?? OPEN_BELOW, after.minimum ?? OPEN_BELOW),
        changeOf('maximum', before.maximum ?? OPEN_ABOVE, after.maximum ?? OPEN_ABOVE),
      ]
    : [];
  return [...counts, ...ranges].filter((change) => change !== undefined);
}

const OPEN_BELOW: Bound = { value: -Infinity, exclusive: false };
const OPEN_ABOVE: Bound = { value: Infinity, exclusive: false };

function changeOf(keyword: string, before: Bound, after: Bound): BoundChange | undefined {
  if (before.value === after.value && before.exclusive === after.exclusive) return undefined;
  const rising =
    after.value > before.value ||
    (after.value === before.value && after.exclusive !== keyword.startsWith('max'));
  const tighter = keyword.startsWith('min') ? rising : !rising;
  return {
    keyword,
    was: `${textOf(before)} before`,
    is: textOf(after),
    direction: tighter ? 'tighter' : 'looser',
  };
}

function textOf({ value, exclusive }: Bound): string {
  if (!Number.isFinite(value)) return 'no bound';
  return exclusive ? `${value} (excluded)` : String(value);
}
