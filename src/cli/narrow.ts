import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pluginFile } from '../config/index.js';
import { TenonError } from '../kernel/errors.js';
import { count } from '../kernel/result.js';
import { changedSince, modulesOf, readInput } from '../load/index.js';
import { readLintable } from '../model/index.js';
import type { Input } from './command.js';
import type { Io } from './io.js';
import { openOrExplain } from './open-or-explain.js';
import type { Selected, Selection } from './selection.js';

/** A selection without what was left to others, and what is to be said of it. */
export interface Narrowed {
  readonly selection: Selection;
  readonly notes: readonly string[];
}

/** @throws TenonError */
export async function narrow(selection: Selection, input: Input, io: Io): Promise<Narrowed> {
  const notes: string[] = [];
  let { contracts } = selection;
  if (input.flag('changed')) {
    const changed = await changedAmong(selection, input, io);
    notes.push(`${changed.length} of ${count(contracts.length, 'contract')} changed.\n`);
    contracts = changed;
  }
  const shard = input.text('shard');
  if (shard !== undefined) {
    const part = partOf(contracts, shard);
    notes.push(`Part ${shard}: ${part.length} of ${count(contracts.length, 'contract')}.\n`);
    contracts = part;
  }
  return { selection: { ...selection, contracts }, notes };
}

/** Dealt out like cards, so that neighbours, which are often of a size, go to different parts. */
function partOf(contracts: readonly Selected[], shard: string): readonly Selected[] {
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(shard) ?? [];
  const [i, n] = [Number(part), Number(parts)];
  if (!(i >= 1 && i <= n)) {
    throw new TenonError('OPTION_INVALID', {
      option: '--shard',
      value: shard,
      reason: 'it is i/n with i from 1 to n, such as 2/4',
      command: 'lint',
    });
  }
  return contracts
    .toSorted((a, b) => (a.source < b.source ? -1 : 1))
    .filter((_, position) => position % n === i - 1);
}

/** When what they are judged by changed, they all have. */
async function changedAmong(selection: Selection, input: Input, io: Io): Promise<readonly Selected[]> {
  const changed = new Set([...changedSince(io.cwd)].map(real));
  const isChanged = (file: string) => changed.has(real(file));
  if (judgesOf(selection, input, io).some(isChanged)) return selection.contracts;
  const found: Selected[] = [];
  for (const selected of selection.contracts)
    if (await isTouched(selected, isChanged, input, io)) found.push(selected);
  return found;
}

/** The files, beside the contracts, that decide what is found: the config, plugins and rulesets. */
export function judgesOf({ file, folder, config, contracts }: Selection, input: Input, io: Io): string[] {
  const configured = [config.rulesets ?? [], ...contracts.map((one) => one.config.rulesets ?? [])];
  return [
    ...(file === undefined ? [] : [path.join(folder, path.basename(file))]),
    ...config.plugins.flatMap((name) => filesOf(pluginFile(name, folder))),
    ...configured.flat().flatMap((name) => filesOf(path.resolve(folder, name))),
    ...input.list('ruleset').flatMap((name) => filesOf(path.resolve(io.cwd, name))),
  ];
}

/** Did a file of the contract change? What cannot be opened is left for the job to tell. */
async function isTouched(
  selected: Selected,
  isChanged: (file: string) => boolean,
  input: Input,
  io: Io,
): Promise<boolean> {
  if (readInput(selected.source, io.cwd).kind !== 'file') return true;
  const read: string[] = [];
  const opened = await openOrExplain(selected, input, io, {
    read: readLintable,
    onRead: (key) => read.push(key),
  });
  return 'exit' in opened || read.some(isChanged);
}

/** The files of a ruleset or a plugin: itself, the files that it names, and its functions. */
function filesOf(file: string, known: Set<string> = new Set()): readonly string[] {
  if (known.has(file) || !existsSync(file)) return [...known];
  for (const module of modulesOf(file)) known.add(module);
  if (!/\.(ya?ml|json)$/.test(file)) return [...known];
  const folder = path.dirname(file);
  const functions = path.join(folder, 'functions');
  if (existsSync(functions))
    for (const name of readdirSync(functions)) filesOf(path.join(functions, name), known);
  for (const [name] of readFileSync(file, 'utf8').matchAll(/[\w@./-]+\.(?:ya?ml|json|[cm]?[jt]s)\b/g))
    filesOf(path.resolve(folder, name), known);
  return [...known];
}

/** Links resolved, as far as there is something. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.join(path.dirname(file) === file ? '' : real(path.dirname(file)), path.basename(file));
  }
}
