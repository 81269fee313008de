import { execFileSync } from 'node:child_process';
import { TenonError } from '../kernel/errors.js';

export type GitAnswer =
  | { readonly ok: true; readonly out: Buffer }
  | { readonly ok: false; readonly tooLarge: boolean };

/**
 * Runs git in a folder; output beyond `limit` bytes ends it.
 * @throws TenonError GIT_MISSING when it cannot be run at all
 */
export function runGit(
  cwd: string,
  args: readonly string[],
  { input = '', limit = 1 << 26 }: { readonly input?: string; readonly limit?: number } = {},
): GitAnswer {
  try {
    const out = execFileSync('git', args, {
      cwd,
      input,
      maxBuffer: limit,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    return { ok: true, out };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new TenonError('GIT_MISSING', { reason: 'git is not installed' }, { cause: error });
    return { ok: false, tooLarge: code === 'ENOBUFS' };
  }
}

/** What git prints, without the line's end; undefined when it refuses. */
export function askGit(cwd: string, ...args: string[]): string | undefined {
  const answer = runGit(cwd, args);
  return answer.ok ? answer.out.toString().replace(/\r?\n$/, '') : undefined;
}
