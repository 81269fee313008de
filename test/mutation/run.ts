/**
 * Faults are written into a copy of `src/schema` and `src/diff`, one at a time: do the tests notice?
 *
 *   npm run mutate                      250 mutants, drawn with a seed; what has a result is not run again
 *   npm run mutate -- --count 1000 --seed 7
 *   npm run mutate -- --again           those that survived once more, against the tests as they are now
 *   npm run mutate -- --file src/diff/reach.ts   only mutants of files whose path begins so
 *   npm run mutate -- --fast            only the fast tests: what survives may still be killed by the slow ones
 *
 * Ends with 1 when fewer than 85% are killed, or a survivor is not in `survivors.tsv`.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { draw } from './draw.js';
import { type Mutant, mutated, nameOf } from './mutants.js';
import { openResults } from './results.js';
import { createRunner } from './runner.js';
import { type Suite, suitesOf } from './suites.js';
import { createCompiler } from './types.js';

const MINIMUM = 0.85;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '250' },
    seed: { type: 'string', default: '20261121' },
    file: { type: 'string', default: 'src/' },
    folder: { type: 'string', default: path.join(tmpdir(), 'tenon-mutation') },
    again: { type: 'boolean', default: false },
    fast: { type: 'boolean', default: false },
  },
});

const top = path.resolve(import.meta.dirname, '../..');
const copy = path.join(values.folder, 'copy');

copyRepository();
const known = openResults(path.join(values.folder, 'results.jsonl'), values.again);
const compiles = createCompiler(copy);
const runner = createRunner(copy);
const sound = new Set<string>();

const queues = draw({ top: copy, seed: Number(values.seed), prefix: values.file }).map((all) => all.values());
const drawn: Mutant[] = [];
while (drawn.length < Number(values.count)) {
  const next = queues.flatMap((queue) => nextSound(queue) ?? []);
  if (next.length === 0) break;
  for (const mutant of next) await ask(mutant, 0);
  drawn.push(...next);
}
// Slow tests are asked about what has passed the fast ones.
if (!values.fast) for (const mutant of drawn) await ask(mutant, 1);
runner.end();
summarize();

function copyRepository(): void {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of ['src', 'test', 'fixtures', 'package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(path.join(top, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(top, 'node_modules'), path.join(copy, 'node_modules'));
}

function nextSound(queue: Iterator<Mutant>): Mutant | undefined {
  for (let step = queue.next(); !step.done; step = queue.next()) {
    const mutant = step.value;
    const outcome = known.of(mutant)?.outcome;
    if (outcome === undefined && !compiles(mutant.file, mutated(textOf(mutant), mutant)))
      known.add({ outcome: 'unsound', passed: 0, mutant });
    else if (outcome !== 'unsound') return mutant;
  }
  return undefined;
}

function textOf({ file }: Mutant): string {
  return readFileSync(path.join(copy, file), 'utf8');
}

async function ask(mutant: Mutant, round: number): Promise<void> {
  const suite = suitesOf(mutant.file)[round];
  const earlier = known.of(mutant);
  if (!suite || earlier?.outcome === 'killed' || (earlier?.passed ?? 0) !== round) return;
  await untouched(mutant.file, suite);
  const killer = await killerOf(mutant, suite);
  known.add(
    killer === undefined
      ? { outcome: 'survived', passed: round + 1, mutant }
      : { outcome: 'killed', passed: round, mutant, killer },
  );
  console.log(`${killer === undefined ? 'survived' : 'killed'} ${mutant.line}\t${nameOf(mutant)}`);
}

/** A test that fails by itself would kill every mutant. */
async function untouched(file: string, suite: Suite): Promise<void> {
  const key = suite.tests
    .map((tests) => tests.file)
    .sort()
    .join();
  if (sound.has(key)) return;
  sound.add(key);
  const killer = await runner.run({ file, suite });
  if (killer !== undefined) throw new Error(`Fails without a mutant: ${killer}`);
}

async function killerOf(mutant: Mutant, suite: Suite): Promise<string | undefined> {
  const file = path.join(copy, mutant.file);
  const text = textOf(mutant);
  writeFileSync(file, mutated(text, mutant));
  try {
    return await runner.run({ file: mutant.file, suite });
  } finally {
    writeFileSync(file, text);
  }
}

function summarize(): void {
  const survivors = drawn.filter((mutant) => known.of(mutant)?.outcome === 'survived');
  const listed = readFileSync(path.join(import.meta.dirname, 'survivors.tsv'), 'utf8');
  const unlisted = survivors.filter((mutant) => !listed.includes(`\n${nameOf(mutant)}\t`));
  for (const mutant of unlisted) console.log(`not listed: ${mutant.line}\t${nameOf(mutant)}`);
  for (const room of ['src/schema/', 'src/diff/', 'src/']) {
    const here = drawn.filter(({ file }) => file.startsWith(room)).length;
    const alive = survivors.filter(({ file }) => file.startsWith(room)).length;
    const rate = (100 * (1 - alive / here)).toFixed(1);
    if (here > 0) console.log(`${room} ${here - alive} of ${here} mutants killed, ${rate}%`);
  }
  if (1 - survivors.length / drawn.length < MINIMUM || unlisted.length > 0) process.exitCode = 1;
}
