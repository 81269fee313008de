import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { TenonError } from '../src/kernel/errors.js';
import { loadTree, mergeBase, treeFromText } from '../src/load/index.js';
import { openContract } from '../src/model/index.js';
import { run } from './support/io.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-load-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function project(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = path.join(scratch, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

async function errorOf(work: () => Promise<unknown>): Promise<TenonError> {
  const error = await work().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TenonError);
  return error as TenonError;
}

describe('positions', () => {
  const yaml = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
x-base: &base
  description: shared
paths:
  /orders:
    get:
      <<: *base
      tags: [orders, 'all']
      summary: >-
        folded
        text
    "post":
      responses: *base
`;
  const tree = treeFromText(yaml, 'orders.yaml');
  const at = (pointer: string) => {
    const { line, column } = tree.locate({ file: 'orders.yaml', pointer: pointer as '' });
    return `${line}:${column}`;
  };

  test.each([
    ['', '1:1'],
    ['/info', '2:1'],
    ['/info/version', '2:24'],
    ['/paths/~1orders/get', '7:5'],
    ['/paths/~1orders/get/tags/1', '9:22'],
    ['/paths/~1orders/get/summary', '10:7'],
    ['/paths/~1orders/post', '13:5'],
    ['/paths/~1orders/get/description', '4:3'],
    ['/paths/~1orders/post/responses/description', '4:3'],
    ['/paths/~1orders/get/not/there', '7:5'],
  ])('%s is at %s', (pointer, expected) => expect(at(pointer)).toBe(expected));

  test('JSON is located as exactly, with CRLF line ends and a byte order mark', () => {
    const json =
      '\ufeff{\r\n  "openapi": "3.1.0",\r\n  "paths": {\r\n\t"/orders": { "get": {} }\r\n  }\r\n}\r\n';
    const found = treeFromText(json, 'orders.json').locate({
      file: 'orders.json',
      pointer: '/paths/~1orders/get',
    });
    expect(`${found.line}:${found.column}`).toBe('4:15');
  });
});

describe('input that is no contract', () => {
  test.each([
    ['CONTRACT_EMPTY', '  \n'],
    ['SYNTAX', '{"openapi": "3.1.0",,}'],
    ['SYNTAX', 'a: [1\n'],
    ['SYNTAX', 'a: *nowhere\n'],
    ['ENCODING_UNSUPPORTED', Uint8Array.from([0xff, 0xfe, 0x61, 0x00])],
    ['ENCODING_UNSUPPORTED', Uint8Array.from([0x61, 0xc3, 0x28])],
    ['ENCODING_UNSUPPORTED', 'a: "\0"'],
    ['CONTRACT_TOO_DEEP', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['CONTRACT_TOO_DEEP', `{"a": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['SYNTAX', '{"openapi": "3.1.0", "info": {]}'],
    ['SYNTAX', 'openapi: 3.1.0\n---\nopenapi: 3.1.0\n'],
    [
      'CONTRACT_TOO_LARGE',
      `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}\n`,
    ],
    ['CONTRACT_TOO_LARGE', 'a: &a [*a]\n'],
    ['KIND_UNKNOWN', 'hello: world'],
    ['KIND_UNKNOWN', '[1, 2]'],
    ['DIALECT_UNSUPPORTED', 'swagger: "1.2"'],
    ['DIALECT_UNSUPPORTED', 'asyncapi: 1.2.0'],
  ])('%s', async (code, text) => {
    const cwd = project(`bad-${code}-${text.length}`, { 'contract.yaml': text, 'contract.json': text });
    const file = code === 'SYNTAX' && String(text).startsWith('{') ? 'contract.json' : 'contract.yaml';
    const error = await errorOf(() => openContract(file, { cwd }));
    expect(error.code).toBe(code);
    if (code === 'SYNTAX') expect(error.at?.line).toBeGreaterThan(0);
  });

  test('keys that stand twice are a mistake with its place, and the last one counts', async () => {
    const cwd = project('twice', {
      'orders.yaml':
        'openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\ninfo: { title: B, version: 1.0.0 }\npaths: {}\n',
    });
    const contract = await openContract('orders.yaml', { cwd });
    expect(contract.title).toBe('B');
    expect(contract.mistakes.map(({ id, at }) => `${id} ${at.line}:${at.column}`)).toEqual([
      'key-duplicated 3:1',
    ]);
  });
});

describe('references', () => {
  const root = (ref: string) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths: {}
components:
  schemas:
    Order: { $ref: '${ref}' }
`;
  const open = async (name: string, ref: string, files: Readonly<Record<string, string>> = {}) => {
    const cwd = project(name, { 'api/orders.yaml': root(ref), ...files });
    return openContract('api/orders.yaml', { cwd, root: cwd });
  };

  test('lead to other files, below the root', async () => {
    const contract = await open('other-file', '../shared/order.yaml#/definitions/Order', {
      'shared/order.yaml': 'definitions:\n  Order: { type: object, title: Shared }\n',
    });
    expect(contract.mistakes).toEqual([]);
    expect(contract.namedSchemas.get('Order')?.ref?.title).toBe('Shared');
    expect(contract.namedSchemas.get('Order')?.ref?.at.file).toBe('shared/order.yaml');
  });

  test.each([
    ['absolute', '/etc/passwd', 'absolute path'],
    ['outside', '../../outside.yaml', 'outside the project'],
    ['remote', 'http://169.254.169.254/latest/meta-data', 'nothing is fetched'],
    ['file-url', 'file:///etc/passwd', 'it is a file: URL'],
    ['missing', './gone.yaml', 'no file'],
    ['folder', '../api', 'folder'],
    ['nowhere', '#/components/schemas/Gone', 'there is no'],
    ['circle', '#/components/schemas/Order', 'form a circle'],
  ])('%s: a mistake at its place, and nothing is read', async (name, ref, reason) => {
    const contract = await open(`ref-${name}`, ref);
    expect(contract.namedSchemas.get('Order')?.ref).toBeUndefined();
    expect(contract.mistakes).toHaveLength(1);
    expect(contract.mistakes[0]?.message).toContain(reason);
    expect(contract.mistakes[0]?.at).toMatchObject({ file: 'api/orders.yaml', line: 6 });
  });

  test('a symbolic link may not lead out of the root', async () => {
    const secret = project('secret', { 'secret.yaml': 'type: string\n' });
    const cwd = project('linked', { 'api/orders.yaml': root('./link.yaml') });
    symlinkSync(path.join(secret, 'secret.yaml'), path.join(cwd, 'api/link.yaml'));
    const contract = await openContract('api/orders.yaml', { cwd, root: cwd });
    expect(contract.mistakes[0]?.message).toContain('leads outside');
  });
});

describe('git', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Team Orders',
        '-c',
        'user.email=team-orders@example.com',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { cwd, stdio: 'pipe' },
    )
      .toString()
      .trim();
  const contract = (version: string, type: string) =>
    `openapi: 3.1.0\ninfo: { title: Orders, version: ${version} }\npaths:\n  /orders:\n    get:\n      responses:\n        '200':\n          description: Orders\n          content: { application/json: { schema: { $ref: './order.yaml' } } }\n# ${type}\n`;
  const cwd = project('repository', {
    'api/orders.yaml': contract('1.0.0', 'first'),
    'api/order.yaml': 'type: object\nrequired: [id]\nproperties: { id: { type: string } }\n',
  });
  git(cwd, 'init', '--initial-branch', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'Release 1.0.0');
  git(cwd, 'tag', 'v1.0.0');
  git(cwd, 'switch', '--create', 'numbers');
  writeFileSync(
    path.join(cwd, 'api/order.yaml'),
    'type: object\nrequired: [id]\nproperties: { id: { type: integer } }\n',
  );
  git(cwd, 'commit', '--all', '-m', 'Ids are numbers');

  test('a contract of several files is read as it was at the ref', async () => {
    const tree = await loadTree('v1.0.0:api/orders.yaml', { cwd });
    expect(tree.resolve('./order.yaml#/properties/id', { file: tree.root.file, pointer: '' })).toMatchObject({
      ok: true,
      value: { type: 'string' },
      place: { file: 'v1.0.0:api/order.yaml' },
    });
  });

  test('the base is where the branch left main', () =>
    expect(mergeBase(cwd)).toEqual({ ref: 'main', commit: git(cwd, 'rev-parse', 'v1.0.0') }));

  test.each([
    ['tenon diff api/orders.yaml', ['diff', 'api/orders.yaml']],
    [
      'tenon diff v1.0.0:api/orders.yaml api/orders.yaml',
      ['diff', 'v1.0.0:api/orders.yaml', 'api/orders.yaml'],
    ],
    [
      'tenon diff v1.0.0:api/orders.yaml numbers:api/orders.yaml',
      ['diff', 'v1.0.0:api/orders.yaml', 'numbers:api/orders.yaml'],
    ],
  ])('%s', async (_, args) => {
    const ran = await run(args, { cwd });
    expect(ran.stdout).toContain('BREAKING');
    expect(ran.exit).toBe(1);
  });

  test('works from a folder below the top', async () => {
    expect((await run(['diff', 'orders.yaml'], { cwd: path.join(cwd, 'api') })).exit).toBe(1);
  });

  test.each([
    ['GIT_REF_UNKNOWN', 'v9:api/orders.yaml', 'git branch --all; git tag'],
    ['GIT_PATH_UNKNOWN', 'v1.0.0:api/gone.yaml', 'git ls-tree'],
  ])('%s says what to run', async (code, input, hint) => {
    const error = await errorOf(() => loadTree(input, { cwd }));
    expect(error.code).toBe(code);
    expect(error.hint).toContain(hint);
  });

  test('a ref that looks like an option is no option', async () => {
    expect((await errorOf(() => loadTree('--output=x:api/orders.yaml', { cwd }))).code).toBe(
      'GIT_REF_UNKNOWN',
    );
  });

  test('a shallow clone says how to deepen it', async () => {
    git(scratch, 'clone', '--depth', '1', '--no-single-branch', `file://${cwd}`, 'shallow');
    const shallow = path.join(scratch, 'shallow');
    git(shallow, 'remote', 'set-head', 'origin', 'main');
    const error = await errorOf(async () => mergeBase(shallow));
    expect(error).toMatchObject({ code: 'GIT_NO_BASE', hint: expect.stringContaining('--unshallow') });
  });
});

test('a file that is referred to and broken is told where it is broken', async () => {
  const cwd = project('broken-part', {
    'openapi.yaml':
      "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: {}\ncomponents: { schemas: { O: { $ref: './o.yaml' } } }\n",
    'o.yaml': 'type: object\nproperties:\n  id: [\n',
  });
  const { mistakes } = await openContract('openapi.yaml', { cwd });
  expect(mistakes.map(({ id, at }) => `${id} ${at.file}:${at.line}`)).toEqual(['file-unreadable o.yaml:4']);
});
