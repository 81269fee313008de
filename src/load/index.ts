import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../kernel/errors.js';
import { diskReader } from './disk-reader.js';
import { gather } from './gather.js';
import { type Input, readInput } from './input.js';
import { bounded } from './limits.js';
import { openArchive } from './open-archive.js';
import { openGit } from './open-git.js';
import { openNpm } from './open-npm.js';
import { isInside, memoryReader, type Opening, type Reader, shownFrom } from './reader.js';
import { growTree, type Tree } from './tree.js';
import { isUrl, shownUrl, urlReader } from './url-reader.js';

export { DEPTH_LIMIT } from './bounds.js';
export { decodeText } from './decode-text.js';
export type { Edit } from './edit/edit.js';
export { editSource } from './edit/index.js';
export { type Mention, mentionsIn } from './edit/mentions.js';
export { fetchUrl, networkReason } from './fetch-url.js';
export { changedSince, commitOf, commitsSince, formerName, mergeBase, topOf } from './git.js';
export { readInput } from './input.js';
export type { Position } from './lines.js';
export { modulesOf } from './modules.js';
export { parseSource } from './parse.js';
export { print } from './print.js';
export type { Source } from './source.js';
export { type Resolution, regrow, type Tree } from './tree.js';

export interface LoadOptions {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** No file outside it is read; default: the top of the git repository, else `cwd`, else the file's own folder. */
  readonly root?: string;
  /** What `-` stands for. */
  readonly stdin?: Uint8Array;
  /** May the network be asked: for a URL that is the input, and for public ones that `$ref`s of files name? */
  readonly allowUrl?: boolean;
  /** Told of each file that is read: what the reader knows it by, and its name; null for one that cannot be read. */
  readonly onRead?: (key: string, file: string, bytes: Uint8Array | null) => void;
}

/**
 * Reads a document: a path, `ref:path` (a git branch, tag, commit or `main...`), `npm:package/path`,
 * `archive.tgz:path`, a URL, or `-` (standard input).
 * @throws TenonError when the root document cannot be read; what it refers to fails later, and softly, but for
 * CONTRACT_TOO_LARGE
 */
export async function loadTree(input: string, options: LoadOptions): Promise<Tree> {
  const { reader, key } = openInput(readInput(input, options.cwd), options);
  const all = options.allowUrl && !isUrl(key) ? urlReader(reader) : reader;
  const whole = bounded(options.onRead ? told(all, options.onRead) : all);
  if (whole.ahead) await gather(whole, key);
  return growTree(whole, key);
}

/** A reader that tells of what it reads. */
function told(reader: Reader, onRead: NonNullable<LoadOptions['onRead']>): Reader {
  return {
    ...reader,
    read: (key) => {
      try {
        const bytes = reader.read(key);
        onRead(key, reader.name(key), bytes);
        return bytes;
      } catch (error) {
        onRead(key, reader.name(key), null);
        throw error;
      }
    },
  };
}

function openInput(input: Input, options: LoadOptions): Opening {
  const { cwd } = options;
  switch (input.kind) {
    case 'stdin':
      return openStdin(options);
    case 'file':
      return openFile(path.resolve(cwd, input.path), options);
    case 'git':
      return openGit(input.ref, input.path, options);
    case 'npm':
      return openNpm(input.specifier, cwd);
    case 'archive':
      return openArchive(input.archive, input.path, cwd);
    case 'url':
      return openUrl(input.url, options);
  }
}

function openStdin({ cwd, root = gitTopAbove(cwd) ?? cwd, stdin = new Uint8Array() }: LoadOptions): Opening {
  const key = path.join(cwd, '<stdin>');
  return { reader: memoryReader(disk(cwd, root), { key, file: '<stdin>', bytes: stdin }), key };
}

function openFile(key: string, { cwd, root }: LoadOptions): Opening {
  return { reader: disk(cwd, root ?? projectRoot(cwd, key)), key };
}

/** @throws TenonError URL_NOT_ALLOWED, CONTRACT_UNREADABLE */
function openUrl(written: string, options: LoadOptions): Opening {
  if (!URL.canParse(written))
    throw new TenonError('CONTRACT_UNREADABLE', { path: written, reason: 'it is no URL' });
  const url = new URL(written);
  if (url.protocol === 'file:') return openFile(fileURLToPath(url), options);
  if (!isUrl(url.href))
    throw new TenonError('CONTRACT_UNREADABLE', {
      path: shownUrl(written),
      reason: `${url.protocol} is no source`,
    });
  if (!options.allowUrl) throw new TenonError('URL_NOT_ALLOWED', { url: shownUrl(written) });
  url.hash = '';
  return { reader: urlReader(disk(options.cwd, options.cwd), url.origin), key: url.href };
}

function disk(cwd: string, root: string) {
  return diskReader(root, (absolute) => shownFrom(cwd, absolute));
}

/** A file given by name may lie anywhere; what it refers to must lie in its own project. */
function projectRoot(cwd: string, file: string): string {
  return gitTopAbove(path.dirname(file)) ?? (isInside(file, cwd) ? cwd : path.dirname(file));
}

function gitTopAbove(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (path.dirname(current) === current) return undefined;
  }
}

/** A tree of one text, for callers that have no file. */
export function treeFromText(text: string, file: string): Tree {
  const key = path.resolve(file);
  const others = disk(process.cwd(), path.dirname(key));
  return growTree(memoryReader(others, { key, file, bytes: new TextEncoder().encode(text) }), key);
}
