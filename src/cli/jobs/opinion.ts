import type { DiffOptions, DiffResult, DisagreementGroup } from '../../diff/index.js';
import { TenonError } from '../../kernel/errors.js';
import { fingerprintOf, type Problem } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import { problemOf } from '../outcome.js';

/** Who compares: our own engine, oasdiff, or ours with oasdiff as a second opinion. */
export type Engine = 'native' | 'oasdiff' | 'both';

/** What an engine, or two, say of a pair. */
export interface Opinion {
  readonly result: DiffResult;
  /** What was asked for and got no verdict. */
  readonly unjudged: readonly Problem[];
  /** What is worth knowing beside the verdict. */
  readonly notes: readonly Problem[];
}

interface Versions {
  readonly before: Contract;
  readonly after: Contract;
}

/** @throws TenonError */
export async function opinionOn(
  { before, after }: Versions,
  engine: Engine,
  options: DiffOptions,
): Promise<Opinion> {
  const { diff, diffWithOasdiff } = await import('../../diff/index.js');
  const { dimensions, levels } = options;
  const asked = { ...(dimensions && { dimensions }), ...(levels && { levels }) };
  if (engine === 'oasdiff') {
    const { unseen, ...result } = await diffWithOasdiff(before, after, asked);
    return { result, unjudged: unseen, notes: [] };
  }
  const result = await diff(before, after, options);
  if (engine === 'native') return { result, unjudged: [], notes: [] };
  try {
    const second = await diffWithOasdiff(before, after, asked);
    const { disagreements } = await import('../../diff/index.js');
    return { result, unjudged: [], notes: await notesOf(disagreements(result, second)) };
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    const problem = problemOf(error, after.at.file);
    // Nobody can give a second opinion on events; all other reasons are failures.
    return error.code === 'ENGINE_KIND'
      ? { result, unjudged: [], notes: [{ ...problem, severity: 'info' }] }
      : { result, unjudged: [problem], notes: [] };
  }
}

async function notesOf(groups: readonly DisagreementGroup[]): Promise<Problem[]> {
  const { disagreementText } = await import('../../diff/index.js');
  return groups.flatMap(({ disagreements }) =>
    disagreements.map(
      (one): Problem => ({
        id: 'engines-disagree',
        severity: 'info',
        message: disagreementText(one),
        why: 'Two engines judge the same change otherwise, so it is worth a look by somebody who knows the consumers.',
        at: one.change.at,
        fingerprint: fingerprintOf('engines-disagree', one.graver, one.change.fingerprint),
      }),
    ),
  );
}
