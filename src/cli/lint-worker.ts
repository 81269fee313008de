/**
 * A thread of `tenon lint`. It is told what is linted and how, then one contract of the selection after the other, by
 * its number; plugins and rulesets it loads itself, by their names.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { loadPlugins } from '../config/index.js';
import { reasonOf, TenonError } from '../kernel/errors.js';
import { inputOf } from './command.js';
import type { Surroundings } from './io.js';
import { lintContract } from './jobs/lint-contract.js';
import type { Answer, Work } from './jobs/lint-threads.js';
import type { Selected } from './selection.js';

const { terms, typed, cwd } = workerData as Work;
const { config, folder, contracts } = terms.selection;
const input = inputOf(typed);
const surroundings: Surroundings = {
  cwd,
  readStdin: () => {
    throw new Error('Only the main thread reads standard input.');
  },
};
let loading: ReturnType<typeof loadPlugins> | undefined;

async function answerTo(index: number): Promise<Answer> {
  try {
    loading ??= loadPlugins(config.plugins, folder);
    const { rules } = await loading;
    const request = { ...terms, plugins: rules };
    const linted = await lintContract(contracts[index] as Selected, request, input, surroundings);
    return { kind: 'linted', linted };
  } catch (error) {
    if (error instanceof TenonError)
      return { kind: 'mistake', code: error.code, details: error.details, at: error.at };
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'crash', message, stack };
  }
}

/** Once, and not on: a thread at work that waits for what never comes has then nothing to live for, and dies. */
function listen(port: MessagePort): void {
  port.once('message', async (index: number) => {
    const answer = await answerTo(index);
    listen(port);
    try {
      port.postMessage(answer);
    } catch (error) {
      // A rule of a plugin may find what is no plain data.
      port.postMessage({ kind: 'died', reason: reasonOf(error) } satisfies Answer);
    }
  });
}

listen(parentPort as MessagePort);
