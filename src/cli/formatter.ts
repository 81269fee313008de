import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { TenonError } from '../kernel/errors.js';

/** What the formatters of a host are called with; what they are told to leave alone is no error. */
const ARGUMENTS = {
  biome: ['format', '--write', '--no-errors-on-unmatched', '--colors=off'],
  prettier: ['--write', '--log-level', 'warn'],
} as const;

export const FORMATTERS = Object.keys(ARGUMENTS) as readonly (keyof typeof ARGUMENTS)[];

/** Command lines have an end. */
const FILES_AT_ONCE = 200;

/**
 * The formatter that is installed where the command runs, or above; run on files that were written.
 * @throws TenonError FORMATTER_FAILED, OPTION_INVALID
 */
export function hostFormatter(
  name: string | undefined,
  cwd: string,
): ((files: readonly string[]) => void) | undefined {
  if (name === undefined) return undefined;
  const known = FORMATTERS.find((one) => one === name);
  if (!known) {
    const reason = `it is one of ${FORMATTERS.join(', ')}`;
    throw new TenonError('OPTION_INVALID', {
      option: '--formatter',
      value: name,
      reason,
      command: 'generate',
    });
  }
  const binary = binaryAbove(cwd, known);
  if (!binary) throw new TenonError('FORMATTER_FAILED', { name, reason: 'it is not installed here' });
  return (files) => {
    for (let from = 0; from < files.length; from += FILES_AT_ONCE) {
      const args = [...ARGUMENTS[known], ...files.slice(from, from + FILES_AT_ONCE)];
      const ran = spawnSync(binary, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
      if (ran.status !== 0) throw new TenonError('FORMATTER_FAILED', { name, reason: reasonOf(ran) });
    }
  };
}

function binaryAbove(folder: string, name: string): string | undefined {
  const file = path.join(folder, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
  if (existsSync(file)) return file;
  const above = path.dirname(folder);
  return above === folder ? undefined : binaryAbove(above, name);
}

function reasonOf({
  status,
  stderr,
  error,
}: ReturnType<typeof spawnSync> & { stderr: string | null }): string {
  const [first = ''] = (stderr ?? '').split('\n').filter((line) => line.trim() !== '');
  return error?.message ?? (first.trim() || `it ended with ${status}`);
}
