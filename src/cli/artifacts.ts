import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Artifact } from '../kernel/artifact.js';
import { diskReason } from '../kernel/disk-reason.js';
import { TenonError } from '../kernel/errors.js';
import type { ArtifactState } from '../kernel/result.js';

/** What one output folder should hold. */
export interface Folder {
  /** Absolute. */
  readonly folder: string;
  /** As the user would type it. */
  readonly shown: string;
  /** Paths relative to the folder. */
  readonly artifacts: readonly Artifact[];
}

export interface WriteOptions {
  /** `write` to the disk, only tell what would happen (`dry`), or call every difference stale (`check`). */
  readonly mode: 'write' | 'dry' | 'check';
  /** Overwrite files that are not ours. */
  readonly force: boolean;
  /** Is this the text of a file that Tenon made? */
  isOurs(text: string): boolean;
  /** Was this text, which is ours, made from a contract that this run speaks for, so that it may be removed? */
  mayRemove(text: string): boolean;
}

/**
 * Brings a folder to what it should hold. A file that Tenon did not make is never touched without `force`;
 * one that it made and makes no more is removed.
 * @throws TenonError OUTPUT_NOT_OURS (before anything is written), OUTPUT_UNWRITABLE, OUTPUT_OUTSIDE
 */
export function settle(folder: Folder, options: WriteOptions): ArtifactState[] {
  const plan = folder.artifacts.map((artifact) => planFile(folder, artifact, options));
  const states: ArtifactState[] = plan.map(({ artifact, shown, state }) => {
    if (options.mode === 'write' && state !== 'unchanged')
      write(path.join(folder.folder, artifact.path), artifact.content, shown);
    return {
      path: shown,
      target: artifact.target,
      state: options.mode === 'check' && state !== 'unchanged' ? 'stale' : state,
    };
  });
  const wanted = new Set(folder.artifacts.map((artifact) => artifact.path));
  for (const leftOver of ownFiles(folder.folder, options).filter((file) => !wanted.has(file))) {
    const shown = `${folder.shown}/${leftOver}`;
    if (options.mode === 'write') rmSync(path.join(folder.folder, leftOver));
    states.push({ path: shown, target: '-', state: options.mode === 'check' ? 'stale' : 'removed' });
  }
  return states;
}

function planFile({ folder, shown: folderShown }: Folder, artifact: Artifact, options: WriteOptions) {
  const file = path.join(folder, artifact.path);
  const shown = `${folderShown}/${artifact.path}`;
  refuseEscape(folder, file, shown);
  const current = existsSync(file) ? readText(file, shown) : undefined;
  if (current === undefined) return { artifact, shown, state: 'created' as const };
  if (current === artifact.content) return { artifact, shown, state: 'unchanged' as const };
  if (!options.force && !options.isOurs(current)) throw new TenonError('OUTPUT_NOT_OURS', { path: shown });
  return { artifact, shown, state: 'changed' as const };
}

/** A symbolic link in the output folder must not lead a write out of it. */
function refuseEscape(folder: string, file: string, shown: string): void {
  let existing = path.dirname(file);
  while (!existsSync(existing)) existing = path.dirname(existing);
  if (!existsSync(folder)) return;
  const relative = path.relative(realpathSync(folder), realpathSync(existing));
  if (relative === '..' || relative.startsWith(`..${path.sep}`))
    throw new TenonError('OUTPUT_OUTSIDE', { path: shown });
}

function ownFiles(folder: string, options: WriteOptions): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const text = readText(file, file);
      return options.isOurs(text) && options.mayRemove(text);
    })
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .sort();
}

function readText(file: string, shown: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new TenonError('OUTPUT_UNWRITABLE', { path: shown, reason: diskReason(error) }, { cause: error });
  }
}

function write(file: string, content: string, shown: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw new TenonError('OUTPUT_UNWRITABLE', { path: shown, reason: diskReason(error) }, { cause: error });
  }
}
