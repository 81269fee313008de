import { execFileSync } from 'node:child_process';
import { TenonError } from '../kernel/errors.js';

/** Runs git in a folder. @throws TenonError GIT_MISSING when it cannot be run at all. */
function git(
  cwd: string,
  args: readonly string[],
): { ok: true; out: Buffer } | { ok: false; reason: string } {
  try {
    const out = execFileSync('git', args, {
      cwd,
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    return { ok: true, out };
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stderr?: Buffer };
    if (failure.code === 'ENOENT')
      throw new TenonError('GIT_MISSING', { reason: 'git is not installed' }, { cause: error });
    return { ok: false, reason: failure.stderr?.toString().trim().split('\n')[0] ?? failure.message };
  }
}

function line(cwd: string, ...args: string[]): string | undefined {
  const answer = git(cwd, args);
  return answer.ok ? answer.out.toString().trim() : undefined;
}

/** The full commit id of a branch, tag or commit. @throws TenonError GIT_REF_UNKNOWN, GIT_MISSING */
export function commitOf(cwd: string, ref: string): string {
  if (line(cwd, 'rev-parse', '--git-dir') === undefined) {
    throw new TenonError('GIT_MISSING', { reason: 'this folder is in no git repository' });
  }
  const commit = ref.startsWith('-')
    ? undefined
    : line(cwd, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (!commit) throw new TenonError('GIT_REF_UNKNOWN', { ref });
  return commit;
}

/** A file as it was at a commit; `path` is posix and relative to the top of the repository. */
export function fileAt(cwd: string, commit: string, path: string): Buffer | undefined {
  const answer = git(cwd, ['show', `${commit}:${path}`]);
  return answer.ok ? answer.out : undefined;
}

/** The top folder of the repository that holds `cwd`; undefined outside any. */
export function topOf(cwd: string): string | undefined {
  try {
    return line(cwd, 'rev-parse', '--show-toplevel');
  } catch {
    return undefined;
  }
}

/**
 * What a change is compared with when nobody says: the commit where this branch left the default branch.
 * @throws TenonError GIT_NO_BASE, GIT_MISSING
 */
export function mergeBase(cwd: string): { readonly ref: string; readonly commit: string } {
  if (line(cwd, 'rev-parse', '--git-dir') === undefined) {
    throw new TenonError('GIT_MISSING', { reason: 'this folder is in no git repository' });
  }
  const remoteHead = line(cwd, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  const candidates = [remoteHead, 'origin/main', 'origin/master', 'main', 'master'].filter(
    (ref) => ref !== undefined,
  );
  const ref = candidates.find((name) => line(cwd, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`));
  if (!ref) throw new TenonError('GIT_NO_BASE', { reason: 'there is neither a main nor a master branch' });
  const commit = line(cwd, 'merge-base', ref, 'HEAD');
  if (commit) return { ref, commit };
  const shallow = line(cwd, 'rev-parse', '--is-shallow-repository') === 'true';
  const reason = shallow
    ? `this clone is shallow and does not reach where the branch left ${ref}`
    : `HEAD and ${ref} share no commit`;
  throw new TenonError('GIT_NO_BASE', { reason });
}
