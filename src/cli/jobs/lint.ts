import { existsSync } from 'node:fs';
import path from 'node:path';
import { pluginFile } from '../../config/index.js';
import type { Problem, Severity } from '../../kernel/problem.js';
import { RULE_FAILED } from '../../kernel/problem.js';
import { type ContractSummary, count, type Exit } from '../../kernel/result.js';
import type { LintOptions, Rule } from '../../lint/index.js';
import { type LoadOptions, modulesOf, readInput } from '../../load/index.js';
import { readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Io } from '../io.js';
import { openOrExplain, type Unopened } from '../open-or-explain.js';
import { NOTHING, type Outcome, summaryOf, type Text, textsOf, worst } from '../outcome.js';
import type { Selected, Selection } from '../selection.js';
import type { Sieve } from './baseline.js';
import type { Dependency, LintCache, Linted } from './lint-cache.js';

export type SeverityLimit = Severity | 'never';

export interface LintRequest {
  readonly selection: Selection;
  /** `--ruleset`; they replace the config's. */
  readonly rulesets: readonly string[];
  readonly failOn: SeverityLimit;
  readonly today: string;
  readonly plugins: readonly Rule[];
  /** What earlier runs found, if it is to be used. */
  readonly cache?: LintCache | undefined;
  /** Takes out what is known. */
  readonly sieve?: Sieve | undefined;
  /** More warnings than these fail, whatever the limit. */
  readonly maxWarnings?: number | undefined;
}

/** Lints every selected contract; one that cannot be read does not keep the others from being linted. */
export async function lintJob(request: LintRequest, input: Input, io: Io): Promise<Outcome> {
  const problems: Problem[] = [];
  const contracts: ContractSummary[] = [];
  const exits: Exit[] = [];
  const sources: Text[] = [];
  for (const selected of request.selection.contracts) {
    // Only what is wrong with the contract itself is one finding among others; a bad ruleset stops the command.
    const linted = await lintContract(selected, request, input, io);
    if ('exit' in linted) {
      problems.push(linted.problem);
      exits.push(linted.exit);
      continue;
    }
    contracts.push(linted.contract);
    sources.push(...linted.sources);
    const found = request.sieve ? await request.sieve.keep(selected, linted) : linted.problems;
    problems.push(...found);
    exits.push(exitOf(found, request.failOn));
  }
  return {
    ...NOTHING,
    exit: worst([...exits, exitOfMany(problems, request.maxWarnings)]),
    summary: severitySummary(problems),
    contracts,
    problems,
    next: nextSteps(problems),
    sources,
  };
}

/** The findings of one contract: as they are known, if nothing changed that they depend on. */
async function lintContract(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Io,
): Promise<Linted | Unopened> {
  const { cache } = request;
  const question = cache && questionOf(selected, request, input, io);
  if (!cache || !question) return lintAnew(selected, request, input, io);
  const known = cache.find(question.contract, question.request);
  if (known) return known;
  const files = new Map<string, Dependency>(
    modulesOfPlugins(request.selection).map((file) => [file, { path: file }]),
  );
  const linted = await lintAnew(selected, request, input, io, {
    contract: (key, file, bytes) => files.set(key, { path: key, bytes, file }),
    ruleset: (file) => files.set(file, { path: file }),
  });
  if (!('exit' in linted)) cache.store(question.contract, question.request, linted, [...files.values()]);
  return linted;
}

/** Told of what is read on the way. */
interface Watcher {
  readonly contract: NonNullable<LoadOptions['onRead']>;
  readonly ruleset: NonNullable<LintOptions['onRead']>;
}

async function lintAnew(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Io,
  watcher?: Watcher,
): Promise<Linted | Unopened> {
  const opened = await openOrExplain(selected, input, io, {
    read: readLintable,
    ...(watcher && { onRead: watcher.contract }),
  });
  if ('exit' in opened) return opened;
  const { lint } = await import('../../lint/index.js');
  const problems = await lint(opened, {
    ...lintOptions(selected, request, io),
    allowUrl: input.flag('allowUrl'),
    ...(watcher && { onRead: watcher.ruleset }),
  });
  return { contract: summaryOf(opened.contract), problems, sources: textsOf([opened.tree]) };
}

/** All that the findings depend on beside files; undefined for a contract that is no file of the disk. */
function questionOf(selected: Selected, request: LintRequest, input: Input, io: Io) {
  const source = readInput(selected.source, io.cwd);
  if (source.kind !== 'file' || input.flag('allowUrl')) return undefined;
  const { plugins, ...options } = lintOptions(selected, request, io);
  const perspective = input.text('perspective') ?? selected.config.perspective;
  const root = input.text('root');
  return {
    contract: path.resolve(io.cwd, source.path),
    request: JSON.stringify({ ...options, perspective, root, plugins: plugins?.map(({ id }) => id) }),
  };
}

/** Rules of plugins are programs: what they find changes with their files. */
function modulesOfPlugins({ config, folder, file }: Selection): string[] {
  if (config.plugins.length === 0) return [];
  const files = config.plugins.map((name) => pluginFile(name, folder));
  return [...files, ...(file === undefined ? [] : [path.join(folder, path.basename(file))])].flatMap(
    modulesOf,
  );
}

/** What the config and the command line say of how a contract is linted. */
export function lintOptions(selected: Selected, request: LintRequest, io: Io): LintOptions {
  const { config } = request.selection;
  const configured = selected.config.rulesets ?? config.rulesets;
  const rulesets =
    request.rulesets.length > 0
      ? request.rulesets
      : configured?.map((name) => fromConfig(name, request.selection.folder));
  return {
    cwd: io.cwd,
    ...(rulesets && { rulesets }),
    rules: { ...config.rules, ...selected.config.rules },
    overrides: [...(config.overrides ?? []), ...(selected.config.overrides ?? [])].map((override) =>
      'files' in override
        ? { ...override, files: override.files.map((glob) => globFrom(glob, request.selection.folder, io)) }
        : override,
    ),
    plugins: request.plugins,
    today: request.today,
  };
}

/** A glob that the config gives from its own folder, from the working folder. */
function globFrom(glob: string, folder: string, io: Io): string {
  return path.posix.join(path.relative(io.cwd, folder).split(path.sep).join('/'), glob);
}

/** A ruleset file that the config names lies beside the config, wherever the command was started. */
export function fromConfig(ruleset: string, folder: string): string {
  const file = path.resolve(folder, ruleset);
  return existsSync(file) ? file : ruleset;
}

const GRAVITY: Readonly<Record<SeverityLimit, number>> = { never: 0, error: 1, warn: 2, info: 3 };

/** What findings make of the command; a rule that did not finish has not checked. */
export function exitOf(problems: readonly Problem[], limit: SeverityLimit): Exit {
  if (problems.some(({ id }) => id === RULE_FAILED)) return 2;
  return fails(problems, limit) ? 1 : 0;
}

/** What the number of warnings makes of it. */
export function exitOfMany(problems: readonly Problem[], max: number | undefined): Exit {
  return tooMany(problems, max) === '' ? 0 : 1;
}

/** A sentence for the headline, where there are more warnings than there may be. */
export function tooMany(problems: readonly Problem[], max: number | undefined): string {
  const warnings = problems.filter(({ severity }) => severity === 'warn').length;
  return max === undefined || warnings <= max ? '' : `More warnings than the ${max} that may be.`;
}

export function fails(problems: readonly Problem[], limit: SeverityLimit): boolean {
  return problems.some(({ severity }) => GRAVITY[severity] <= GRAVITY[limit]);
}

/** `2 errors, 3 warnings, 1 note`, or `no problems`. */
export function severitySummary(problems: readonly Problem[]): string {
  const of = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  const parts = [
    of('error') > 0 && count(of('error'), 'error'),
    of('warn') > 0 && count(of('warn'), 'warning'),
    of('info') > 0 && count(of('info'), 'note'),
  ];
  return parts.filter(Boolean).join(', ') || 'no problems';
}

/** The gravest finding of a rule is the one to read up on. */
function nextSteps(problems: readonly Problem[]): string[] {
  const known = problems.filter(({ id }) => id.includes('/') && !id.startsWith('lint/'));
  const [gravest] = known.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  return gravest ? [`tenon explain ${gravest.id}`] : [];
}
