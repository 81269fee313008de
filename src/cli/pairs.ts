import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ContractConfig } from '../config/index.js';
import { TenonError } from '../kernel/errors.js';
import { commitOf, commitsSince, mergeBase, readInput, topOf } from '../load/index.js';
import type { Io } from './io.js';
import type { Selected, Selection } from './selection.js';

/** Two versions of one contract, as `loadTree` takes them. */
export interface Pair {
  readonly base: string;
  readonly revision: string;
  /** How both are to be read, where the config knows them. */
  readonly config?: ContractConfig | undefined;
}

/** The file that a pair is about, whichever version of it is the newer: what acceptances name. */
export function subjectOf({ revision }: Pair, io: Io): string {
  const input = readInput(revision, io.cwd);
  return input.kind === 'file' || input.kind === 'git' ? input.path : revision;
}

/**
 * What to compare: two inputs as they are; one file with its own past; or, with a ref or nothing named, every
 * contract of the selection with its configured base, the ref, or the merge-base.
 * @throws TenonError GIT_NO_BASE, GIT_REF_UNKNOWN
 */
export function pairsOf(
  selection: Pick<Selection, 'contracts' | 'folder'>,
  ref: string | undefined,
  io: Io,
): Pair[] {
  return selection.contracts.map((selected) => ({
    base: baseOf(selected, selection.folder, ref, io),
    revision: selected.source,
    config: selected.config,
  }));
}

/**
 * Every contract of the selection against each version of it since a ref, the newest first. What a contract refers to
 * is part of it: a version is where any of its files changed.
 * @throws TenonError GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export async function pairsSince(
  { contracts }: Pick<Selection, 'contracts'>,
  ref: string,
  io: Io,
  filesOf: (selected: Selected) => Promise<readonly string[]>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const selected of contracts) {
    const { source, config } = selected;
    for (const commit of commitsSince(io.cwd, ref, await filesOf(selected)))
      pairs.push({ base: `${commit.slice(0, 10)}:${source}`, revision: source, config });
  }
  return pairs;
}

function baseOf({ source, config }: Selected, folder: string, ref: string | undefined, io: Io): string {
  if (ref !== undefined) return `${ref}:${source}`;
  if (config.base === undefined) return `${mergeBase(io.cwd).commit.slice(0, 10)}:${source}`;
  if (config.base.includes(':')) return config.base;
  return path.relative(io.cwd, path.resolve(folder, config.base)).split(path.sep).join('/');
}

/**
 * The base as `loadTree` takes it: where a bare ref (`main`, `main...`) stands before a file, that file as it was then.
 * A file that has the very name comes first; a folder has not, since no folder is a contract.
 */
export function baseBeside(base: string, revision: string, io: Io): string {
  const older = readInput(base, io.cwd);
  const newer = readInput(revision, io.cwd);
  if (older.kind !== 'file' || (newer.kind !== 'file' && newer.kind !== 'git')) return base;
  return isRef(base, io) ? `${base}:${newer.path}` : base;
}

/** Is this word a branch, tag or commit of the repository, or `main...`, and no file? */
export function isRef(word: string, io: Io): boolean {
  if (isFile(path.resolve(io.cwd, word)) || topOf(io.cwd) === undefined) return false;
  try {
    commitOf(io.cwd, word);
    return true;
  } catch (error) {
    if (!(error instanceof TenonError)) throw error;
    // Git knows both sides of `main...`, though not where they parted: whoever asks for it is to hear that.
    return error.code === 'GIT_NO_BASE';
  }
}

function isFile(absolute: string): boolean {
  return existsSync(absolute) && !statSync(absolute).isDirectory();
}
