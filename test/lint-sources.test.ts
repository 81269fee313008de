import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LintOptions, lint } from '../src/lint/index.js';
import { treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const RULESETS: Readonly<Record<string, string>> = {
  '/style.yaml': `extends: ./more/base.yaml
rules:
  rest/path-kebab-case: error
`,
  '/more/base.yaml': `rules:
  title-is-short: { given: $.info.title, then: { function: length, functionOptions: { max: 3 } } }
`,
  '/functions.yaml': 'functions: [shout]\nrules: {}\n',
  '/style.js': 'export default {};',
  '/private.yaml': 'extends: http://127.0.0.1:1/other.yaml\n',
  '/circle.yaml': 'extends: ./circle.yaml\n',
};

let cwd = '';
let base = '';
const server = http.createServer((request, answer) => {
  const text = RULESETS[request.url ?? ''];
  if (text === undefined) answer.writeHead(404).end();
  else answer.end(text);
});

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'tenon-rulesets-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(cwd, { recursive: true });
});

const CONTRACT = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /bigOrders: { get: { responses: { '200': { description: All. } } } }
`;

async function lintBy(rulesets: readonly string[], options: Partial<LintOptions> = {}) {
  const tree = treeFromText(CONTRACT, 'openapi.yaml');
  const problems = await lint({ tree, contract: readContract(tree) }, { cwd, rulesets, ...options });
  return problems.map(({ id, severity }) => `${severity} ${id}`);
}

describe('a ruleset at a URL', () => {
  test('is fetched when that is allowed, with what it extends', async () => {
    expect(await lintBy([`${base}/style.yaml`], { allowUrl: true })).toEqual([
      'warn title-is-short',
      'error rest/path-kebab-case',
    ]);
  });

  test('is not fetched unasked', async () => {
    const run = lintBy([`${base}/style.yaml`]);
    await expect(run).rejects.toMatchObject({ code: 'RULESET_UNREADABLE' });
    await expect(run).rejects.toThrow('nothing is fetched unasked: allow it with --allow-url');
  });

  test.each([
    ['/functions.yaml', 'its functions are programs, and none is run that was fetched'],
    ['/style.js', 'it is a program, and none is run that was fetched'],
    ['/none.yaml', 'the server answered 404'],
    ['/private.yaml', '127.0.0.1 is no public address'],
    ['/circle.yaml', 'it extends itself'],
  ])('%s: %s', async (file, reason) => {
    await expect(lintBy([base + file], { allowUrl: true })).rejects.toThrow(reason);
  });
});

test('a ruleset that extends itself by way of another is refused', async () => {
  await writeFile(path.join(cwd, 'one.yaml'), 'extends: ./two.yaml\n');
  await writeFile(path.join(cwd, 'two.yaml'), 'extends: [./one.yaml]\n');
  await expect(lintBy(['one.yaml'])).rejects.toThrow('it extends itself');
});

describe('overrides of a ruleset hold for our rules', () => {
  const ruleset = (files: string, rules: string) => `extends: [[tenon:strict, off]]
rules: { rest/path-kebab-case: warn, docs/operation-summary: warn }
overrides:
  - files: [${JSON.stringify(files)}]
    rules: ${rules}
`;
  const lintWith = async (text: string) => {
    await mkdir(path.join(cwd, 'rules'), { recursive: true });
    await writeFile(path.join(cwd, 'rules/style.yaml'), text);
    return lintBy(['rules/style.yaml']);
  };

  test.each([
    [
      '../*.yaml',
      '{ rest/path-kebab-case: error }',
      ['error rest/path-kebab-case', 'warn docs/operation-summary'],
    ],
    [
      '../other.yaml',
      '{ rest/path-kebab-case: error }',
      ['warn rest/path-kebab-case', 'warn docs/operation-summary'],
    ],
    ['../*.yaml', '{ rest/path-kebab-case: off }', ['warn docs/operation-summary']],
    ['../*.yaml#/paths/~1bigOrders', '{ rest/path-kebab-case: off }', ['warn docs/operation-summary']],
    [
      '../*.yaml#/paths/~1bigOrders/get',
      '{ docs/operation-summary: error }',
      ['warn rest/path-kebab-case', 'error docs/operation-summary'],
    ],
    [
      '../*.yaml#/paths/~1others',
      '{ rest/path-kebab-case: off }',
      ['warn rest/path-kebab-case', 'warn docs/operation-summary'],
    ],
  ])('%s %s', async (files, rules, expected) => {
    expect(await lintWith(ruleset(files, rules))).toEqual(expected);
  });
});
