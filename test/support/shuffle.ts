import { isObject, type Json } from '../../src/kernel/json.js';

/** The same value with the keys of every object in another order, the same for the same seed. */
export function shuffledBy(value: Json, seed: number): Json {
  let state = seed % 2147483647 || 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state;
  };
  const shuffled = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(shuffled);
    if (!isObject(part)) return part;
    const entries = Object.entries(part)
      .map(([key, item]) => ({ rank: next(), key, item: shuffled(item) }))
      .sort((a, b) => a.rank - b.rank);
    // `__proto__` is a key like any other.
    return Object.defineProperties(
      {},
      Object.fromEntries(
        entries.map(({ key, item }) => [
          key,
          { value: item, enumerable: true, configurable: true, writable: true },
        ]),
      ),
    );
  };
  return shuffled(value);
}
