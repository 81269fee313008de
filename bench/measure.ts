import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One command line of one tool. */
export interface Command {
  readonly tool: string;
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Another node than this one. */
  readonly node?: string;
}

/** Medians over the runs of one command. */
export interface Measured {
  readonly tool: string;
  readonly wallMs: number;
  /** Of the process itself; what a native child of it uses is only in the wall time. */
  readonly cpuMs: number;
  /** Peak resident memory. */
  readonly megabytes: number;
  readonly exit: number | null;
}

/** A run that takes longer is stopped, and reported as such. */
const LIMIT_MS = 120_000;

/** Runs the commands in turn, A B C A B C, so that a drift of the machine's speed meets all of them. */
export function measure(commands: readonly Command[], runs: number): Measured[] {
  const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-bench-'));
  const samples = commands.map((): Measured[] => []);
  // The first round warms the disk's cache and does not count.
  for (let round = 0; round <= runs; round++) {
    for (const [index, command] of commands.entries()) {
      const sample = runOnce(command, path.join(scratch, 'usage'));
      if (round > 0) samples[index]?.push(sample);
    }
  }
  rmSync(scratch, { recursive: true });
  return samples.map(medians);
}

function runOnce({ tool, args, cwd, node = process.execPath }: Command, usageFile: string): Measured {
  writeFileSync(usageFile, '');
  const preload = `--import=${new URL('./usage.mjs', import.meta.url).href}`;
  const env = {
    ...process.env,
    BENCH_USAGE: usageFile,
    NODE_OPTIONS: preload,
    NO_COLOR: '1',
    CI: 'true',
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  };
  const start = performance.now();
  const ran = spawnSync(node, [...args], {
    ...(cwd && { cwd }),
    env,
    stdio: 'ignore',
    timeout: LIMIT_MS,
  });
  const wallMs = performance.now() - start;
  const usages = readFileSync(usageFile, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { cpuMs: number; megabytes: number });
  const cpuMs = usages.reduce((sum, usage) => sum + usage.cpuMs, 0);
  return {
    tool,
    wallMs,
    cpuMs,
    megabytes: Math.max(0, ...usages.map((usage) => usage.megabytes)),
    exit: ran.status,
  };
}

function medians(samples: readonly Measured[]): Measured {
  const of = (key: 'wallMs' | 'cpuMs' | 'megabytes') => {
    const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  const [first] = samples;
  if (!first) throw new Error('Nothing was measured');
  return {
    tool: first.tool,
    wallMs: of('wallMs'),
    cpuMs: of('cpuMs'),
    megabytes: of('megabytes'),
    exit: first.exit,
  };
}
