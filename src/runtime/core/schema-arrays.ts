import {
  check,
  checkMember,
  fail,
  type JsonSchema,
  type Keyword,
  type Keywords,
  type Spot,
} from './schema-check.js';
import { count, textOf } from './schema-values.js';

/** The keywords that look at arrays. */
export const ARRAYS: Keywords = {
  minItems: forArrays(
    (wanted: number, items, spot) =>
      items.length >= wanted || fail(spot, `must have at least ${count(wanted, 'item')}`),
  ),
  maxItems: forArrays(
    (wanted: number, items, spot) =>
      items.length <= wanted || fail(spot, `must have at most ${count(wanted, 'item')}`),
  ),
  uniqueItems: forArrays((wanted: boolean, items, spot) => {
    if (!wanted) return true;
    const texts = new Set<string>();
    const twice = items.findIndex((item) => texts.size === texts.add(textOf(item)).size);
    return twice < 0 || fail(spot, 'is there twice', String(twice));
  }),
  prefixItems: forArrays((wanted: readonly JsonSchema[], items, spot) =>
    from(items.slice(0, wanted.length), (item, index) =>
      checkMember(wanted[index] ?? true, spot, index, item),
    ),
  ),
  items: forArrays((wanted: JsonSchema, items, spot) => {
    // Too many of them are told already, and need not be looked at.
    const { prefixItems, maxItems } = spot.schema as { prefixItems?: readonly unknown[]; maxItems?: number };
    if (maxItems !== undefined && items.length > maxItems) return false;
    const start = prefixItems?.length ?? 0;
    return from(items, (item, index) => index < start || checkMember(wanted, spot, index, item));
  }),
  unevaluatedItems: forArrays((wanted: JsonSchema, items, spot) =>
    from(items, (item, index) => spot.seen?.has(index) || checkMember(wanted, spot, index, item)),
  ),
  contains: forArrays((wanted: JsonSchema, items, spot) => {
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = spot.schema as {
      minContains?: number;
      maxContains?: number;
    };
    const { run, path } = spot;
    let found = 0;
    run.quiet += 1;
    for (const [index, value] of items.entries()) {
      if (!check(wanted, { value, path, seen: undefined, refs: undefined, run })) continue;
      found += 1;
      spot.seen?.add(index);
    }
    run.quiet -= 1;
    if (found < minContains) return fail(spot, `must have at least ${count(minContains, 'item')} of a kind`);
    return found <= maxContains || fail(spot, `must have at most ${count(maxContains, 'item')} of a kind`);
  }),
};

function forArrays<Wanted>(
  holds: (wanted: Wanted, items: readonly unknown[], spot: Spot) => boolean,
): Keyword {
  return (wanted: Wanted, spot) => !Array.isArray(spot.value) || holds(wanted, spot.value, spot);
}

function from(items: readonly unknown[], holds: (item: unknown, index: number) => boolean): boolean {
  let isTrue = true;
  for (const [index, item] of items.entries()) isTrue = holds(item, index) && isTrue;
  return isTrue;
}
