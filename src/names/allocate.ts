import { sortedBy } from '../kernel/order.js';

export interface Claim<Key> {
  readonly key: Key;
  /** What the author wrote: claims are served in its order, never in the order of the document. */
  readonly source: string;
  /** The identifier it would have if it were alone. */
  readonly wanted: string;
  /** Used when `wanted` is empty. */
  readonly fallback: string;
  /** Where `wanted` comes from, in a word or two. */
  readonly why?: string;
  /** Of a name that somebody chose for it: its place. Such claims are served first. */
  readonly chosenAt?: string;
}

export interface Terms {
  /** Names that nobody may have. */
  readonly taken?: ReadonlySet<string>;
  /** Names that mean something where these are used, and get `suffix` behind them. */
  readonly reserved?: ReadonlySet<string>;
  /** What tells two names apart: themselves by default; lower case for files. */
  readonly same?: (name: string) => string;
  /** Every spelling that a name occupies beside its own: `Order` also takes `OrderWrite`. */
  readonly also?: (name: string) => readonly string[];
}

/**
 * Gives each claim a name of its own. Names that were chosen go first; then a claim whose name is what its author wrote, so that adding
 * `order_item` never renames `OrderItem`; later ones take the next free number.
 */
export function allocate<Key>(claims: Iterable<Claim<Key>>, terms: Terms = {}): Map<Key, string> {
  const same = terms.same ?? ((name: string) => name);
  const used = new Set([...(terms.taken ?? [])].map(same));
  const names = new Map<Key, string>();
  // The number to try next for a stem: those before it are taken for good.
  const numbers = new Map<string, number>();
  const rank = ({ wanted, source, chosenAt }: Claim<Key>): string =>
    chosenAt === undefined ? (wanted === source ? '1' : '2') + source : `0${wanted} ${chosenAt}`;
  for (const claim of sortedBy(claims, rank)) {
    const stem = unreserved(claim.wanted || claim.fallback, terms.reserved);
    let name = stem;
    let number = numbers.get(stem) ?? 2;
    for (; occupied(name); number++) name = /\d$/.test(stem) ? `${stem}_${number}` : `${stem}${number}`;
    numbers.set(stem, number);
    for (const spelling of spellings(name)) used.add(same(spelling));
    names.set(claim.key, name);
  }
  return names;

  function spellings(name: string): readonly string[] {
    return [name, ...(terms.also?.(name) ?? [])];
  }
  function occupied(name: string): boolean {
    return spellings(name).some((spelling) => used.has(same(spelling)));
  }
}

function unreserved(name: string, reserved: ReadonlySet<string> | undefined): string {
  return reserved?.has(name) ? `${name}_` : name;
}

/** Every map is filled from the contract that its keys come from. */
export function pick<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error('A node of another contract was asked for its name.');
  return value;
}
