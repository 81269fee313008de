import { type Pointer, tokensOf } from '../../kernel/pointer.js';
import { type Member, memberOf, Refusal, type Written } from './written.js';

/** A node, and what it stands in. */
export interface Found {
  readonly node: Written;
  /** The member that it is the value of; undefined at the root. */
  readonly member?: Member;
  readonly parent?: Found;
  /** What of the pointer is not written. */
  readonly rest: readonly string[];
}

/** The node that a pointer leads to, through aliases, or the nearest one on the way. @throws Refusal */
export function find(root: Written, pointer: Pointer): Found {
  let found: Found = { node: root, rest: [] };
  const tokens = tokensOf(pointer);
  for (const [index, token] of tokens.entries()) {
    const { node } = found;
    const member = memberOf(node, token);
    if (!member) {
      if (memberOf(node, '<<')) refuseMerged(node, token);
      return { ...found, rest: tokens.slice(index) };
    }
    const { target } = member.value;
    found = { node: target ?? member.value, member, parent: found, rest: [] };
  }
  return found;
}

/** @throws Refusal */
function refuseMerged(node: Written, token: string): void {
  const merged = memberOf(node, '<<')?.value;
  if (!merged) return;
  const bases = merged.kind === 'list' ? merged.members.map(({ value }) => value) : [merged];
  for (const base of bases) {
    const map = base.target ?? base;
    if (memberOf(map, token)) throw new Refusal('it comes from a merge key');
    refuseMerged(map, token);
  }
}
