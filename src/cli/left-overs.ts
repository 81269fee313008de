import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Folder, WriteOptions } from './artifacts.js';
import { isSameMaking, type Lock } from './lock.js';

/** A file that Tenon made, and makes no more. */
export interface LeftOver {
  /** From the folder, posix. */
  readonly file: string;
  readonly text: string;
}

/**
 * What a run makes no more, and no other target or contract of the folder makes either. The lock tells; without one,
 * banners do, and only to a run that speaks for all targets.
 */
export function leftOvers(folder: Folder, lock: Lock | undefined, options: WriteOptions): LeftOver[] {
  const wanted = new Set(folder.artifacts.map((artifact) => artifact.path));
  const known = lock ? ownFiles(folder, lock, options) : options.whole ? filesBelow(folder.folder) : [];
  return known
    .filter((file) => !wanted.has(file))
    .flatMap((file) => textOf(folder.folder, file))
    .filter(({ text }) => options.isOurs(text) && (lock !== undefined || options.isFromThese(text)))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function ownFiles({ making }: Folder, { made }: Lock, { whole }: WriteOptions): string[] {
  const contracts = new Set(making.map(({ contract }) => contract));
  const isOwn = (old: Lock['made'][number]): boolean =>
    making.some((one) => isSameMaking(one, old)) || (whole && contracts.has(old.contract));
  const others = new Set(made.filter((old) => !isOwn(old)).flatMap(({ files }) => files));
  return [...new Set(made.filter(isOwn).flatMap(({ files }) => files))].filter((file) => !others.has(file));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

/** None for one that is gone, or that a symbolic link leads out of the folder. */
function textOf(folder: string, file: string): LeftOver[] {
  const absolute = path.join(folder, file);
  if (!existsSync(absolute)) return [];
  const real = path.join(realpathSync(path.dirname(absolute)), path.basename(absolute));
  if (path.relative(realpathSync(folder), real).startsWith('..')) return [];
  return [{ file, text: readFileSync(absolute, 'utf8') }];
}
