import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memberMerger } from '../src/typescript/index.js';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

const contract = (...operations: readonly string[]) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
${operations
  .map(
    (id) => `  /${id}:
    get: { operationId: ${id}, tags: [Orders], summary: "*/ ${id}", responses: { '200': { description: Done. } } }`,
  )
  .join('\n')}
`;

let cwd: string;
beforeEach(() => {
  cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-stubs-')), {
    'api.yaml': contract('list', 'find'),
    'package.json': '{ "type": "module" }',
  });
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = () => readFileSync(path.join(cwd, 'gen/handlers/orders.ts'), 'utf8');
const edit = (text: string) => writeFileSync(path.join(cwd, 'gen/handlers/orders.ts'), text);
const generate = (...options: readonly string[]) =>
  run(
    ['generate', 'server', 'api.yaml', '--out', 'gen', '--set', 'framework=fetch,stubs=handlers', ...options],
    { cwd },
  );

test('writes handlers once, which compile and are the user’s', { timeout: 60_000 }, async () => {
  expect((await generate()).exit).toBe(0);
  const written = read();
  expect(written).toMatch(/^import type/);
  expect(written).toContain('async list() {');
  expect(readFileSync(path.join(cwd, 'gen/.tenon-lock.json'), 'utf8')).not.toContain('handlers/orders.ts');
  symlinkSync(new URL('../node_modules', import.meta.url).pathname, path.join(cwd, 'node_modules'));
  const program = ts.createProgram([path.join(cwd, 'gen/handlers/orders.ts')], {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: ['node'],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    declaration: true,
    noEmit: true,
    isolatedDeclarations: true,
    verbatimModuleSyntax: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: true,
  });
  expect(
    ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  ).toEqual([]);
  edit(`// mine\n${written}`);
  expect((await generate()).stdout).toContain('none changed');
  expect((await generate('--force')).exit).toBe(0);
  expect(read()).toBe(`// mine\n${written}`);
});

test('adds what is missing, keeps every other byte, and tells what is of no use', async () => {
  await generate();
  const mine = read().replace(/throw new Refusal[^\n]*/, 'return { status: 200 }; // quick  and   dirty');
  edit(mine);
  writeProject(cwd, { 'api.yaml': contract('find', 'search', 'watch') });
  const checked = await generate('--check');
  expect(checked.exit).toBe(1);
  expect(checked.stdout).toContain('it lacks what the contract has now');
  expect(read()).toBe(mine);
  const ran = await generate();
  expect(ran.exit).toBe(0);
  const line = mine.split('\n').findIndex((text) => text.includes('async list()')) + 1;
  expect(ran.stdout).toContain('`list` of `ordersHandlers` handles no operation of the contract.');
  expect(ran.stdout).toContain(`${line}:9`);
  const text = read();
  expect(text.startsWith(mine.slice(0, mine.lastIndexOf('};')))).toBe(true);
  expect(text).toMatch(/async search\(\) \{[\s\S]*async watch\(\) \{[\s\S]*\},\n\};\n$/);
  expect((await generate()).stdout).toContain('none changed');
});

test('leaves alone a file whose object is gone, and says so', async () => {
  await generate();
  edit('export const other = 1;\n');
  const ran = await generate();
  expect(ran.stdout).toContain('No object `ordersHandlers` can be read here');
  expect(ran.stdout).toContain('generate/handlers-unreadable');
  expect(read()).toBe('export const other = 1;\n');
});

test('leaves alone a file that a merge left in pieces', async () => {
  const merge = await memberMerger();
  expect(
    merge('<<<<<<< ours\nconst o = {};\n=======\nconst o = 1;\n>>>>>>> theirs\n', 'o', []),
  ).toBeUndefined();
});

test.each([
  ['no comma at the end', 'const o = {\n  a: 1\n};\n', 'const o = {\n  a: 1,\n  b() {},\n};\n'],
  [
    'a comment at the end',
    'const o = {\n  a: 1 // one\n  // two\n};\n',
    'const o = {\n  a: 1, // one\n  // two\n  b() {},\n};\n',
  ],
  ['one line', 'const o = { a: 1 };\n', 'const o = { a: 1, \n  b() {},\n};\n'],
  ['nothing in it', 'const o = {};\n', 'const o = {\n  a() {},\n  b() {},\n};\n'],
  [
    'satisfies',
    'const o = ({\r\n  a,\r\n}) satisfies T;\r\n',
    'const o = ({\r\n  a,\r\n  b() {},\r\n}) satisfies T;\r\n',
  ],
  ['a spread', 'const o = {\n  ...rest,\n};\n', 'const o = {\n  ...rest,\n};\n'],
])('an object with %s', async (_, text, expected) => {
  const merge = await memberMerger();
  const members = [
    { name: 'a', text: '  a() {},\n' },
    { name: 'b', text: '  b() {},\n' },
  ];
  expect(merge(text, 'o', members)?.text).toBe(expected);
});
