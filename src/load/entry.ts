/** A node of a text, by where it stands: what turns pointers into lines. */
export interface Entry {
  /** Of its key; of the node itself, in a list and at the root. */
  readonly keyOffset: number;
  readonly valueOffset: number;
  /** Members by their keys, items by their indexes; undefined for scalars. */
  readonly children: Map<string, Entry> | undefined;
  /** For an alias, the node that it stands for. */
  readonly alias: Entry | undefined;
}

export const NOWHERE: Entry = { keyOffset: 0, valueOffset: 0, children: undefined, alias: undefined };
