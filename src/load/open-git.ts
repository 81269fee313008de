import path from 'node:path';
import { TenonError } from '../kernel/errors.js';
import { followPath } from './follow-path.js';
import { commitOf, topOf } from './git.js';
import { type Blob, gitBlobs } from './git-blobs.js';
import { isInside, type Opening, type Reader, shownFrom } from './reader.js';
import { askGit } from './run-git.js';

interface Where {
  readonly cwd: string;
  /** Narrows the repository to a folder of it; absolute. */
  readonly root?: string;
}

/**
 * A file as it was at a git ref, `written` from the working folder or, as git itself takes it, from the top.
 * @throws TenonError GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export function openGit(ref: string, written: string, { cwd, root }: Where): Opening {
  const commit = commitOf(cwd, ref);
  const top = path.resolve(topOf(cwd) ?? cwd);
  // The working folder may be reached by links that git resolves; inside the repository only its place counts.
  const here = path.resolve(top, askGit(cwd, 'rev-parse', '--show-prefix') ?? '');
  const within = (absolute: string) => path.resolve(here, path.relative(cwd, absolute));
  const reader = gitReader({ cwd, ref, commit, top, root: root === undefined ? top : within(root) });
  const spellings = [...new Set([written, written.replaceAll('\\', '/')])];
  const keys = spellings.flatMap((spelling) => [
    within(path.resolve(cwd, spelling)),
    path.resolve(top, spelling),
  ]);
  reader.ahead([...new Set(keys)]);
  const [first = top] = keys.filter((key) => isInside(key, top));
  return { reader, key: keys.find((key) => reader.has(key)) ?? first };
}

interface Commit {
  readonly cwd: string;
  readonly ref: string;
  readonly commit: string;
  readonly top: string;
  readonly root: string;
}

/** Reads the files of a commit, and names them `ref:path`. */
function gitReader({ cwd, ref, commit, top, root }: Commit) {
  const blobs = new Map<string, Blob>();
  const inRepository = (absolute: string) => shownFrom(top, absolute);
  const ahead = (keys: readonly string[]): void => {
    const unknown = keys.map(inRepository).filter((file) => !blobs.has(file));
    for (const [file, blob] of gitBlobs(cwd, commit, unknown)) blobs.set(file, blob);
  };
  const blobAt = (absolute: string): Blob => {
    ahead([absolute]);
    return blobs.get(inRepository(absolute)) ?? { ok: false, fault: 'missing' };
  };
  const name = (absolute: string) => `${ref}:${inRepository(absolute)}`;
  return {
    name,
    ahead,
    has: (absolute: string) => blobAt(absolute).ok,
    follow: (uri, from) => followPath(uri, from, root),
    read(absolute) {
      if (!isInside(absolute, root))
        throw new TenonError('REF_OUTSIDE_ROOT', { ref: name(absolute), root: name(root) });
      const blob = blobAt(absolute);
      if (blob.ok) return blob.bytes;
      throw faultOf(blob.fault, { file: inRepository(absolute), name: name(absolute), ref });
    },
  } satisfies Reader & { has(absolute: string): boolean };
}

function faultOf(
  fault: (Blob & { ok: false })['fault'],
  { file, name, ref }: { readonly file: string; readonly name: string; readonly ref: string },
): TenonError {
  switch (fault) {
    case 'missing':
      return new TenonError('GIT_PATH_UNKNOWN', { path: file, ref });
    case 'outside':
      return new TenonError('REF_OUTSIDE_ROOT', { ref: name, root: 'the repository' });
    case 'folder':
      return new TenonError('CONTRACT_UNREADABLE', { path: name, reason: 'it is a folder' });
    case 'circle':
      return new TenonError('CONTRACT_UNREADABLE', {
        path: name,
        reason: 'its symbolic links form a circle',
      });
    case 'too-large':
      return new TenonError('CONTRACT_TOO_LARGE', {
        path: name,
        reason: 'git holds more of it than can be read',
      });
  }
}
