import { existsSync } from 'node:fs';
import path from 'node:path';
import { TenonError } from '../kernel/errors.js';
import { topOf } from './git.js';
import { diskReader, gitReader, isInside, memoryReader } from './reader.js';
import { growTree, type Tree } from './tree.js';

export { commitOf, mergeBase, topOf } from './git.js';
export type { Position } from './lines.js';
export { parseSource } from './parse.js';
export type { Source } from './source.js';
export type { Tree } from './tree.js';

export interface LoadOptions {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** No file outside it is read; default: the top of the git repository, else `cwd`, else the file's own folder. */
  readonly root?: string;
  /** What `-` stands for. */
  readonly stdin?: Uint8Array;
}

/**
 * Reads a document: a path, `ref:path` (a git branch, tag or commit) or `-` (standard input).
 * @throws TenonError when the root document cannot be read; what it refers to fails later, and softly.
 */
export async function loadTree(input: string, options: LoadOptions): Promise<Tree> {
  const { cwd } = options;
  if (input === '-') {
    const rootPath = path.join(cwd, '<stdin>');
    const root = options.root ?? topOf(cwd) ?? cwd;
    return growTree(
      memoryReader(diskReader(cwd, root), rootPath, '<stdin>', options.stdin ?? new Uint8Array()),
      rootPath,
      root,
    );
  }
  const at = gitInput(input, cwd);
  if (at) {
    const top = topOf(cwd) ?? cwd;
    const reader = gitReader(cwd, at.ref);
    const absolute = path.resolve(cwd, at.path);
    // A path may be given from the top of the repository, as git itself takes it, or from the working folder.
    try {
      return growTree(reader, isInside(absolute, top) ? absolute : path.resolve(top, at.path), top);
    } catch (error) {
      if (
        !(error instanceof TenonError) ||
        error.code !== 'GIT_PATH_UNKNOWN' ||
        path.resolve(top, at.path) === absolute
      )
        throw error;
      return growTree(reader, path.resolve(top, at.path), top);
    }
  }
  const absolute = path.resolve(cwd, input);
  const root = options.root ?? projectRoot(cwd, absolute);
  return growTree(diskReader(cwd, root), absolute, root);
}

/** `ref:path`, unless a file has that very name or the colon is a Windows drive's. */
function gitInput(input: string, cwd: string): { ref: string; path: string } | undefined {
  const colon = input.indexOf(':');
  if (colon < 2 || existsSync(path.resolve(cwd, input))) return undefined;
  if (/^[a-z][a-z+.-]+:\/\//i.test(input))
    throw new TenonError('CONTRACT_UNREADABLE', {
      path: input,
      reason: 'it is remote, and nothing is fetched',
    });
  return { ref: input.slice(0, colon), path: input.slice(colon + 1) };
}

/** A file given by name may lie anywhere; what it refers to must lie in its own project. */
function projectRoot(cwd: string, file: string): string {
  const top = gitTopAbove(path.dirname(file));
  if (top) return top;
  return isInside(file, cwd) ? cwd : path.dirname(file);
}

function gitTopAbove(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (path.dirname(current) === current) return undefined;
  }
}

/** A tree of one text, for callers that have no file. */
export function treeFromText(text: string, file: string): Tree {
  const bytes = new TextEncoder().encode(text);
  const rootPath = path.resolve(file);
  const folder = path.dirname(rootPath);
  return growTree(memoryReader(diskReader(process.cwd(), folder), rootPath, file, bytes), rootPath, folder);
}
