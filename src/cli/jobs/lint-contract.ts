import path from 'node:path';
import { pluginFile } from '../../config/index.js';
import { TenonError } from '../../kernel/errors.js';
import type { LintOptions } from '../../lint/index.js';
import { type LoadOptions, modulesOf, readInput } from '../../load/index.js';
import { readLintable } from '../../model/index.js';
import type { Input } from '../command.js';
import type { Surroundings } from '../io.js';
import { openOrExplain, type Unopened } from '../open-or-explain.js';
import { summaryOf, textsOf } from '../outcome.js';
import type { Selected, Selection } from '../selection.js';
import type { Found } from './baseline.js';
import { type Dependency, type Linted, openLintCache } from './lint-cache.js';
import { type LintRequest, lintOptions } from './lint-options.js';
import { foundBefore } from './new-since.js';

/** What linting a contract came to, with what was found in it before, if that was asked for. */
export type Judged = Linted & Found;

/**
 * All that is made of one contract and its tree, in plain data: this is what a thread does.
 * @throws TenonError what is wrong with more than this contract, such as a bad ruleset
 */
export async function lintContract(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Surroundings,
): Promise<Judged | Unopened> {
  try {
    const linted =
      recall(selected, request, input, io) ?? (await lintAndRemember(selected, request, input, io));
    if ('exit' in linted || request.since === undefined) return linted;
    return { ...linted, before: await foundBefore(request.since, selected, request, input, io) };
  } catch (error) {
    // Who mends a bug of ours wants to know the contract.
    if (error instanceof Error && !(error instanceof TenonError))
      error.stack += `\n    linting ${selected.source}`;
    throw error;
  }
}

/** The findings as they are known, if nothing changed that they depend on. */
export function recall(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Surroundings,
): Linted | undefined {
  if (request.cacheFolder === undefined) return undefined;
  const question = questionOf(selected, request, input, io);
  return question && openLintCache(request.cacheFolder).find(question.contract, question.request);
}

async function lintAndRemember(
  selected: Selected,
  request: LintRequest,
  input: Input,
  io: Surroundings,
): Promise<Linted | Unopened> {
  const { cacheFolder } = request;
  const question = cacheFolder === undefined ? undefined : questionOf(selected, request, input, io);
  if (cacheFolder === undefined || !question) return lintAnew(selected, request, input, io);
  const files = new Map<string, Dependency>(
    modulesOfPlugins(request.selection).map((file) => [file, { path: file }]),
  );
  const linted = await lintAnew(selected, request, input, io, {
    contract: (key, file, bytes) => files.set(key, { path: key, bytes, file }),
    ruleset: (file) => files.set(file, { path: file }),
  });
  if (!('exit' in linted))
    openLintCache(cacheFolder).store(question.contract, question.request, linted, [...files.values()]);
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
  io: Surroundings,
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
    ...(watcher && { onRead: watcher.ruleset }),
  });
  return { contract: summaryOf(opened.contract), problems, sources: textsOf([opened.tree]) };
}

/** All that the findings depend on beside files; undefined for a contract that is no file of the disk. */
function questionOf(selected: Selected, request: LintRequest, input: Input, io: Surroundings) {
  const source = readInput(selected.source, io.cwd);
  if (source.kind !== 'file' || request.allowUrl) return undefined;
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
