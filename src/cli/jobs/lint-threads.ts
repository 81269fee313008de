import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, reasonOf, TenonError } from '../../kernel/errors.js';
import type { Location } from '../../kernel/place.js';
import { readInput } from '../../load/index.js';
import type { Input, Typed } from '../command.js';
import type { Io } from '../io.js';
import type { Unopened } from '../open-or-explain.js';
import type { Selected } from '../selection.js';
import type { Judged } from './lint-contract.js';
import type { LintRequest, LintTerms } from './lint-options.js';

/** Threads that lint contracts, each of them whole. */
export interface Threads {
  /**
   * What a contract of the selection came to; undefined for one that they were not given.
   * @throws TenonError what linting it threw, or LINT_UNDECIDED
   */
  answer(index: number): Promise<Judged | Unopened> | undefined;
  /** Ends them all, whatever they are about. */
  end(): Promise<void>;
}

/** What a thread is started with. */
export interface Work {
  readonly terms: LintTerms;
  readonly typed: Typed;
  readonly cwd: string;
}

/** What becomes of a contract: an error has to be taken to pieces; that the thread died, it cannot tell itself. */
export type Answer =
  | { readonly kind: 'linted'; readonly linted: Judged | Unopened }
  | {
      readonly kind: 'mistake';
      readonly code: ErrorCode;
      readonly details: TenonError['details'];
      readonly at: Location | undefined;
    }
  | { readonly kind: 'crash'; readonly message: string; readonly stack: string | undefined }
  | { readonly kind: 'died'; readonly reason: string };

/**
 * Bytes of root documents that a thread has to be for. It takes 0.3 s of a core to load what it lints with, in which
 * 100 kB are linted (measured on 4 to 53 contracts, 50 kB to 2.7 MB: 3 s a MB). What root documents refer to is not
 * counted, for it is not known before they are read: such contracts have threads later than would pay, or when asked.
 */
const ENOUGH = 100_000;

/** Unless more are asked for: each holds a heap of its own, and machines of many cores seldom belong to one job. */
const MOST = 8;

/** Starts threads for contracts of the selection. @returns undefined where they do not pay */
export function openThreads(
  indices: readonly number[],
  request: LintRequest,
  input: Input,
  io: Io,
): Threads | undefined {
  const { contracts } = request.selection;
  const sizes = new Map<number, number>();
  for (const index of indices) {
    const size = sizeOf(contracts[index]?.source ?? '', io);
    if (size !== undefined) sizes.set(index, size);
  }
  const count = countOf([...sizes.values()], request.concurrency);
  if (count < 2) return undefined;
  const { plugins: _, sieve: __, ...terms } = request;
  const work = { terms, typed: { args: input.args, options: input.options }, cwd: io.cwd };
  // The largest first: at the end none has to wait for one that came last.
  const order = [...sizes].toSorted(([, a], [, b]) => b - a).map(([index]) => index);
  return startThreads(order, count, work);
}

/** Of its root document, 0 where that lies elsewhere; undefined for standard input, which only one thread can read. */
function sizeOf(source: string, io: Io): number | undefined {
  if (source === '-') return undefined;
  try {
    const input = readInput(source, io.cwd);
    return input.kind === 'file' ? statSync(path.resolve(io.cwd, input.path)).size : 0;
  } catch {
    // Who opens it will tell.
    return 0;
  }
}

function countOf(sizes: readonly number[], asked: number | undefined): number {
  if (asked !== undefined) return Math.min(asked, sizes.length);
  const pay = Math.floor(sizes.reduce((sum, size) => sum + size, 0) / ENOUGH);
  // One contract keeps a core and a half busy, with the engine's own threads: two of two cores were no sooner than one.
  return Math.min(availableParallelism() - 1, MOST, sizes.length, pay);
}

function startThreads(order: readonly number[], count: number, work: Work): Threads {
  const queue = [...order];
  const running = new Set<Thread>();
  const tell = new Map<number, (answer: Answer) => void>();
  const answers = new Map(
    order.map((index) => [index, new Promise<Answer>((resolve) => tell.set(index, resolve))]),
  );
  // Nobody asks for what comes after the first contract that stops the command.
  let last = Number.POSITIVE_INFINITY;
  const lane = async () => {
    let thread: Thread | undefined;
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      if (index > last) continue;
      thread ??= startThread(work);
      running.add(thread);
      const answer = await thread.ask(index);
      if (answer.kind !== 'linted') last = Math.min(last, index);
      if (answer.kind === 'died') thread = undefined;
      tell.get(index)?.(answer);
    }
    await thread?.end();
  };
  for (let i = 0; i < count; i++) void lane();
  return {
    answer: (index) =>
      answers.get(index)?.then((answer) => resultOf(answer, work.terms.selection.contracts[index])),
    async end() {
      queue.length = 0;
      await Promise.all([...running].map((thread) => thread.end()));
    },
  };
}

/** @throws TenonError */
function resultOf(answer: Answer, selected: Selected | undefined): Judged | Unopened {
  switch (answer.kind) {
    case 'linted':
      return answer.linted;
    case 'mistake':
      throw new TenonError(answer.code, answer.details, answer.at && { at: answer.at });
    case 'crash':
      throw Object.assign(new Error(answer.message), { stack: answer.stack });
    case 'died':
      throw new TenonError('LINT_UNDECIDED', { path: selected?.source ?? '', reason: answer.reason });
  }
}

interface Thread {
  ask(index: number): Promise<Answer>;
  end(): Promise<unknown>;
}

function startThread(work: Work): Thread {
  const worker = new Worker(workerUrl(), { workerData: work });
  const died = new Promise<Answer>((resolve) => {
    const tell = (reason: string) => resolve({ kind: 'died', reason });
    worker.on('error', (error) => tell(reasonOf(error)));
    worker.on('messageerror', (error) => tell(reasonOf(error)));
    worker.on('exit', (code) => tell(`its thread ended with code ${code}`));
  });
  return {
    ask(index) {
      const answered = new Promise<Answer>((resolve) => worker.once('message', resolve));
      worker.postMessage(index);
      return Promise.race([answered, died]);
    },
    end: () => worker.terminate(),
  };
}

/** Beside this file in the package; in the repository TypeScript, which a thread has to be taught first. */
function workerUrl(): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL('./lint-worker.mjs', import.meta.url);
  const worker = new URL('../lint-worker.ts', import.meta.url).href;
  const loader = import.meta.resolve('tsx/esm/api');
  const program = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(worker)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`);
}
