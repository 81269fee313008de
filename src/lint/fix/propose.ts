import { reasonOf } from '../../kernel/errors.js';
import { keyOf, type PlaceKey } from '../../kernel/place.js';
import type { Problem } from '../../kernel/problem.js';
import { type Edit, type Mention, mentionsIn, type Tree } from '../../load/index.js';
import type { Autofix } from '../autofix.js';

/** A finding and the edits that repair it: all of them are made, or none. */
export interface Proposal {
  readonly problem: Problem;
  readonly edits: readonly Edit[];
}

/** A finding that stays, and why: `it comes from a merge key`. */
export interface Passed {
  readonly problem: Problem;
  readonly reason: string;
}

export interface Terms {
  /** Also what breaks consumers. */
  readonly breaking: boolean;
  /** May a file of the contract be written? */
  canEdit(file: string): boolean;
}

/** What the findings propose and no other proposal contradicts; the others have their turn in the next round. */
export function proposalsOf(
  found: ReadonlyMap<Problem, Autofix | undefined>,
  terms: Terms,
): { readonly proposals: readonly Proposal[]; readonly passed: readonly Passed[] } {
  const claims = new Map<PlaceKey, string>();
  const proposals: Proposal[] = [];
  const passed: Passed[] = [];
  for (const [problem, autofix] of found) {
    if (!autofix || (autofix.breaks && !terms.breaking)) continue;
    const edits = editsOf(autofix);
    if (typeof edits === 'string') passed.push({ problem, reason: `its fix failed: ${edits}` });
    if (typeof edits === 'string' || edits.length === 0) continue;
    const foreign = edits.find(({ at }) => !terms.canEdit(at.file));
    if (foreign) {
      passed.push({ problem, reason: `${foreign.at.file} is not a file of this project` });
      continue;
    }
    if (edits.some((edit) => isContradicted(edit, claims))) continue;
    for (const edit of edits) claims.set(claimOf(edit), JSON.stringify(edit));
    proposals.push({ problem, edits });
  }
  return { proposals, passed };
}

/** The edits, or why the rule, which may be a plugin's, could not name them. */
function editsOf(autofix: Autofix): readonly Edit[] | string {
  try {
    return autofix.edits();
  } catch (error) {
    return reasonOf(error);
  }
}

/** Items that are added to one list have one place. */
function claimOf(edit: Edit): PlaceKey {
  const key = keyOf(edit.at);
  return edit.op === 'add' && key.endsWith('/-') ? (`${key}${JSON.stringify(edit.value)}` as PlaceKey) : key;
}

function isContradicted(edit: Edit, claims: ReadonlyMap<PlaceKey, string>): boolean {
  const claim = claims.get(claimOf(edit));
  return claim !== undefined && claim !== JSON.stringify(edit);
}

const mentions = new WeakMap<Tree, readonly Mention[]>();

/** The edits by which references go on to mean what they meant, for those of the edits that rename. */
export function referenceEdits(tree: Tree, edits: readonly Edit[]): Edit[] {
  const renamed = new Map<PlaceKey, string>();
  for (const edit of edits) if (edit.op === 'rename-key') renamed.set(keyOf(edit.at), edit.to);
  if (renamed.size === 0) return [];
  const known = mentions.get(tree) ?? mentionsIn(tree);
  mentions.set(tree, known);
  return known
    .filter(({ passes }) => passes.some((place) => renamed.has(place)))
    .map((mention) => ({ op: 'replace', at: mention.at, value: mention.with(renamed) }));
}
