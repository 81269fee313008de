import path from 'node:path';
import { TenonError } from '../kernel/errors.js';
import { fetchAdvice, historyAdvice, isShallow } from './fetch-advice.js';
import { askGit } from './run-git.js';

/**
 * The full commit id of a branch, tag or commit; of `main...`, where HEAD left main. A branch that only the remote
 * has is known too: on a build server no other is.
 * @throws TenonError GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export function commitOf(cwd: string, ref: string): string {
  requireRepository(cwd);
  const [, left, right] = /^(.*?)\.\.\.(.*)$/.exec(ref) ?? [];
  if (left !== undefined) return forkPoint(cwd, left || 'HEAD', right || 'HEAD');
  const commit = known(cwd, ref) ?? known(cwd, `refs/remotes/origin/${ref}`);
  if (!commit) throw new TenonError('GIT_REF_UNKNOWN', { ref, advice: fetchAdvice(cwd, ref) });
  return commit;
}

function known(cwd: string, ref: string): string | undefined {
  return askGit(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
}

/** The top folder of the repository that holds `cwd`, links resolved; undefined outside any. */
export function topOf(cwd: string): string | undefined {
  try {
    return askGit(cwd, 'rev-parse', '--show-toplevel');
  } catch {
    return undefined;
  }
}

/**
 * What a change is compared with when nobody says: the commit where this branch left the default branch.
 * @throws TenonError GIT_NO_BASE, GIT_MISSING
 */
export function mergeBase(cwd: string): { readonly ref: string; readonly commit: string } {
  requireRepository(cwd);
  const remoteHead = askGit(cwd, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  const candidates = [remoteHead, 'origin/main', 'origin/master', 'main', 'master'];
  const ref = candidates.find((name) => name !== undefined && known(cwd, name) !== undefined);
  if (!ref) throw noBase('there is neither a main nor a master branch', historyAdvice(cwd));
  return { ref, commit: forkPoint(cwd, ref, 'HEAD') };
}

/**
 * The commits at which one of the files changed, the newest first, down to a ref and the ref itself: the versions that
 * were current, so along the first parents alone.
 * @throws TenonError GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export function commitsSince(cwd: string, ref: string, files: readonly string[]): readonly string[] {
  const first = commitOf(cwd, ref);
  if (askGit(cwd, 'merge-base', '--is-ancestor', first, 'HEAD') === undefined)
    throw noBase(
      `${ref} is no ancestor of what is checked out`,
      isShallow(cwd) ? historyAdvice(cwd) : undefined,
    );
  const log = askGit(cwd, 'log', '--first-parent', '--format=%H', `${first}..HEAD`, '--', ...files) ?? '';
  return [...log.split('\n').filter((line) => line !== ''), first];
}

/**
 * The files, by absolute paths, that differ between a commit and the working tree, new ones and those that are gone
 * among them; the commit is where HEAD left the default branch, unless a ref is given.
 * @throws TenonError GIT_REF_UNKNOWN, GIT_NO_BASE, GIT_MISSING
 */
export function changedSince(cwd: string, ref?: string): ReadonlySet<string> {
  const commit = ref === undefined ? mergeBase(cwd).commit : commitOf(cwd, ref);
  const top = topOf(cwd) ?? cwd;
  const changed = askGit(top, 'diff', '--name-only', '--no-renames', '-z', commit, '--') ?? '';
  const unknown = askGit(top, 'ls-files', '--others', '--exclude-standard', '-z') ?? '';
  const names = `${changed}\0${unknown}`.split('\0').filter((name) => name !== '');
  return new Set(names.map((name) => path.join(top, name)));
}

/** What a file of the working tree was called at a commit, from the top, where git takes it for renamed since. */
export function formerName(cwd: string, commit: string, file: string): string | undefined {
  const top = topOf(cwd) ?? cwd;
  const renames = askGit(
    top,
    'diff',
    '--find-renames',
    '--diff-filter=R',
    '--name-status',
    '-z',
    commit,
    '--',
  );
  // Three words each: how alike they are, the old name, the new one.
  const words = (renames ?? '').split('\0');
  const at = words.findIndex(
    (word, index) => index % 3 === 2 && path.join(top, word) === path.resolve(cwd, file),
  );
  return at < 0 ? undefined : words[at - 1];
}

function forkPoint(cwd: string, left: string, right: string): string {
  const commit = askGit(cwd, 'merge-base', commitOf(cwd, left), commitOf(cwd, right));
  if (commit) return commit;
  if (isShallow(cwd))
    throw noBase(`this clone is shallow and does not reach where ${right} left ${left}`, historyAdvice(cwd));
  throw noBase(`${right} and ${left} share no commit`);
}

function noBase(reason: string, command?: string): TenonError {
  const advice = command === undefined ? '' : `Or fetch the history (${command}).`;
  return new TenonError('GIT_NO_BASE', { reason, advice });
}

function requireRepository(cwd: string): void {
  if (askGit(cwd, 'rev-parse', '--git-dir') === undefined)
    throw new TenonError('GIT_MISSING', { reason: 'this folder is in no git repository' });
}
