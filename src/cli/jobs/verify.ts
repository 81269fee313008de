import path from 'node:path';
import { glob } from 'tinyglobby';
import { importDefault, shownPath } from '../../config/index.js';
import { reasonOf, TenonError } from '../../kernel/errors.js';
import type { Pointer } from '../../kernel/pointer.js';
import type { Problem } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import { loadTree, type Tree } from '../../load/index.js';
import type { Pact, StateHandler } from '../../verify/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { NOTHING, type Outcome, problemOf, summaryOf, type Text, textsOf, worst } from '../outcome.js';
import { open, type Selected, type Selection } from '../selection.js';

export interface VerifyJob {
  readonly selection: Selection;
  /** Pact files or globs from the working folder; empty = those of the config. */
  readonly pacts: readonly string[];
  /** URL of a running provider, or a module that starts one; undefined = static checks alone. */
  readonly provider: string | undefined;
  /** A module whose default export maps state names to handlers. */
  readonly states: string | undefined;
}

interface OpenPact {
  readonly pact: Pact;
  readonly tree: Tree;
  readonly path: string;
}

/** Checks pacts against their contracts, and against a provider when one is named. */
export async function verifyJob(job: VerifyJob, input: Input, io: Io): Promise<Outcome> {
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const exits: Exit[] = [];
  const summaries: string[] = [];
  const sources: Text[] = [];
  for (const selected of job.selection.contracts) {
    const files = await pactFiles(job, selected, io);
    if (files.length === 0) continue;
    try {
      const { contract, tree } = await open(selected, input, io);
      contracts.push(summaryOf(contract));
      const pacts = await Promise.all(files.map((file) => openPact(file, io)));
      sources.push(...textsOf([tree, ...pacts.map((pact) => pact.tree)]));
      const { checkPacts, offered } = await import('../../verify/index.js');
      const {
        problems: found,
        interactions,
        covered,
      } = await checkPacts(
        contract,
        pacts.map(({ pact }) => pact),
      );
      const broken = job.provider === undefined ? [] : await againstProvider(job, job.provider, pacts, io);
      problems.push(...found, ...broken);
      exits.push([...found, ...broken].some(({ severity }) => severity === 'error') ? 1 : 0);
      summaries.push(
        `${count(interactions, 'interaction')} of ${count(pacts.length, 'pact')}, ${covered.length} of ${offered(contract).length} operations covered`,
      );
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(problemOf(error, selected.source));
      exits.push(error.exit);
    }
  }
  const failed = problems.filter(({ severity }) => severity === 'error').length;
  const summary = [failed > 0 ? `${count(failed, 'failure')}` : 'kept', ...summaries].join('; ');
  return { ...NOTHING, exit: worst(exits), summary, contracts, problems, sources };
}

async function pactFiles(job: VerifyJob, { config }: Selected, io: Io): Promise<string[]> {
  const fromConfig = job.pacts.length === 0;
  const patterns = fromConfig ? [config.pacts ?? []].flat() : job.pacts;
  if (patterns.length === 0) return [];
  const cwd = fromConfig ? job.selection.folder : io.cwd;
  const files = await glob([...patterns], { cwd, absolute: true, followSymbolicLinks: false });
  if (files.length === 0) throw new TenonError('PACT_NONE', { pattern: patterns.join(', ') });
  return files.sort();
}

async function openPact(file: string, io: Io): Promise<OpenPact> {
  const { readPact } = await import('../../verify/index.js');
  const shown = shownPath(io.cwd, file);
  try {
    const tree = await loadTree(shown, { cwd: io.cwd, root: path.dirname(file) });
    const locate = (pointer: Pointer) => tree.locate({ file: tree.root.file, pointer });
    return { pact: readPact({ file: shown, value: tree.root.value, locate }), tree, path: file };
  } catch (error) {
    if (error instanceof TenonError && error.code.startsWith('PACT_')) throw error;
    // Whatever is wrong with a pact is told at the pact, not at the contract that it is about.
    const at = (error instanceof TenonError && error.at) || {
      file: shown,
      pointer: '' as const,
      line: 1,
      column: 1,
    };
    throw new TenonError('PACT_UNREADABLE', { path: shown, reason: reasonOf(error) }, { cause: error, at });
  }
}

async function againstProvider(
  job: VerifyJob,
  provider: string,
  pacts: readonly OpenPact[],
  io: Io,
): Promise<Problem[]> {
  const { verifyProvider } = await import('../../verify/index.js');
  const module = /^https?:/.test(provider) ? undefined : await readProvider(provider, io);
  const states = job.states === undefined ? (module?.states ?? {}) : await readStates(job.states, io);
  if (!module) return verifyProvider({ url: provider, states, pacts });
  const running = await started(provider, module);
  try {
    return await verifyProvider({ url: running.url, states, pacts });
  } finally {
    await running.stop?.();
  }
}

/** What a provider module exports: how to start the provider, and how to bring it into its states. */
interface ProviderModule {
  start(): Promise<{ readonly url: string; stop?(): unknown }>;
  readonly states?: Readonly<Record<string, StateHandler>>;
}

/** @throws TenonError PROVIDER_INVALID */
async function readProvider(file: string, io: Io): Promise<ProviderModule> {
  const module = await importModule(file, io, 'PROVIDER_INVALID');
  if (typeof module.start !== 'function')
    throw new TenonError('PROVIDER_INVALID', { path: file, reason: 'it exports no function start()' });
  if (module.states !== undefined) checkStates(module.states, file);
  return module as unknown as ProviderModule;
}

async function started(file: string, module: ProviderModule) {
  try {
    const running = await module.start();
    if (typeof running?.url === 'string') return running;
  } catch (error) {
    throw new TenonError('PROVIDER_INVALID', { path: file, reason: reasonOf(error) }, { cause: error });
  }
  throw new TenonError('PROVIDER_INVALID', { path: file, reason: 'start() gives no { url }' });
}

/** @throws TenonError STATES_INVALID */
async function readStates(file: string, io: Io): Promise<Readonly<Record<string, StateHandler>>> {
  return checkStates(await importModule(file, io, 'STATES_INVALID'), file);
}

async function importModule(
  file: string,
  io: Io,
  code: 'PROVIDER_INVALID' | 'STATES_INVALID',
): Promise<Record<string, unknown>> {
  try {
    return (await importDefault(path.resolve(io.cwd, file))) as Record<string, unknown>;
  } catch (error) {
    throw new TenonError(code, { path: file, reason: reasonOf(error) }, { cause: error });
  }
}

function checkStates(states: unknown, file: string): Readonly<Record<string, StateHandler>> {
  const isStates =
    typeof states === 'object' &&
    states !== null &&
    Object.values(states).every((handler) => typeof handler === 'function');
  if (!isStates)
    throw new TenonError('STATES_INVALID', { path: file, reason: 'they are no object of functions' });
  return states as Readonly<Record<string, StateHandler>>;
}
