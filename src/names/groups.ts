import type { Contract } from '../model/index.js';
import { allocate, type Claim, pick } from './allocate.js';
import { chosenOr } from './chosen.js';
import { type Explained, explained } from './explain.js';
import { FILES, OWN_VALUES, WORDS } from './reserved.js';
import { camel, kebab, pascal } from './words.js';

/** The operations of one tag: a file, and a member of the client. */
export interface Group {
  readonly tag: string;
  /** Without extension, unique also on a disk that ignores case. */
  readonly file: string;
  readonly member: string;
  readonly stem: string;
}

/** Where operations without a tag live. */
export const UNTAGGED = 'general';

export function groupsOf(contract: Contract, taken: ReadonlySet<string>): Map<string, Group> {
  const tags = new Set(contract.operations.map((operation) => operation.tags[0] ?? UNTAGGED));
  const claims = (look: (tag: string) => string, fallback: string): Claim<string>[] =>
    [...tags].map((tag) => tagClaim(contract, tag, { look, fallback }));
  const files = allocate(claims(kebab, 'group'), { reserved: FILES, same: (name) => name.toLowerCase() });
  const members = allocate(claims(camel, 'group'), { reserved: new Set([...WORDS, ...OWN_VALUES]) });
  const stems = allocate(claims(pascal, 'Group'), { taken, also: (stem) => [`${stem}Handlers`] });
  return new Map(
    [...tags].map((tag) => [
      tag,
      { tag, file: pick(files, tag), member: pick(members, tag), stem: pick(stems, tag) },
    ]),
  );
}

/** The file, the member and the type of a tag each have a look of their own, so a chosen name has it too. */
function tagClaim(
  contract: Contract,
  tag: string,
  { look, fallback }: { readonly look: (tag: string) => string; readonly fallback: string },
): Claim<string> {
  const claim = { key: tag, source: tag, wanted: look(tag), fallback };
  const node = contract.tags.find(({ name }) => name === tag);
  if (!node) return tag === UNTAGGED ? { ...claim, why: 'no tag' } : claim;
  const chosen = chosenOr(contract, node, claim, { keys: [], look });
  return { ...chosen, wanted: look(chosen.wanted) || chosen.wanted };
}

export function explainedTags(contract: Contract, groups: ReadonlyMap<string, Group>): Explained[] {
  const claims = [...groups.keys()].map((tag) => tagClaim(contract, tag, { look: camel, fallback: 'group' }));
  const names = new Map([...groups].map(([tag, { member }]) => [tag, member]));
  const placeOf = (tag: string) => contract.tags.find(({ name }) => name === tag)?.at ?? contract.at;
  return explained('tag', claims, { names, placeOf });
}
