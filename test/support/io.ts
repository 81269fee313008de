import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, off a terminal, on a fixed day. */
export async function run(args: readonly string[], io: Partial<Io> & { readonly cwd: string }): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const exit = await main(args, {
    env: {},
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    isTerminal: false,
    columns: 100,
    color: false,
    today: '2026-11-21',
    readStdin: () => new Uint8Array(),
    ...io,
  });
  return { exit, stdout, stderr };
}
