import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LintOptions, lint, listRules } from '../src/lint/index.js';
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

  test('is listed with its rules', async () => {
    const nowhere = { kind: 'openapi', at: { file: 'openapi.yaml', pointer: '' } } as const;
    const listed = await listRules(nowhere, { cwd, rulesets: [`${base}/style.yaml`], allowUrl: true });
    expect(listed.find(({ id }) => id === 'title-is-short')?.severity).toBe('warn');
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

describe('overrides for an audience', () => {
  const contract = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0, x-audience: public }
paths:
  /bigOrders:
    get: { responses: { '200': { description: All. } } }
  /insideOrders:
    x-audience: [internal, partner]
    get: { responses: { '200': { description: All. } } }
    post: { x-audience: public, responses: { '201': { description: One. } } }
`;
  const lintWith = async (options: Partial<LintOptions>) => {
    const tree = treeFromText(contract, 'openapi.yaml');
    const problems = await lint({ tree, contract: readContract(tree) }, { cwd, rulesets: [], ...options });
    return problems.map(({ id, severity, at }) => `${at.line} ${severity} ${id}`);
  };

  test('the nearest x-audience decides', async () => {
    const rules = { 'rest/path-kebab-case': 'warn', 'docs/operation-summary': 'warn' } as const;
    const overrides = [
      { audience: 'internal', rules: { 'rest/path-kebab-case': 'off', 'docs/operation-summary': 'info' } },
    ] as const;
    expect(await lintWith({ rules, overrides })).toEqual([
      '4 warn rest/path-kebab-case',
      '5 warn docs/operation-summary',
      '8 info docs/operation-summary',
      '9 warn docs/operation-summary',
    ]);
  });

  test('a rule may hold for them alone, of theirs the later setting', async () => {
    const overrides = [
      { audience: ['internal', 'public'], rules: { 'docs/operation-summary': 'info' } },
      { audience: 'public', rules: { 'docs/operation-summary': 'error' } },
      { audience: 'nobody', rules: { 'rest/path-kebab-case': 'error' } },
    ] as const;
    expect(await lintWith({ overrides })).toEqual([
      '5 error docs/operation-summary',
      '8 info docs/operation-summary',
      '9 error docs/operation-summary',
    ]);
  });

  test('in a ruleset, for any rule of it', async () => {
    const ruleset = `rules:
  says-nothing: { given: '$.paths[*][*].summary', then: { function: truthy }, severity: off }
  needs-tags: { given: '$.paths[*][get,post]', then: { field: tags, function: truthy }, severity: warn }
overrides:
  - audience: internal
    rules: { needs-tags: off, docs/operation-summary: hint }
`;
    await writeFile(path.join(cwd, 'audience.yaml'), ruleset);
    expect(await lintWith({ rulesets: ['audience.yaml'] })).toEqual([
      '5 warn needs-tags',
      '8 info docs/operation-summary',
      '9 warn needs-tags',
    ]);
  });

  test.each([
    ['{ audience: internal, rules: { nothing-of-that-name: error } }', 'nothing-of-that-name'],
    ['{ audience: 7, rules: {} }', 'audience that is no text'],
    ['{ audience: internal, files: ["*"], rules: {} }', 'names files too'],
    ['{ audience: internal, rules: { needs-tags: [warn] } }', 'gives needs-tags no severity'],
    ["{ files: ['**'], rules: { nothing-of-that-name: error } }", 'nothing-of-that-name'],
  ])('%s is refused', async (override, reason) => {
    await writeFile(path.join(cwd, 'bad.yaml'), `rules: {}\noverrides: [${override}]\n`);
    const run = lintWith({ rulesets: ['bad.yaml'] });
    await expect(run).rejects.toMatchObject({ code: 'RULESET_UNREADABLE' });
    await expect(run).rejects.toThrow(reason);
  });

  test('for files, from the caller', async () => {
    const rules = { 'rest/path-kebab-case': 'warn' } as const;
    const overrides = [
      { files: ['*.yaml'], rules: { 'docs/operation-summary': 'info' } },
      { files: ['*.yaml#/paths/~1bigOrders'], rules: { 'rest/path-kebab-case': 'off' } },
    ] as const;
    expect(await lintWith({ rules, overrides })).toEqual([
      '5 info docs/operation-summary',
      '6 warn rest/path-kebab-case',
      '8 info docs/operation-summary',
      '9 info docs/operation-summary',
    ]);
  });
});
