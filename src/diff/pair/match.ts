/** Two versions of one thing, or one that stands on one side only. */
export type Match<T> =
  | { readonly before: T; readonly after: T }
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
