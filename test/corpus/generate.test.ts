import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../../src/cli/lock.js';
import { generate, TARGETS } from '../../src/generate/index.js';
import type { Json } from '../../src/kernel/json.js';
import { loadTree } from '../../src/load/index.js';
import { contractFromText, readContract } from '../../src/model/index.js';
import { shuffledBy } from '../support/shuffle.js';
import { STRICT_FLAGS } from '../support/strictest.js';
import { ENTRIES, type Entry, READABLE, rootOf, rowsOf } from './corpus.js';

/**
 * Every contract of the corpus that can be read, through every target that takes its kind, all in one program: no
 * compiler may find anything. Contracts that cannot be read are in `outcomes.tsv`, with the reason.
 */
const work = mkdtempSync(path.join(tmpdir(), 'tenon-corpus-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** One copy of the runtime serves all: `rootDirs` lays it under each folder. */
const SHARED = 'shared';
const folders = new Map(
  READABLE.map((entry) => [entry, entry.file.replace(/[^\w@-]+/g, '_').toLowerCase()] as const),
);

beforeAll(async () => {
  for (const entry of READABLE) await writeOutput(entry);
  symlinkSync(path.join(import.meta.dirname, '../../node_modules'), path.join(work, 'node_modules'));
  writeFileSync(path.join(work, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(work, 'tsconfig.json'), JSON.stringify(PROJECT));
  writeFileSync(path.join(work, 'flags.ts'), FLAGS);
});

async function writeOutput(entry: Entry): Promise<void> {
  const { cwd, input } = rootOf(entry, work);
  const contract = readContract(await loadTree(input, { cwd, root: cwd }));
  const fit = TARGETS.filter(({ kinds }) => kinds.includes(contract.kind)).map((target) => ({ target }));
  for (const { path: file, content } of await generate(contract, fit))
    write(path.join(file.startsWith('runtime/') ? SHARED : (folders.get(entry) ?? ''), file), content);
}

function write(file: string, content: string): void {
  mkdirSync(path.join(work, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(work, file), content);
}

const PROJECT = {
  compilerOptions: {
    noEmit: true,
    target: 'es2023',
    lib: ['es2023'],
    types: ['node'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    rootDirs: [SHARED, ...folders.values()],
    ...STRICT_FLAGS,
  },
  include: ['**/*.ts'],
};

/** Most lines are wrong under one flag: were it off, the compiler would find nothing to expect, and say so. */
const FLAGS = `// @ts-expect-error verbatimModuleSyntax
import { Agent, Server } from 'node:http';
export const port = (server: Server): unknown => server.address();
// @ts-expect-error erasableSyntaxOnly
export enum Colour { Red }
const byName: Record<string, string> = {};
// @ts-expect-error noUncheckedIndexedAccess
export const first: string = byName['first'];
// @ts-expect-error noPropertyAccessFromIndexSignature
export const second: string | undefined = byName.second;
// @ts-expect-error exactOptionalPropertyTypes
export const third: { readonly name?: string } = { name: undefined };
`;

const run = promisify(execFile);
const load = createRequire(import.meta.url);

/** What a compiler says of the whole, its first lines when that is much. */
async function errorsOf(compiler: string): Promise<string[]> {
  const tsc = path.join(path.dirname(load.resolve(`${compiler}/package.json`)), 'bin/tsc');
  const args = ['--max-old-space-size=6000', tsc, '-p', work, '--pretty', 'false'];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1e9 }).catch(
    (error: { readonly stdout: string }) => error,
  );
  return stdout.split('\n').filter(Boolean).slice(0, 30);
}

test('the order of keys changes no byte', async () => {
  const single = READABLE.filter(({ file, kind }) => kind.startsWith('openapi') && !file.endsWith('.tar.gz'));
  let compared = 0;
  for (const entry of single.filter((_, index) => index % 9 === 0)) {
    const { cwd, input } = rootOf(entry, work);
    const tree = await loadTree(input, { cwd, root: cwd });
    if (tree.sources().length > 1) continue;
    const made = async (document: Json) => {
      const contract = await contractFromText(JSON.stringify(document), input);
      const fit = TARGETS.filter(({ kinds, id }) => kinds.includes(contract.kind) && id !== 'types');
      const files = await generate(
        contract,
        fit.map((target) => ({ target })),
      );
      return hashOf(files.map(({ path: file, content }) => `${file}\n${content}`).join(''));
    };
    const expected = await made(tree.root.value);
    for (const seed of [1, 2]) expect(await made(shuffledBy(tree.root.value, seed)), input).toBe(expected);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(5);
});

test('what cannot be read is said to be so, and why', () => {
  const unread = ENTRIES.filter((entry) => !READABLE.includes(entry)).map(({ file }) => file);
  const reasons = new Map(
    rowsOf(readFileSync(path.join(import.meta.dirname, 'outcomes.tsv'), 'utf8')).map((row) => [
      row.file,
      row.judged,
    ]),
  );
  for (const file of unread) expect(reasons.get(file), file).toMatch(/\w/);
});

describe('the output of every contract', () => {
  test.concurrent.each(['typescript', 'typescript7'])(
    'compiles with %s under the strictest flags',
    async (compiler) => {
      expect(await errorsOf(compiler)).toEqual([]);
    },
  );
});
