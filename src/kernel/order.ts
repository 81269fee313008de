/** Compares two texts by UTF-16 unit: the same order on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts a copy by a text taken from each item. */
export function sortedBy<T>(items: Iterable<T>, text: (item: T) => string): T[] {
  return [...items].sort((a, b) => byText(text(a), text(b)));
}
