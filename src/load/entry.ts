/** A node of a text, by where it stands: what turns pointers into lines. Made as it is asked for. */
export interface Entry {
  /** Of its key; of the node itself, in a list and at the root. */
  readonly keyOffset: number;
  readonly valueOffset: number;
  /** Members by their keys, items by their indexes; none in a scalar. For an alias, those of what it stands for. */
  children(): ReadonlyMap<string, Entry>;
}

export const NO_CHILDREN: ReadonlyMap<string, Entry> = new Map();

/** Children that are looked for once, when they are first asked for. */
export function lazily(look: () => ReadonlyMap<string, Entry>): () => ReadonlyMap<string, Entry> {
  let found: ReadonlyMap<string, Entry> | undefined;
  return () => {
    found ??= look();
    return found;
  };
}
