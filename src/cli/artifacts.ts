import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Artifact } from '../kernel/artifact.js';
import { diskReason } from '../kernel/disk-reason.js';
import { TenonError } from '../kernel/errors.js';
import { canonicalText } from '../kernel/json.js';
import { type ArtifactState, count } from '../kernel/result.js';
import { leftOvers } from './left-overs.js';
import {
  type FileHash,
  hashOf,
  isSameMaking,
  LOCK,
  type Lock,
  lockText,
  type Making,
  NO_LOCK,
  readLock,
} from './lock.js';
import { VERSION } from './version.js';

/** What one output folder should hold. */
export interface Folder {
  /** Absolute. */
  readonly folder: string;
  /** As the user would type it. */
  readonly shown: string;
  /** Paths relative to the folder. */
  readonly artifacts: readonly Artifact[];
  /** What they were made by. */
  readonly making: readonly Making[];
}

export interface WriteOptions {
  /** `write` to the disk, only tell what would happen (`dry`), or call every difference stale (`check`). */
  readonly mode: 'write' | 'dry' | 'check';
  /** Overwrite files that are not ours, or were edited. */
  readonly force: boolean;
  /** Does this run speak for all that its contracts make? Then what they make no more goes, of any target. */
  readonly whole: boolean;
  /** Is this the text of a file that Tenon made? */
  isOurs(text: string): boolean;
  /** Was this text, which is ours, made from a contract of this run? Asked where there is no lock. */
  isFromThese(text: string): boolean;
  /** Gives files that were written, by absolute paths, the look of the host's code. */
  readonly format?: (files: readonly string[]) => void;
}

interface Planned {
  /** Undefined for one that is to go. */
  readonly artifact?: Artifact;
  readonly path: string;
  readonly target: string;
  readonly state: 'created' | 'changed' | 'unchanged' | 'removed';
  /** What stands there differs from what was written. */
  readonly isEdited: boolean;
}

/**
 * Brings a folder to what it should hold. A file that Tenon did not make, or that was edited since, is never touched
 * without `force`; one that it made and makes no more is removed.
 * @throws TenonError OUTPUT_NOT_OURS, OUTPUT_EDITED (before anything is written), OUTPUT_UNWRITABLE, OUTPUT_OUTSIDE
 */
export function settle(folder: Folder, options: WriteOptions): ArtifactState[] {
  const lock = readLock(folder.folder);
  const known = lock ?? NO_LOCK;
  const plan = [
    ...folder.artifacts.map((artifact) => planFile(folder, artifact, known, options)),
    ...leftOvers(folder, lock, options).map(({ file, text }): Planned => {
      const isEdited = isChanged(known.files.get(file), text);
      return { path: file, target: '-', state: 'removed', isEdited };
    }),
  ];
  if (options.mode === 'write') {
    refuseEdited(folder, plan, options);
    const written = carryOut(folder, plan);
    try {
      if (written.length > 0) options.format?.(written);
    } finally {
      // A formatter that fails has written all the same, or not: that is nobody's edit.
      writeLock(folder, known, options);
    }
  }
  return plan.map((planned) => stateOf(folder, planned, known, options));
}

function planFile(folder: Folder, artifact: Artifact, { files }: Lock, options: WriteOptions): Planned {
  const file = path.join(folder.folder, artifact.path);
  const shown = `${folder.shown}/${artifact.path}`;
  refuseEscape(folder.folder, file, shown);
  const planned = { artifact, path: artifact.path, target: artifact.target, isEdited: false };
  if (!existsSync(file)) return { ...planned, state: 'created' };
  const current = readText(file, shown);
  if (artifact.complete) {
    const { content } = artifact.complete(current);
    return {
      ...planned,
      artifact: { ...artifact, content },
      state: content === current ? 'unchanged' : 'changed',
    };
  }
  const known = files.get(artifact.path);
  const isEdited = isChanged(known, current);
  const isFormatted = known !== undefined && !isEdited && known.made === hashOf(artifact.content);
  if (isFormatted || hashOf(current) === hashOf(artifact.content)) return { ...planned, state: 'unchanged' };
  if (!options.force && !options.isOurs(current)) throw new TenonError('OUTPUT_NOT_OURS', { path: shown });
  return { ...planned, state: 'changed', isEdited };
}

function isChanged(known: FileHash | undefined, text: string): boolean {
  return known !== undefined && known.written !== hashOf(text);
}

function refuseEdited({ shown }: Folder, plan: readonly Planned[], { force }: WriteOptions): void {
  const edited = force ? [] : plan.filter(({ isEdited }) => isEdited);
  const [first] = edited;
  if (!first) return;
  const others = edited.length === 1 ? '' : ` and ${count(edited.length - 1, 'file')} beside it`;
  const were = edited.length === 1 ? 'was' : 'were';
  throw new TenonError('OUTPUT_EDITED', { path: `${shown}/${first.path}`, others, were });
}

/** @returns the files of ours that were written */
function carryOut(folder: Folder, plan: readonly Planned[]): string[] {
  const written: string[] = [];
  for (const { artifact, path: name, state } of plan) {
    const file = path.join(folder.folder, name);
    if (state === 'removed') rmSync(file);
    else if (artifact && state !== 'unchanged') {
      write(file, artifact.content, `${folder.shown}/${name}`);
      if (!artifact.complete) written.push(file);
    }
  }
  return written;
}

function writeLock(folder: Folder, known: Lock, { whole }: WriteOptions): void {
  const { making, artifacts, shown } = folder;
  const own = new Set(making.map(({ contract }) => contract));
  const others = known.made.filter(
    (old) => !making.some((one) => isSameMaking(old, one)) && !(whole && own.has(old.contract)),
  );
  const made = [...others, ...making];
  const files = new Map<string, FileHash>();
  for (const name of new Set(made.flatMap((one) => one.files))) {
    const hash = known.files.get(name);
    if (hash) files.set(name, hash);
  }
  for (const { path: name, content, complete } of artifacts) {
    if (complete) continue;
    const written = hashOf(readText(path.join(folder.folder, name), `${shown}/${name}`));
    files.set(name, { made: hashOf(content), written });
  }
  const text = lockText({ tenon: VERSION, made, files });
  const file = path.join(folder.folder, LOCK);
  refuseEscape(folder.folder, file, `${shown}/${LOCK}`);
  if (!existsSync(file) || readText(file, `${shown}/${LOCK}`) !== text) write(file, text, `${shown}/${LOCK}`);
}

function stateOf(folder: Folder, planned: Planned, lock: Lock, { mode }: WriteOptions): ArtifactState {
  const { target, state } = planned;
  const isTold = mode === 'check' ? state !== 'unchanged' : mode === 'dry' && state === 'changed';
  const reason = isTold ? reasonOf(folder, planned, lock) : undefined;
  return {
    path: `${folder.shown}/${planned.path}`,
    target,
    state: mode === 'check' && state !== 'unchanged' ? 'stale' : state,
    ...(reason !== undefined && { reason }),
  };
}

/** Why a file is not what it should be; undefined when nothing is known of how it was made. */
function reasonOf({ making }: Folder, planned: Planned, lock: Lock): string | undefined {
  const { path: name, state, isEdited, artifact } = planned;
  if (artifact?.complete) return state === 'created' ? 'it is missing' : 'it lacks what the contract has now';
  if (isEdited) return 'it was edited by hand';
  if (state === 'removed') return 'it is made no more';
  if (state === 'created') return 'it is missing';
  const now = making.filter(({ files }) => files.includes(name));
  const before = now.flatMap((one) => lock.made.find((old) => isSameMaking(old, one)) ?? []);
  if (before.length === 0) return undefined;
  const differs = (look: (one: Making) => string): boolean =>
    now.some((one) => before.some((old) => isSameMaking(old, one) && look(old) !== look(one)));
  if (differs(({ hash }) => hash)) return 'the contract changed';
  if (differs(({ options }) => canonicalText(options))) return 'the options changed';
  return lock.tenon === VERSION ? undefined : `Tenon ${lock.tenon} made it`;
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
