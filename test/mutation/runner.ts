import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Answered, Asked } from './engine.js';

export interface Runner {
  /** What killed the mutant, nothing when the tests passed. */
  run(asked: Asked): Promise<string | undefined>;
  end(): void;
}

const STARTS_WITHIN_MS = 120_000;

/** Keeps one engine alive from mutant to mutant; one that hangs, or goes down, has noticed, and a new one goes on. */
export function createRunner(top: string): Runner {
  let engine: ChildProcess | undefined;
  const end = () => {
    engine?.removeAllListeners();
    engine?.kill('SIGKILL');
    engine = undefined;
  };
  const answer = (of: ChildProcess, withinMs: number) =>
    new Promise<Answered>((resolve) => {
      const done = (answered: Answered) => {
        clearTimeout(timer);
        of.removeAllListeners();
        resolve(answered);
      };
      const lost = (killer: string) => {
        end();
        done({ killer });
      };
      const timer = setTimeout(() => lost('time'), withinMs);
      of.on('message', done);
      of.on('exit', () => lost('the process ended'));
    });
  const start = async () => {
    const started = fork(path.join(top, 'test/mutation/engine.ts'), {
      cwd: top,
      execArgv: ['--import', 'tsx', '--max-old-space-size=3072'],
      env: { ...process.env, CI: 'true' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    engine = started;
    const { killer } = await answer(started, STARTS_WITHIN_MS);
    if (killer !== undefined) throw new Error(`The tests cannot be started: ${killer}`);
    return started;
  };
  return {
    end,
    async run(asked) {
      const running = engine ?? (await start());
      running.send(asked);
      return (await answer(running, asked.suite.seconds * 1000)).killer;
    },
  };
}
