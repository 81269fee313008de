import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHECKS, type Check, diff } from '../../src/diff/index.js';
import { type Change, LEVELS } from '../../src/kernel/change.js';
import { contractFromText } from '../../src/model/index.js';
import { unified } from './unified.js';

/** A check at work: a change that it finds, and one that it has nothing to say about. */
export interface CheckExample {
  readonly fails: string;
  /** What it says of the first. */
  readonly says: string;
  readonly passes: string;
}

/** The case of a check that must find nothing. */
const PASSES = 'passes';
/** The day that the fixtures are judged on. */
const TODAY = '2026-11-21';

interface Pair {
  readonly base: string;
  readonly revision: string;
}

/** Check → its gravest and shortest failing fixture; and its passing one, or a failing one read backwards that it is silent about. */
export async function checkExamples(top: string): Promise<Readonly<Record<string, CheckExample>>> {
  const entries = await Promise.all(
    CHECKS.map(
      async (check) =>
        [check.id, await exampleOf(path.join(top, 'fixtures/checks', check.id), check)] as const,
    ),
  );
  // One that was just begun has none yet.
  return Object.fromEntries(entries.flatMap(([id, example]) => (example ? [[id, example]] : [])));
}

async function exampleOf(folder: string, check: Check): Promise<CheckExample | undefined> {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== PASSES)
    .map(({ name }) => name)
    .sort();
  const cases = await Promise.all(
    names.map(async (name) => {
      const pair = read(path.join(folder, name));
      const [change] = await found(pair, check);
      return { pair, text: textOf(pair), change };
    }),
  );
  // The gravest that it can be, told in the fewest words.
  cases.sort((a, b) => rankOf(a.change) - rankOf(b.change) || a.text.length - b.text.length);
  const [first] = cases;
  if (!first?.change) return undefined;
  const silent = await passing(folder, check, cases);
  if (!silent) return undefined;
  return {
    fails: first.text,
    says: `${first.change.level}: ${first.change.message}`,
    passes: textOf(silent),
  };
}

function rankOf(change: Change | undefined): number {
  return change ? LEVELS.indexOf(change.level) : LEVELS.length;
}

async function passing(
  folder: string,
  check: Check,
  cases: readonly { readonly pair: Pair }[],
): Promise<Pair | undefined> {
  const own = path.join(folder, PASSES);
  const candidates = existsSync(own)
    ? [read(own)]
    : cases.map(({ pair: { base, revision } }) => ({ base: revision, revision: base }));
  for (const pair of candidates) if ((await found(pair, check)).length === 0) return pair;
  return undefined;
}

function read(folder: string): Pair {
  const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  return { base: text('base.yaml'), revision: text('revision.yaml') };
}

async function found({ base, revision }: Pair, check: Check): Promise<readonly Change[]> {
  const [before, after] = await Promise.all([
    contractFromText(base, 'base.yaml'),
    contractFromText(revision, 'revision.yaml'),
  ]);
  return (await diff(before, after, { checks: [check], today: TODAY })).changes;
}

function textOf({ base, revision }: Pair): string {
  return unified(base, revision);
}
