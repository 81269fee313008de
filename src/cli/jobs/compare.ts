import type { Mode } from '../../diff/index.js';
import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import type { Exit } from '../../kernel/result.js';
import type { Contract } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { openOrExplain } from '../open-or-explain.js';
import { type Outcome, problemOf, textsOf, worst } from '../outcome.js';
import type { Pair } from '../pairs.js';
import { open } from '../selection.js';
import { type Judging, optionsFor } from './judging.js';
import { type Engine, type Opinion, opinionOn } from './opinion.js';

/** By what two versions are compared. */
export interface Comparison {
  readonly judging: Judging;
  /** How events must stay compatible; each as its direction asks when undefined. */
  readonly mode: Mode | undefined;
  /** Our own when not given. */
  readonly engine?: Engine | undefined;
}

/** A pair that was read and compared. */
export interface Compared extends Opinion {
  readonly before: Contract;
  readonly after: Contract;
}

/** @throws TenonError */
export async function compare(pair: Pair, by: Comparison, input: Input, io: Io): Promise<Compared> {
  const { base, revision, config } = pair;
  const { contract: after } = await open({ source: revision, config }, input, io);
  const { contract: before } = await open({ source: base, config }, input, io);
  return judge({ before, after }, pair, by);
}

/** A pair that could not be compared, and why: each fault at the side that has it. */
export interface Uncompared {
  readonly problems: readonly Problem[];
  readonly exit: Exit;
}

/** As `compare`, where what stands in the way is told and not thrown. */
export async function tryToCompare(
  pair: Pair,
  by: Comparison,
  input: Input,
  io: Io,
): Promise<(Compared & Pick<Outcome, 'sources'>) | Uncompared> {
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
    const compared = await judge({ before: before.contract, after: after.contract }, pair, by);
    return { ...compared, sources: textsOf([before.tree, after.tree]) };
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    return { problems: [problemOf(error, revision)], exit: error.exit };
  }
}

async function judge(
  { before, after }: Pick<Compared, 'before' | 'after'>,
  pair: Pair,
  { judging, mode, engine = 'native' }: Comparison,
): Promise<Compared> {
  const { CHECKS } = await import('../../diff/index.js');
  const options = { ...optionsFor(judging, pair, CHECKS), ...(mode && { mode }) };
  return { before, after, ...(await opinionOn({ before, after }, engine, options)) };
}
