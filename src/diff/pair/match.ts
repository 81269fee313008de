import { pairRenamed } from './rename.js';

/**
 * Two versions of one thing, or one that stands on one side only. A pair that was inferred, for the thing has another
 * name now, says how sure that is: above 0 and at most 1.
 */
export type Match<T> =
  | { readonly before: T; readonly after: T; readonly confidence?: number }
  | { readonly before: T; readonly after?: never }
  | { readonly before?: never; readonly after: T };

/** What two versions of the same thing have in common; undefined when it has no such name. */
export type Key<T> = (item: T) => string | undefined;

/**
 * Pairs two lists: by the first key, what is left by the second, and so on. Order is the old list's, then what was
 * added. Where several share a key (a broken contract), they pair in order.
 */
export function match<T>(before: readonly T[], after: readonly T[], ...keys: readonly Key<T>[]): Match<T>[] {
  const partners = new Map<T, T>();
  const taken = new Set<T>();
  for (const key of keys) {
    const free = groupBy(
      after.filter((item) => !taken.has(item)),
      key,
    );
    for (const item of before) {
      const name = key(item);
      if (name === undefined || partners.has(item)) continue;
      const partner = free.get(name)?.shift();
      if (partner === undefined) continue;
      partners.set(item, partner);
      taken.add(partner);
    }
  }
  return [
    ...before.map((item): Match<T> => {
      const partner = partners.get(item);
      return partner === undefined ? { before: item } : { before: item, after: partner };
    }),
    ...after.filter((item) => !taken.has(item)).map((item): Match<T> => ({ after: item })),
  ];
}

/** The items by a key that they share; those without it are left out. */
export function groupBy<T>(items: readonly T[], key: Key<T>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/** Takes what was lost and what came for one thing where it is likely enough; pairs stay in the place of the old. */
export function matchRenamed<T>(
  matches: readonly Match<T>[],
  confidenceOf: (before: T, after: T) => number,
): Match<T>[] {
  const lost = matches.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const gained = matches.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const renamed = new Map(pairRenamed(lost, gained, confidenceOf).map((pair) => [pair.before, pair]));
  const found = new Set([...renamed.values()].map(({ after }) => after));
  return matches.flatMap((one): Match<T>[] => {
    if (one.before && one.after) return [one];
    if (one.before) return [renamed.get(one.before) ?? one];
    return one.after && found.has(one.after) ? [] : [one];
  });
}
