import { type Gate, isStopped } from '../../config/index.js';
import type { DiffResult, Mode } from '../../diff/index.js';
import { type Change, LEVELS } from '../../kernel/change.js';
import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit, type SuggestedVersion } from '../../kernel/result.js';
import type { Contract } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { passedOver, UNREADABLE } from '../obstacles.js';
import { openOrExplain } from '../open-or-explain.js';
import { distinct, NOTHING, type Outcome, problemOf, summaryOf, worst } from '../outcome.js';
import type { Pair } from '../pairs.js';
import { open } from '../selection.js';
import { type Judging, optionsFor } from './judging.js';

export interface DiffJob {
  readonly pairs: readonly Pair[];
  readonly judging: Judging;
  /** How events must stay compatible; each as its direction asks when undefined. */
  readonly mode: Mode | undefined;
}

/** A pair that was read and compared. */
export interface Compared {
  readonly before: Contract;
  readonly after: Contract;
  readonly result: DiffResult;
}

/** Compares every pair; one that cannot be read does not keep the others from being compared. */
export async function diffJob(job: DiffJob, input: Input, io: Io): Promise<Outcome> {
  const found: Problem[] = [];
  const changes: Change[] = [];
  const contracts: ContractSummary[] = [];
  const suggestedVersions: SuggestedVersion[] = [];
  const exits: Exit[] = [];
  const broken: Pair[] = [];
  const others: string[] = [];
  let undecided = 0;
  for (const pair of job.pairs) {
    const compared = await attempt(pair, job, input, io);
    if ('problems' in compared) {
      found.push(...compared.problems);
      exits.push(compared.exit);
      continue;
    }
    const { before, after, result } = compared;
    contracts.push(summaryOf(after));
    changes.push(...result.changes);
    undecided += result.undecided;
    const { suggested, tooLow } = result.version;
    if (result.changes.length > 0 && suggested !== undefined) {
      suggestedVersions.push({
        title: after.title,
        before: before.version,
        after: after.version,
        suggested,
      });
    }
    const unread = [...before.mistakes, ...after.mistakes].filter(({ id }) => UNREADABLE.has(id));
    found.push(...unread);
    others.push(...passedOver(pair.base, before.mistakes), ...passedOver(pair.revision, after.mistakes));
    const failed = fails(result.changes, job.judging.gate) || (job.judging.checkVersion && tooLow);
    if (failed) broken.push(pair);
    exits.push(unread.length > 0 ? 2 : failed ? 1 : 0);
  }
  const exit = worst(exits);
  const problems = distinct(found);
  // The guide is written for one pair: the first that fails.
  const asked = input.text('perspective');
  const perspective = asked === undefined ? '' : ` --perspective ${asked}`;
  const next = broken
    .slice(0, 1)
    .map(({ base, revision }) => `tenon guide ${base} ${revision}${perspective}`);
  const failed = problems.length > 0 ? [`${count(problems.length, 'part')} could not be compared`] : [];
  const told = changes.length > 0 || failed.length === 0 ? [levelSummary(changes, undecided)] : [];
  const summary = [...told, ...failed].join('; ');
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
    passedOver: others,
  };
}

/** @throws TenonError */
export async function compare(pair: Pair, job: DiffJob, input: Input, io: Io): Promise<Compared> {
  const { base, revision, config } = pair;
  const { contract: after } = await open({ source: revision, config }, input, io);
  const { contract: before } = await open({ source: base, config }, input, io);
  return judge({ before, after }, pair, job);
}

/** A pair that could not be compared, and why: each fault at the side that has it. */
interface Uncompared {
  readonly problems: readonly Problem[];
  readonly exit: Exit;
}

async function attempt(pair: Pair, job: DiffJob, input: Input, io: Io): Promise<Compared | Uncompared> {
  const { base, revision, config } = pair;
  const after = await openOrExplain({ source: revision, config }, input, io);
  const before = await openOrExplain({ source: base, config }, input, io);
  if ('problem' in before || 'problem' in after) {
    const unopened = [before, after].flatMap((side) => ('problem' in side ? side : []));
    return {
      problems: unopened.map(({ problem }) => problem),
      exit: worst(unopened.map(({ exit }) => exit)),
    };
  }
  try {
    return await judge({ before: before.contract, after: after.contract }, pair, job);
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    return { problems: [problemOf(error, revision)], exit: error.exit };
  }
}

async function judge(
  { before, after }: Pick<Compared, 'before' | 'after'>,
  pair: Pair,
  { judging, mode }: DiffJob,
): Promise<Compared> {
  const { CHECKS, diff } = await import('../../diff/index.js');
  const options = { ...optionsFor(judging, pair, CHECKS), ...(mode && { mode }) };
  return { before, after, result: await diff(before, after, options) };
}

function fails(changes: readonly Change[], gate: Gate): boolean {
  return changes.some(({ level }) => isStopped(level, gate));
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
