import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type Mutant, nameOf } from './mutants.js';

export interface Result {
  /** `unsound`: the compiler refuses it, and no test is asked. */
  readonly outcome: 'killed' | 'survived' | 'unsound';
  /** How many suites it has passed. */
  readonly passed: number;
  readonly mutant: Mutant;
  readonly killer?: string;
}

/** What has been found out so far, in a file, so that a stopped run can go on. */
export interface Results {
  of(mutant: Mutant): Result | undefined;
  add(result: Result): void;
}

/** @param again forget what has survived */
export function openResults(file: string, again: boolean): Results {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const read = lines.filter((line) => line !== '').map((line): Result => JSON.parse(line));
  const known = new Map(read.map((result) => [keyOf(result.mutant), result]));
  for (const [key, { outcome }] of known) if (again && outcome === 'survived') known.delete(key);
  return {
    of: (mutant) => known.get(keyOf(mutant)),
    add(result) {
      known.set(keyOf(result.mutant), result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}

function keyOf(mutant: Mutant): string {
  return `${mutant.line}\t${mutant.start}\t${nameOf(mutant)}`;
}
