import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../src/kernel/problem.js';
import { defineRule, type LintOptions, lint } from '../src/lint/index.js';
import { loadTree, treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const cwd = path.resolve('fixtures/lint');

async function lintFile(file: string, options: Partial<LintOptions> = {}): Promise<Problem[]> {
  const tree = await loadTree(file, { cwd, root: cwd });
  return lint({ tree, contract: readContract(tree) }, { cwd, ...options });
}

/** `orders.yaml:6:3 error rest/path-kebab-case` */
const line = ({ at, severity, id }: Problem) =>
  `${path.basename(at.file)}:${at.line}:${at.column} ${severity} ${id}`;

describe('a Spectral ruleset with our rules in it', () => {
  test('sets severities and options, calls its own functions, and overrides by file and pointer', async () => {
    const problems = await lintFile('files/orders.yaml', { rulesets: ['rulesets/style.yaml'] });
    const found = problems.map(line);
    expect(found).toContain('orders.yaml:7:5 warn operation-operationId');
    expect(found).toContain('orders.yaml:17:7 info operation-id-begins-with-list');
    expect(found).toContain('orders.yaml:3:3 warn title-is-short');
    expect(found.filter((one) => one.endsWith('docs/operation-summary'))).toEqual([
      'orders.yaml:7:5 error docs/operation-summary',
    ]);
    expect(found.join()).not.toMatch(/docs\/info-(contact|license)/);
  });

  test('takes an option of a rule', async () => {
    const [problem] = await lintFile('files/orders.yaml', {
      rulesets: [],
      rules: { 'rest/path-depth': ['warn', { max: 0 }] },
    });
    expect(problem?.message).toBe('The path /orders nests 1 resource; at most 0 are wanted.');
  });

  test.each([
    [{ maximum: 4 }, 'its options are max'],
    [{ max: 'four' }, 'it is a number, such as 3'],
  ])('refuses the options %j: %s', async (options, reason) => {
    const rules = { 'rest/path-depth': ['warn', options] } as const;
    await expect(lintFile('files/orders.yaml', { rulesets: [], rules })).rejects.toThrow(reason);
  });

  test('a setting of the caller wins', async () => {
    const problems = await lintFile('files/orders.yaml', {
      rulesets: ['rulesets/style.yaml'],
      rules: { 'docs/operation-summary': 'off', 'rest/schema-pascal-case': 'error' },
    });
    expect(problems.map(line).join()).not.toContain('docs/operation-summary');
  });

  test('a rule that throws ends alone', async () => {
    const problems = await lintFile('files/orders.yaml', { rulesets: ['rulesets/throwing.cjs'] });
    expect(problems.map(({ id, message }) => `${id}: ${message}`)).toEqual([
      'lint/rule-failed: The rule always-throws failed, and did not finish: the wheel came off.',
      'still-runs: no contact',
    ]);
  });

  test('a rule of ours that throws ends alone, and the walk goes on', async () => {
    const throwing = defineRule({
      id: 'rest/throws',
      severity: 'warn',
      in: 'recommended',
      given: 'operation',
      why: 'It must not take the others down.',
      fix: 'Nothing.',
      check() {
        throw new Error('the wheel came off');
      },
    });
    const problems = await lintFile('files/orders.yaml', {
      rulesets: [],
      plugins: [throwing],
      rules: { 'rest/throws': 'warn', 'docs/info-license': 'warn' },
    });
    expect(problems.map(({ id }) => id)).toEqual(['docs/info-license', 'lint/rule-failed']);
  });

  test.each([
    [
      'rest/never',
      'operatoin',
      'What rest/never asks for \\(given\\) cannot be operatoin: there are contract, ',
    ],
    ['rest/never', undefined, 'cannot be nothing'],
    ['rest/path-kebab-case', 'path', 'cannot be rest/path-kebab-case: another rule has it'],
  ])('a rule of a plugin that would never be asked is refused: %s given %s', async (id, given, said) => {
    const rule = { id, given, severity: 'warn', in: 'strict', why: 'w', fix: 'f', check: () => undefined };
    await expect(lintFile('files/orders.yaml', { plugins: [rule as never] })).rejects.toThrow(
      new RegExp(said),
    );
  });

  test('a message of a contract is no template', async () => {
    const hostile = defineRule({
      id: 'rest/echoes',
      severity: 'warn',
      in: 'recommended',
      given: 'contract',
      why: 'Text of a contract is data.',
      fix: 'Nothing.',
      check: (_, { report }) => report('{{property}} tenon-finding-0 $& {{description}}'),
    });
    const [problem] = await lintFile('files/orders.yaml', {
      rulesets: [],
      plugins: [hostile],
      rules: { 'rest/echoes': 'warn' },
    });
    expect(problem?.message).toBe('{{property}} tenon-finding-0 $& {{description}}');
  });

  test.each([
    ['tenon:nothing', 'there is no such preset'],
    ['https://example.com/rules.yaml', 'it is a URL, and nothing is fetched unasked'],
    ['rulesets/none.yaml', 'there is no such file'],
    ['not-installed', 'there is neither such a file nor such an installed package'],
  ])('%s cannot be loaded: %s', async (ruleset, reason) => {
    await expect(lintFile('files/orders.yaml', { rulesets: [ruleset] })).rejects.toThrow(reason);
  });
});

describe('a contract in several files', () => {
  test('is found wrong where its author wrote it', async () => {
    const problems = await lintFile('files/orders.yaml', { rulesets: ['tenon:rest', 'spectral:oas'] });
    const found = problems.map(line);
    expect(found).toContain('schemas.yaml:9:5 warn rest/property-camel-case');
    expect(found).toContain('schemas.yaml:11:7 error oas3-valid-schema-example');
  });

  test('the order is that of the lines, and fingerprints are unique', async () => {
    const problems = await lintFile('files/orders.yaml', { rulesets: ['tenon:strict', 'spectral:oas'] });
    const again = await lintFile('files/orders.yaml', { rulesets: ['tenon:strict', 'spectral:oas'] });
    expect(again).toEqual(problems);
    expect(new Set(problems.map(({ fingerprint }) => fingerprint)).size).toBe(problems.length);
  });
});

test('a ruleset comes from an installed package, in JavaScript or YAML', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tenon-ruleset-'));
  try {
    await write(folder, {
      'node_modules/@acme/style/package.json': '{ "name": "@acme/style", "main": "index.js" }',
      'node_modules/@acme/style/index.js': `module.exports = { rules: { 'has-servers': {
        given: '$', message: 'no servers', then: { field: 'servers', function: (value) => (value ? [] : [{ message: '' }]) } } } };`,
      'node_modules/@acme/yaml/package.json': '{ "name": "@acme/yaml", "main": "ruleset.yaml" }',
      'node_modules/@acme/yaml/ruleset.yaml':
        'functions: [never]\nrules:\n  never-right: { given: $, then: { function: never } }\n',
      'node_modules/@acme/yaml/functions/never.js': "export default () => [{ message: 'never' }];",
      'ruleset.yaml': "extends: ['@acme/style', '@acme/yaml']",
      'orders.yaml': 'openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths: {}\n',
    });
    const tree = await loadTree('orders.yaml', { cwd: folder, root: folder });
    const problems = await lint(
      { tree, contract: readContract(tree) },
      { cwd: folder, rulesets: ['ruleset.yaml'] },
    );
    expect(problems.map(({ id }) => id)).toEqual(['has-servers', 'never-right']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('nothing is fetched: a remote reference is a mistake, told once', async () => {
  const tree = treeFromText(
    'openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n  /orders:\n    $ref: https://example.com/paths.yaml\n',
    'orders.yaml',
  );
  const problems = await lint(
    { tree, contract: readContract(tree) },
    { cwd: '/', rulesets: ['spectral:oas'] },
  );
  const about = problems.filter(({ message }) => message.includes('example.com'));
  expect(about.map(({ id, at }) => `${at.line}:${at.column} ${id}`)).toEqual(['5:5 reference-unresolved']);
});

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

test('the committed presets are the built-in ones', async () => {
  for (const preset of ['recommended', 'strict', 'events']) {
    const file = path.resolve(`rulesets/${preset}.yaml`);
    const [built, committed] = await Promise.all(
      [`tenon:${preset}`, file].map((name) => lintFile('parity/orders.yaml', { rulesets: [name] })),
    );
    expect(committed).toEqual(built);
  }
});
