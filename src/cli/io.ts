import { readFileSync } from 'node:fs';

/** Everything outside the process that a command may touch; a test gives its own. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Data. */
  stdout(text: string): void;
  /** Talk. */
  stderr(text: string): void;
  /** Is standard output a terminal? */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly color: boolean;
  /** Today's ISO date: an input, since verdicts may depend on it. */
  readonly today: string;
  readStdin(): Uint8Array;
  /** Calls this, and nothing that was given before, when the user interrupts the process. */
  onInterrupt?(stop: () => void): void;
}

/** As much of it as reading takes: whoever has no more prints nothing. */
export type Surroundings = Pick<Io, 'cwd' | 'readStdin'>;

/** The real thing. */
export function processIo(): Io {
  const { env, stdout } = process;
  const isTerminal = stdout.isTTY === true;
  const wantsColor = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  let interrupted: (() => void) | undefined;
  const refusesColor = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return {
    cwd: process.cwd(),
    env,
    stdout: (text) => void stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal,
    columns: isTerminal ? Math.min(stdout.columns || 100, 140) : 120,
    color: wantsColor || (isTerminal && !refusesColor && env.TERM !== 'dumb'),
    today: env.TENON_TODAY ?? new Date().toISOString().slice(0, 10),
    readStdin: () => readFileSync(0),
    onInterrupt: (stop) => {
      if (!interrupted) process.on('SIGINT', () => interrupted?.());
      interrupted = stop;
    },
  };
}
