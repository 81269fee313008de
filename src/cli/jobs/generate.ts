import path from 'node:path';
import type { GenerateRequest, Target } from '../../generate/index.js';
import type { Artifact } from '../../kernel/artifact.js';
import { TenonError } from '../../kernel/errors.js';
import type { Json } from '../../kernel/json.js';
import { groupBy } from '../../kernel/order.js';
import type { Problem } from '../../kernel/problem.js';
import { type ArtifactState, type ContractSummary, count } from '../../kernel/result.js';
import type { Contract } from '../../model/index.js';
import { unusedNames } from '../../names/index.js';
import { allLeaves } from '../all-leaves.js';
import { type Folder, settle, type WriteOptions } from '../artifacts.js';
import type { Input } from '../command.js';
import { findLeaf } from '../find-leaf.js';
import type { Io } from '../io.js';
import { contractHash, type Making } from '../lock.js';
import { GENERATED_ANYHOW, passedOver, UNREADABLE } from '../obstacles.js';
import { distinct, NOTHING, type Outcome, summaryOf, textsOf } from '../outcome.js';
import { type Opened, open, type Selected, type Selection } from '../selection.js';
import { toldOf } from './told.js';

export interface GenerateJob {
  readonly selection: Selection;
  /** Ids of targets; empty = all that the config names. */
  readonly targets: readonly string[];
  /** `--out`, for targets that the config gives no folder. */
  readonly out: string;
  /** `--option`s, over those of the config. */
  readonly options: Readonly<Record<string, Json>>;
  readonly mode: WriteOptions['mode'];
  readonly force: boolean;
  readonly plugins: readonly Target[];
  readonly format?: WriteOptions['format'] & {};
}

/** Where a target of a contract goes. */
interface Placed extends GenerateRequest {
  readonly opened: Opened;
  readonly folder: string;
}

/** Generates what was asked for, and writes, compares or only tells it. @throws TenonError */
export async function generateJob(job: GenerateJob, input: Input, io: Io): Promise<Outcome> {
  const { gapsOf, generate, isGenerated, isMadeFrom, TARGETS } = await import('../../generate/index.js');
  const known = allLeaves('target', TARGETS, job.plugins);
  const placed: Placed[] = [];
  const contracts: ContractSummary[] = [];
  const found: Problem[] = [];
  const gaps: Problem[] = [];
  const told: Problem[] = [];
  const others: string[] = [];
  for (const selected of job.selection.contracts) {
    const wanted = wantedTargets(job, selected, io);
    if (wanted.length === 0) continue;
    const opened = await open(selected, input, io);
    refuseUnusedNames(opened.contract, job.selection);
    contracts.push(summaryOf(opened.contract));
    found.push(...opened.contract.mistakes.filter(({ id }) => UNREADABLE.has(id)));
    others.push(...passedOver(selected.source, opened.contract.mistakes, TOLD));
    gaps.push(...mistakesAnyhow(opened.contract.mistakes));
    for (const { id, folder, options } of wanted)
      placed.push({ opened, folder, target: findLeaf('target', id, known), options });
  }
  const problems = distinct(found);
  const settled: ArtifactState[] = [];
  for (const [folder, requests] of groupBy(placed, (request) => request.folder)) {
    const artifacts: Artifact[] = [];
    const making: Making[] = [];
    for (const [opened, own] of groupBy(requests, (request) => request.opened)) {
      const made = await generate(opened.contract, own);
      artifacts.push(...made);
      making.push(...makingOf(folder, opened, own, made, io));
      gaps.push(...gapsOf(opened.contract, own));
    }
    const titles = requests.map(({ opened }) => opened.contract.title);
    const shown = path.relative(io.cwd, folder).split(path.sep).join('/') || '.';
    told.push(...toldOf(folder, shown, artifacts));
    settled.push(
      ...settle(refuseClash({ folder, shown, artifacts, making }), {
        mode: job.mode,
        force: job.force,
        whole: job.targets.length === 0,
        ...(job.format && { format: job.format }),
        isOurs: isGenerated,
        isFromThese: (text) => titles.some((title) => isMadeFrom(text, title)),
      }),
    );
  }
  const stale = settled.filter(({ state }) => state === 'stale').length;
  const made =
    job.mode === 'check'
      ? stale > 0
        ? `${count(stale, 'stale file')}`
        : 'up to date'
      : changeSummary(settled);
  return {
    ...NOTHING,
    // What could not be read was generated as unknown: better than nothing, and no success.
    exit: stale + problems.length > 0 ? 1 : 0,
    summary: problems.length > 0 ? `${made}; ${count(problems.length, 'part')} could not be read` : made,
    contracts,
    // Whoever checks has been told of them when the files were written.
    problems: [...problems, ...told, ...(job.mode === 'check' ? [] : distinct(gaps))],
    artifacts: settled,
    next: stale > 0 ? ['tenon generate'] : [],
    sources: textsOf([...new Set(placed.map(({ opened }) => opened.tree))]),
    passedOver: others,
  };
}

/** A name that was chosen for nothing is a mistake in the config. @throws TenonError CONFIG_INVALID */
export function refuseUnusedNames(contract: Contract, { file }: Pick<Selection, 'file'>): void {
  const [unused] = unusedNames(contract);
  if (unused === undefined) return;
  const reason = `\`names\` of ${contract.title} names ${unused}, which is nowhere in ${contract.at.file}`;
  throw new TenonError('CONFIG_INVALID', { path: file ?? 'the config', reason });
}

/** What this command tells, and does not leave to lint. */
const TOLD: ReadonlySet<string> = new Set([...UNREADABLE, ...GENERATED_ANYHOW]);

/** They stop nothing here, so they are warnings. */
function mistakesAnyhow(mistakes: readonly Problem[]): Problem[] {
  return mistakes
    .filter(({ id }) => GENERATED_ANYHOW.has(id))
    .map((mistake) => ({ ...mistake, severity: 'warn' }));
}

/** What the lock of a folder tells of how its files came about. */
function makingOf(
  folder: string,
  { tree, contract }: Opened,
  requests: readonly Placed[],
  made: readonly Artifact[],
  io: Io,
): Making[] {
  const { file } = contract.at;
  const isElsewhere = /^[^:/\\]{2,}:/.test(file) || file.startsWith('<');
  const from = isElsewhere
    ? file
    : path.relative(folder, path.resolve(io.cwd, file)).split(path.sep).join('/');
  const hash = contractHash(tree.sources().map(({ value }) => value));
  return requests.map(({ target: { id }, options = {} }) => ({
    target: id,
    contract: from,
    hash,
    options,
    files: made
      .filter(({ target, also = [], complete }) => !complete && (target === id || also.includes(id)))
      .map((artifact) => artifact.path),
  }));
}

function refuseClash(folder: Folder): Folder {
  const seen = new Map<string, Artifact>();
  for (const artifact of folder.artifacts) {
    const other = seen.get(artifact.path);
    if (other && other.content !== artifact.content) {
      const reason = `two contracts both write ${folder.shown}/${artifact.path}; give each its own folder`;
      throw new TenonError('GENERATE_IMPOSSIBLE', {
        target: artifact.target,
        contract: folder.shown,
        reason,
      });
    }
    seen.set(artifact.path, artifact);
  }
  return { ...folder, artifacts: [...seen.values()] };
}

function wantedTargets(job: GenerateJob, { config }: Selected, io: Io) {
  const configured = Object.entries(config.generate ?? {}).map(([id, place]) => {
    const { out, ...options } = typeof place === 'string' ? { out: place } : place;
    return {
      id,
      folder: path.resolve(job.selection.folder, out),
      options: { ...options, ...job.options } as Record<string, Json>,
    };
  });
  if (job.targets.length === 0) return configured;
  return job.targets.map(
    (id) =>
      configured.find((target) => target.id === id) ?? {
        id,
        folder: path.resolve(io.cwd, job.out),
        options: job.options,
      },
  );
}

function changeSummary(artifacts: readonly ArtifactState[]): string {
  const of = (state: ArtifactState['state']) =>
    artifacts.filter((artifact) => artifact.state === state).length;
  const parts = (['created', 'changed', 'removed'] as const)
    .filter((state) => of(state) > 0)
    .map((state) => `${of(state)} ${state}`);
  return `${count(artifacts.length, 'file')}, ${parts.join(', ') || 'none changed'}`;
}
