import { TenonError } from '../../kernel/errors.js';
import type { Problem } from '../../kernel/problem.js';
import { lint, sift } from '../../lint/index.js';
import { formerName, readInput } from '../../load/index.js';
import { readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Surroundings } from '../io.js';
import { open, type Selected } from '../selection.js';
import type { Sieve } from './baseline.js';
import { type LintRequest, lintOptions } from './lint-options.js';

export interface Since extends Sieve {
  /** How many findings were there before. */
  known(): number;
}

/** Takes out what was found before. */
export function newSince(): Since {
  let known = 0;
  return {
    async keep(_, { problems, before = [] }) {
      const sifted = sift(problems, before);
      known += sifted.known.size;
      return sifted.fresh;
    },
    known: () => known,
  };
}

/** What was not there at the ref had no findings there; nor had what no one could read. */
const NEW =
  /^(GIT_PATH_UNKNOWN|CONTRACT_NOT_FOUND|CONTRACT_UNREADABLE|CONTRACT_EMPTY|CONTRACT_TOO_DEEP|ENCODING_UNSUPPORTED|SYNTAX|KIND_UNKNOWN|DIALECT_UNSUPPORTED)$/;

/**
 * What is found in a contract as it stood at a commit, by the rules of today; undefined when it was not there.
 * @throws TenonError OPTION_INVALID for a contract that is no file
 */
export async function foundBefore(
  commit: string,
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Surroundings,
): Promise<readonly Problem[] | undefined> {
  const source = readInput(selected.source, io.cwd);
  if (source.kind !== 'file')
    throw new TenonError('OPTION_INVALID', {
      option: '--new-since',
      value: selected.source,
      reason: 'git has a past of files alone',
      command: 'lint',
    });
  const at = async (file: string) => {
    const past = await open({ ...selected, source: `${commit}:${file}` }, input, io, { read: readLintable });
    return lint(past, lintOptions(selected, request, io));
  };
  // It may have had another name.
  const names = [source.path];
  for (const name of names) {
    try {
      return await at(name);
    } catch (error) {
      if (!(error instanceof TenonError) || !NEW.test(error.code)) throw error;
      const isGone = error.code === 'GIT_PATH_UNKNOWN' && names.length === 1;
      const former = isGone ? formerName(io.cwd, commit, source.path) : undefined;
      if (former !== undefined) names.push(former);
    }
  }
  return undefined;
}
