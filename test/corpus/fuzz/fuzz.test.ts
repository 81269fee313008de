import { fork } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Answer } from './worker.js';

/** FUZZ_CASES and FUZZ_SEED look elsewhere; FUZZ_ROOMS=1 takes every case through every room. */
const CASES = Number(process.env.FUZZ_CASES ?? 20_000);
const WORKERS = 2;
/** Silence of a worker for so long is a hang: a hostile file may take 5 s. */
const SILENCE_MS = 10_000;

/** Runs cases until they are done; what hangs or takes the process down is a fault, and the next case goes on. */
async function runCases(from: number, to: number): Promise<Answer[]> {
  const faults: Answer[] = [];
  let next = from;
  while (next < to) {
    const at = next;
    const last = await new Promise<number>((resolve) => {
      const worker = fork(path.join(import.meta.dirname, 'worker.ts'), {
        execArgv: ['--import', 'tsx', '--max-old-space-size=1024'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let current = at - 1;
      let stderr = '';
      let timer = setTimeout(() => worker.kill('SIGKILL'), 60_000);
      worker.stderr?.on('data', (chunk: Buffer) => {
        stderr = `${stderr}${chunk}`.slice(-2000);
      });
      worker.on('message', (answer: Answer) => {
        clearTimeout(timer);
        timer = setTimeout(() => worker.kill('SIGKILL'), SILENCE_MS);
        current = answer.number;
        if (answer.fault !== undefined) faults.push(answer);
      });
      worker.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (code !== 0)
          faults.push({ number: current, fault: `the process ended with ${code ?? signal}: ${stderr}` });
        // One that never came to a case would never come to the next one.
        resolve(code === 0 || current < at ? to - 1 : current);
      });
      worker.send({ from: at, to });
    });
    next = last + 1;
  }
  return faults;
}

test(`${CASES} broken contracts: no crash, no hang, no untyped error`, async () => {
  const share = Math.ceil(CASES / WORKERS);
  const faults = await Promise.all(
    Array.from({ length: WORKERS }, (_, n) => runCases(n * share, Math.min(CASES, (n + 1) * share))),
  );
  expect(faults.flat().map(({ number, fault }) => `case ${number}: ${fault}`)).toEqual([]);
});
