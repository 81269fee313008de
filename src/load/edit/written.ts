/** A node as it is written: where it begins and ends, and in which style. */
export interface Written {
  readonly kind: 'map' | 'list' | 'scalar' | 'alias';
  /** Its first character: a quote, a bracket, the first key, the `|` of a block; where it would be, when nothing is written. */
  readonly start: number;
  /** Behind its last character; line ends at the end of a block are not its own. */
  readonly end: number;
  /** Between brackets, or in something that is. */
  readonly flow: boolean;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** Nothing is written: `key:` alone. */
  readonly absent: boolean;
  readonly members: readonly Member[];
  /** What an alias stands for. */
  readonly target?: Written;
}

export interface Member {
  /** The index, in a list. */
  readonly key: string;
  /** The key as it is written; undefined in a list. */
  readonly name?: Written;
  readonly value: Written;
}

/** The last member of that key: of equal keys it is the one that counts. */
export function memberOf(node: Written, key: string): Member | undefined {
  return node.members.findLast((member) => member.key === key);
}

/** Where a member begins: its key, or the item itself. */
export function startOf({ name, value }: Member): number {
  return name?.start ?? value.start;
}

/** Why something cannot be edited: `it comes from a merge key`. It never leaves the folder. */
export class Refusal {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}
