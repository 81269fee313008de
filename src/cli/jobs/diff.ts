import path from 'node:path';
import type { ContractConfig } from '../../config/index.js';
import type { Check, DiffResult } from '../../diff/index.js';
import { type Change, LEVELS } from '../../kernel/change.js';
import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit, type SuggestedVersion } from '../../kernel/result.js';
import { commitOf, mergeBase, topOf } from '../../load/index.js';
import type { Contract, MistakeId } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { NOTHING, type Outcome, problemOf, summaryOf, worst } from '../outcome.js';
import { open, type Selected, type Selection } from '../selection.js';

export const LEVEL_LIMITS = ['breaking', 'risky', 'never'] as const;
export type LevelLimit = (typeof LEVEL_LIMITS)[number];

/** Two versions of one contract, as `loadTree` takes them. */
export interface Pair {
  readonly base: string;
  readonly revision: string;
  /** How both are to be read, where the config knows them. */
  readonly config?: ContractConfig | undefined;
}

export interface DiffJob {
  readonly pairs: readonly Pair[];
  readonly failOn: LevelLimit;
  readonly today: string;
  readonly checks: readonly Check[];
}

/** A pair that was read and compared. */
export interface Compared {
  readonly before: Contract;
  readonly after: Contract;
  readonly result: DiffResult;
}

/** Mistakes behind which a part of the contract is unknown, so that it cannot be compared, or generated from. */
export const UNREADABLE: ReadonlySet<string> = new Set<MistakeId>([
  'reference-unresolved',
  'value-mistyped',
  'schema-type-unknown',
  'word-of-other-version',
]);

/** Compares every pair; one that cannot be read does not keep the others from being compared. */
export async function diffJob(job: DiffJob, input: Input, io: Io): Promise<Outcome> {
  const problems: Problem[] = [];
  const changes: Change[] = [];
  const contracts: ContractSummary[] = [];
  const suggestedVersions: SuggestedVersion[] = [];
  const exits: Exit[] = [];
  const broken: Pair[] = [];
  let undecided = 0;
  for (const pair of job.pairs) {
    try {
      const { before, after, result } = await compare(pair, job, input, io);
      contracts.push(summaryOf(after));
      changes.push(...result.changes);
      undecided += result.undecided;
      const { suggested } = result.version;
      if (result.changes.length > 0 && suggested !== undefined) {
        suggestedVersions.push({
          title: after.title,
          before: before.version,
          after: after.version,
          suggested,
        });
      }
      const unread = [...before.mistakes, ...after.mistakes].filter(({ id }) => UNREADABLE.has(id));
      problems.push(...unread);
      const failed = fails(result.changes, job.failOn);
      if (failed) broken.push(pair);
      exits.push(unread.length > 0 ? 2 : failed ? 1 : 0);
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(problemOf(error, pair.revision));
      exits.push(error.exit);
    }
  }
  const exit = worst(exits);
  // The guide is written for one pair: the first that fails.
  const asked = input.text('perspective');
  const perspective = asked === undefined ? '' : ` --perspective ${asked}`;
  const next = broken
    .slice(0, 1)
    .map(({ base, revision }) => `tenon guide ${base} ${revision}${perspective}`);
  const failed = problems.length > 0 ? [`${count(problems.length, 'part')} could not be compared`] : [];
  const found = changes.length > 0 || failed.length === 0 ? [levelSummary(changes, undecided)] : [];
  const summary = [...found, ...failed].join('; ');
  return {
    ...NOTHING,
    exit,
    summary,
    contracts,
    problems,
    // The gravest first, whichever contract they are in.
    changes: LEVELS.flatMap((level) => changes.filter((change) => change.level === level)),
    suggestedVersions,
    next,
  };
}

/** @throws TenonError */
export async function compare(
  { base, revision, config }: Pair,
  job: Pick<DiffJob, 'today' | 'checks'>,
  input: Input,
  io: Io,
): Promise<Compared> {
  const { CHECKS, diff } = await import('../../diff/index.js');
  const { contract: after } = await open({ source: revision, config }, input, io);
  const { contract: before } = await open({ source: base, config }, input, io);
  const result = await diff(before, after, { today: job.today, checks: [...CHECKS, ...job.checks] });
  return { before, after, result };
}

function fails(changes: readonly Change[], limit: LevelLimit): boolean {
  if (limit === 'never') return false;
  return changes.some(({ level }) => level === 'breaking' || (level === 'risky' && limit === 'risky'));
}

/** `1 breaking, 2 risky (1 undecided), 3 safe`, or `no changes`. */
export function levelSummary(changes: readonly Change[], undecided: number): string {
  const parts = (['breaking', 'risky', 'safe'] as const).flatMap((level) => {
    const n = changes.filter((change) => change.level === level).length;
    if (n === 0) return [];
    return `${n} ${level}${level === 'risky' && undecided > 0 ? ` (${undecided} undecided)` : ''}`;
  });
  return parts.join(', ') || 'no changes';
}

/**
 * What to compare: two inputs as they are; one file with its own past; or, with a ref or nothing named, every
 * contract of the selection with its configured base, the ref, or the merge-base.
 * @throws TenonError GIT_NO_BASE, GIT_REF_UNKNOWN
 */
export function pairsOf(
  selection: Pick<Selection, 'contracts' | 'folder'>,
  ref: string | undefined,
  io: Io,
): Pair[] {
  return selection.contracts.map((selected) => ({
    base: baseOf(selected, selection.folder, ref, io),
    revision: selected.source,
    config: selected.config,
  }));
}

function baseOf({ source, config }: Selected, folder: string, ref: string | undefined, io: Io): string {
  if (ref !== undefined) return `${ref}:${source}`;
  if (config.base === undefined) return `${mergeBase(io.cwd).commit.slice(0, 10)}:${source}`;
  if (config.base.includes(':')) return config.base;
  return path.relative(io.cwd, path.resolve(folder, config.base)).split(path.sep).join('/');
}

/** Is this word a branch, tag or commit of the repository? */
export function isRef(word: string, io: Io): boolean {
  if (topOf(io.cwd) === undefined) return false;
  try {
    commitOf(io.cwd, word);
    return true;
  } catch (error) {
    if (error instanceof TenonError) return false;
    throw error;
  }
}
