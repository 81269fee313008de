import { TenonError } from '../../kernel/errors.js';
import { keyOf, type Place } from '../../kernel/place.js';
import type { Problem } from '../../kernel/problem.js';
import { type Edit, editSource, regrow } from '../../load/index.js';
import type { Contract } from '../../model/index.js';
import type { Autofix } from '../autofix.js';
import { type LintInput, type LintOptions, lintFixable } from '../lint.js';
import { keyOrder } from './key-order.js';
import { movedBy } from './moved.js';
import { type Proposal, referenceEdits } from './propose.js';

/** A contract, what lint finds in it, and the texts of it that are not the author's any more. */
export interface State {
  readonly input: LintInput;
  readonly found: ReadonlyMap<Problem, Autofix | undefined>;
  readonly texts: ReadonlyMap<string, string>;
}

export interface Judge {
  readonly options: LintOptions;
  /** Reads the contract of an edited tree. */
  read(tree: LintInput['tree']): Contract;
  /** Is nothing broken for consumers? Asked unless that is allowed. */
  keeps?(after: Contract): Promise<boolean>;
}

export type Outcome =
  | { readonly ok: true; readonly state: State }
  /** Who is to blame, where that is known; else any of them may be. */
  | {
      readonly ok: false;
      readonly reason: string;
      readonly culprits: readonly Proposal[];
      readonly deferred: boolean;
    };

/** Makes edits and looks what becomes of the contract. */
export async function attempt(state: State, proposals: readonly Proposal[], judge: Judge): Promise<Outcome> {
  const written = write(state, proposals);
  if (!written.ok) return written;
  const input = reload(state, written.texts, judge);
  if (!input) return failed('the contract could not be read any more');
  const found = await lintFixable(input, judge.options);
  const after = { input, found, texts: new Map([...state.texts, ...written.texts]) };
  const worse = compare(state, after, proposals);
  if (worse) return worse;
  if (judge.keeps && !(await judge.keeps(input.contract)))
    return failed('consumers would notice, and --fix-breaking was not given');
  return { ok: true, state: after };
}

function failed(reason: string, culprits: readonly Proposal[] = []): Outcome & { ok: false } {
  return { ok: false, reason, culprits, deferred: false };
}

type Writing = { readonly ok: true; readonly texts: ReadonlyMap<string, string> } | (Outcome & { ok: false });

function write({ input }: State, proposals: readonly Proposal[]): Writing {
  const own = proposals.flatMap(({ edits }) => edits);
  const following = referenceEdits(input.tree, own);
  const all = new Map([...own, ...following].map((edit) => [JSON.stringify(edit), edit]));
  const texts = new Map<string, string>();
  for (const source of input.tree.sources()) {
    const edits = [...all.values()].filter(({ at }) => at.file === source.file);
    if (edits.length === 0) continue;
    const { text, refused } = editSource(source, edits, keyOrder);
    const [first] = refused;
    if (first) {
      const texts = new Set(refused.map(({ edit }) => JSON.stringify(edit)));
      const culprits = proposals.filter(({ edits: some }) =>
        some.some((edit) => texts.has(JSON.stringify(edit))),
      );
      const renaming = proposals.filter(({ edits: some }) => some.some(({ op }) => op === 'rename-key'));
      const deferred = first.reason === 'another edit is made there';
      return {
        ok: false,
        reason: first.reason,
        culprits: culprits.length > 0 ? culprits : renaming,
        deferred,
      };
    }
    texts.set(source.file, text);
  }
  return { ok: true, texts };
}

function reload(state: State, texts: ReadonlyMap<string, string>, judge: Judge): LintInput | undefined {
  try {
    const tree = regrow(state.input.tree, texts);
    return { tree, contract: judge.read(tree) };
  } catch (error) {
    if (error instanceof TenonError) return undefined;
    throw error;
  }
}

/** What is found that was not, or still is; findings are told by what they say of which node. */
function compare(
  before: State,
  after: State,
  proposals: readonly Proposal[],
): (Outcome & { ok: false }) | undefined {
  const edits: readonly Edit[] = proposals.flatMap((proposal) => proposal.edits);
  const move = movedBy(edits);
  const keyAfter = (id: string, at: Place): string => `${id} ${keyOf(move(at) ?? at)}`;
  const fixed = new Map(proposals.map((proposal) => [proposal.problem, proposal]));
  const allowed = new Map<string, number>();
  for (const problem of before.found.keys()) {
    const key = keyAfter(problem.id, problem.at);
    allowed.set(key, (allowed.get(key) ?? 0) + (fixed.has(problem) ? 0 : 1));
  }
  const surplus: Problem[] = [];
  for (const problem of after.found.keys()) {
    const key = `${problem.id} ${keyOf(problem.at)}`;
    const left = (allowed.get(key) ?? 0) - 1;
    allowed.set(key, left);
    if (left < 0) surplus.push(problem);
  }
  const [first] = surplus;
  if (!first) return undefined;
  const surplusKeys = new Set(surplus.map(({ id, at }) => `${id} ${keyOf(at)}`));
  const stayed = proposals.filter(({ problem }) => surplusKeys.has(keyAfter(problem.id, problem.at)));
  if (stayed.length > 0) return failed('the finding would stay', stayed);
  const near = proposals.filter((proposal) =>
    proposal.edits.some((edit) => surplus.some(({ at }) => isNear(move(edit.at) ?? edit.at, at))),
  );
  return failed(`it would lead to ${first.id}`, near.length < proposals.length ? near : []);
}

function isNear(edited: Place, found: Place): boolean {
  if (edited.file !== found.file) return false;
  const [short, long] =
    edited.pointer.length < found.pointer.length
      ? [edited.pointer, found.pointer]
      : [found.pointer, edited.pointer];
  // What is found at the root may be anybody's.
  return short.split('/').length > 3 && (long === short || long.startsWith(`${short}/`));
}
