import { LIMITS } from './limits.js';
import { runGit } from './run-git.js';

/** What git has at a path of a commit. */
export type Blob =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly fault: 'missing' | 'folder' | 'outside' | 'circle' | 'too-large' };

/** The words that git answers with in place of an object. */
const FAULTS: Readonly<Record<string, 'missing' | 'outside' | 'circle'>> = {
  dangling: 'missing',
  notdir: 'missing',
  symlink: 'outside',
  loop: 'circle',
};

/**
 * Files of a commit by their posix paths from the top of the repository, read by one process; symbolic links are
 * followed inside the commit.
 * @see https://git-scm.com/docs/git-cat-file#_batch_output
 */
export function gitBlobs(cwd: string, commit: string, paths: readonly string[]): Map<string, Blob> {
  const blobs = new Map<string, Blob>(paths.map((path) => [path, { ok: false, fault: 'missing' }]));
  // A line's end would end the question; and `..` would be read from the working folder.
  const asked = paths.filter((path) => !/[\r\n]|^\.\.?(\/|$)/.test(path));
  if (asked.length === 0) return blobs;
  const answer = runGit(cwd, ['cat-file', '--batch', '--follow-symlinks'], {
    input: asked.map((path) => `${commit}:${path}\n`).join(''),
    limit: LIMITS.tree,
  });
  if (answer.ok) readAnswers(answer.out, asked, blobs);
  else if (asked.length > 1) {
    const middle = asked.length >> 1;
    for (const half of [asked.slice(0, middle), asked.slice(middle)])
      for (const [path, blob] of gitBlobs(cwd, commit, half)) blobs.set(path, blob);
  } else if (answer.tooLarge) blobs.set(asked[0] as string, { ok: false, fault: 'too-large' });
  return blobs;
}

function readAnswers(out: Buffer, asked: readonly string[], blobs: Map<string, Blob>): void {
  let next = 0;
  const take = (length: number): Buffer => {
    const bytes = out.subarray(next, next + length);
    next += length + 1;
    return bytes;
  };
  for (const path of asked) {
    const head = take(out.indexOf(10, next) - next).toString();
    const [, object, size] = /^[\da-f]{40,64} (blob|tree|commit|tag) (\d+)$/.exec(head) ?? [];
    if (object !== undefined) {
      const bytes = take(Number(size));
      blobs.set(path, object === 'blob' ? { ok: true, bytes } : { ok: false, fault: 'folder' });
      continue;
    }
    const [, word = '', length] = /^(\w+) (\d+)$/.exec(head) ?? [];
    const fault = FAULTS[word];
    if (fault === undefined) continue;
    take(Number(length));
    blobs.set(path, { ok: false, fault });
  }
}
