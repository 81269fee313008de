import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { generate, TARGETS } from '../../src/generate/index.js';
import { TenonError } from '../../src/kernel/errors.js';
import { lint } from '../../src/lint/index.js';
import { loadTree } from '../../src/load/index.js';
import { type Contract, readContract } from '../../src/model/index.js';
import { CORPUS, ENTRIES, type Entry, READABLE, rootOf, table } from './corpus.js';

const generated = path.join(import.meta.dirname, '.generated');
const folderOf = (file: string) => path.join(generated, file.replace(/[^\w]+/g, '-'));
const CLIENT = TARGETS.filter(({ id }) => id === 'client');

async function open(entry: Entry) {
  const { cwd, input } = rootOf(entry, path.join(generated, 'unpacked'));
  const tree = await loadTree(input, { cwd, root: cwd });
  return { tree, contract: readContract(tree) };
}

beforeAll(() => {
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated);
});
afterAll(() => rmSync(generated, { recursive: true, force: true }));

/** How many mistakes there are of each kind. */
function outcomeOf({ mistakes }: Contract): string {
  if (mistakes.length === 0) return 'clean';
  const counts = new Map<string, number>();
  for (const { id } of mistakes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .sort()
    .map(([id, count]) => `${id} ${count}`)
    .join(', ');
}

test.each(ENTRIES)('$file: $outcome', async (entry) => {
  const outcome = await open(entry).then(
    ({ contract }) => outcomeOf(contract),
    (error: unknown) => (error instanceof TenonError ? error.code : error),
  );
  expect(outcome).toBe(entry.outcome);
});

test('every row that another parser finds valid is clean, but one that it did not look at closely', () => {
  const valid = new Set(table('validity.tsv').flatMap(({ file, result }) => (result === 'ok' ? [file] : [])));
  const unclean = ENTRIES.filter(({ file, outcome }) => valid.has(file) && outcome !== 'clean');
  expect(unclean.map(({ file }) => file)).toEqual(['digitalocean/digitalocean@2023-10-20-352faf3.tar.gz']);
  const missed = ENTRIES.filter(({ file, outcome }) => !valid.has(file) && outcome === 'clean');
  // That parser knows no OpenAPI 3.2.
  expect(missed.map(({ file }) => file)).toEqual(['redocly-cafe/cafe@2026-08-21-03cb486.yaml']);
});

describe.each(READABLE)('$file ($kind)', (entry) => {
  const { file, kind } = entry;
  test('holds something', async () => {
    const { contract } = await open(entry);
    expect(contract.operations.length + contract.exchanges.length).toBeGreaterThan(0);
  });

  test('lints, every finding at a line of the file, no rule broken', async () => {
    const opened = await open(entry);
    const problems = await lint(opened, { cwd: CORPUS, rulesets: ['tenon:strict'], today: '2026-11-21' });
    const lines = new Map(
      opened.tree.sources().map((source) => [source.file, source.text.split('\n').length]),
    );
    expect(problems.filter(({ at }) => at.line < 1 || at.line > (lines.get(at.file) ?? 0))).toEqual([]);
    expect(problems.filter(({ id }) => id === 'lint/rule-failed')).toEqual([]);
  });

  test('does not differ from itself', async () => {
    const [before, after] = [await open(entry), await open(entry)];
    expect((await diff(before.contract, after.contract)).changes).toEqual([]);
  });

  test.runIf(kind.startsWith('openapi'))('generates a client', async () => {
    const { contract } = await open(entry);
    for (const target of CLIENT) {
      for (const artifact of await generate(contract, [{ target }])) {
        const to = path.join(folderOf(file), artifact.path);
        mkdirSync(path.dirname(to), { recursive: true });
        writeFileSync(to, artifact.content);
      }
    }
  });
});

test('every generated client compiles under the strictest flags', () => {
  const roots = READABLE.filter(({ kind }) => kind.startsWith('openapi')).map(({ file }) =>
    path.join(folderOf(file), 'client.ts'),
  );
  const program = ts.createProgram(roots, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    isolatedDeclarations: true,
    declaration: true,
    erasableSyntaxOnly: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
  });
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(generated.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  expect(errors).toEqual([]);
  expect(roots.length).toBeGreaterThan(50);
});
