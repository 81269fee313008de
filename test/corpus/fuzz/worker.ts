/** Runs cases in a process of its own, so that one that hangs can be stopped: told `from` and `to`, it answers each. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { diff } from '../../../src/diff/index.js';
import { generate, TARGETS } from '../../../src/generate/index.js';
import { TenonError } from '../../../src/kernel/errors.js';
import { lint } from '../../../src/lint/index.js';
import { loadTree, type Tree } from '../../../src/load/index.js';
import { type Contract, readContract, writeAsyncApi, writeOpenApi } from '../../../src/model/index.js';
import { CORPUS, table } from '../corpus.js';
import { mutate } from './mutate.js';
import { randomOf } from './random.js';

export interface Answer {
  readonly number: number;
  /** What a case must not do; undefined when it did well. */
  readonly fault?: string;
}

/** Every so many cases go through the other rooms too. */
const WHOLE_HOUSE = Number(process.env.FUZZ_ROOMS ?? 20);

const documents = table('index.tsv')
  .map(({ file = '' }) => file)
  .filter((file) => /\.(ya?ml|json)$/.test(file) && statSync(path.join(CORPUS, file)).size < 120_000);

const seed = Number(process.env.FUZZ_SEED ?? 1);

process.on('message', async ({ from, to }: { from: number; to: number }) => {
  // Rooms load their packages when they are first used; no case is to blame for that.
  await visitRooms(await openDocument('museum/museum@2024-11-20-2770b2b.yaml'));
  for (let number = from; number < to; number++) {
    send({ number });
    const fault = await run(number).catch((error: unknown) =>
      error instanceof TenonError
        ? undefined
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error),
    );
    if (fault !== undefined) send({ number, fault });
  }
  process.disconnect();
});

function send(answer: Answer): void {
  process.send?.(answer);
}

/** The broken document of a case: `npx tsx test/corpus/fuzz/show.ts 4711` prints it. */
export function caseOf(number: number): { readonly file: string; readonly bytes: Buffer } {
  const random = randomOf(seed * 1_000_003 + number);
  const file = random.pick(documents);
  return { file, bytes: mutate(readFileSync(path.join(CORPUS, file)), random) };
}

async function run(number: number): Promise<string | undefined> {
  const { file, bytes } = caseOf(number);
  const cwd = path.join(CORPUS, path.dirname(file));
  const tree = await loadTree('-', { cwd, root: CORPUS, stdin: bytes });
  const contract = readContract(tree);
  const lost = contract.mistakes.find(
    ({ at }) => at.line < 1 || at.column < 1 || at.line > linesIn(tree, at.file),
  );
  if (lost) return `a mistake at ${lost.at.file}:${lost.at.line}:${lost.at.column}: ${lost.message}`;
  if (
    contract.mistakes.some(
      ({ message }) => /undefined|\[object/.test(message) && !/`undefined`/.test(message),
    )
  )
    return `a mistake that says nothing: ${contract.mistakes.map(({ message }) => message).join(' | ')}`;
  if (number % WHOLE_HOUSE === 0) await visitRooms({ tree, contract }, await openDocument(file));
  return undefined;
}

interface Opened {
  readonly tree: Tree;
  readonly contract: Contract;
}

async function openDocument(file: string): Promise<Opened> {
  const tree = await loadTree(file, { cwd: CORPUS, root: CORPUS });
  return { tree, contract: readContract(tree) };
}

function linesIn(tree: Tree, file: string): number {
  return (
    tree
      .sources()
      .find((source) => source.file === file)
      ?.text.split(/\r\n|\n|\r/).length ?? 0
  );
}

async function visitRooms({ tree, contract }: Opened, original?: Opened): Promise<void> {
  await lint({ contract, tree }, { cwd: CORPUS, rulesets: ['tenon:strict'], today: '2026-11-21' });
  if (original?.contract.kind === contract.kind) {
    await diff(original.contract, contract);
    await diff(contract, original.contract);
  }
  (contract.kind === 'openapi' ? writeOpenApi : writeAsyncApi)(contract);
  for (const target of TARGETS) {
    await generate(contract, [{ target }]).catch((error: unknown) => {
      if (!(error instanceof TenonError)) throw error;
    });
  }
}
