import { TenonError } from '../kernel/errors.js';
import type { Problem } from '../kernel/problem.js';
import type { Exit } from '../kernel/result.js';
import type { Input } from './command.js';
import type { Surroundings } from './io.js';
import { problemOf } from './outcome.js';
import { type Opened, open } from './selection.js';

/** A contract that could not be opened: why, told at the contract, and what that makes of the command. */
export interface Unopened {
  readonly problem: Problem;
  readonly exit: Exit;
}

/** Opens one contract of several: that it cannot be read does not keep the others from being worked on. */
export async function openOrExplain(
  selected: Parameters<typeof open>[0],
  input: Input,
  io: Surroundings,
  reading?: Parameters<typeof open>[3],
): Promise<Opened | Unopened> {
  try {
    return await open(selected, input, io, reading);
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    return { problem: problemOf(error, selected.source), exit: error.exit };
  }
}
