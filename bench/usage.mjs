// Preloaded into every measured process: writes what it has used when it ends.
import { appendFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const line = JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, megabytes: maxRSS / 1024 });
  if (process.env.BENCH_USAGE) appendFileSync(process.env.BENCH_USAGE, `${line}\n`);
});
