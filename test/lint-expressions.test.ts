import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../src/lint/index.js';
import { expressionFault } from '../src/lint/spectral/expression-fault.js';
import { treeFromText } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'tenon-expressions-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const CONTRACT = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths: {}
`;

async function lintBy(ruleset: string, contract = CONTRACT) {
  const file = path.join(cwd, 'ruleset.yaml');
  await writeFile(file, ruleset);
  const tree = treeFromText(contract, 'openapi.yaml');
  return lint({ tree, contract: readContract(tree) }, { cwd, rulesets: [file] });
}

describe('an expression that leads nowhere', () => {
  test.each([
    ['$.paths[?(@.x', 'a [ is not closed'],
    ['$.paths[*', 'a [ is not closed'],
    ['$.paths[]', 'its [] names nothing'],
    ['$.paths]', 'a ] closes nothing'],
    ['$.paths[?(@.x == )]', 'its filter @.x == cannot be read'],
    ["$.paths[?(@.in = 'path')]", 'cannot be read'],
    ["$.paths['get]", 'a [ is not closed'],
    ['$.paths[?@.x]', 'no parentheses'],
  ])('%s: %s', async (given, reason) => {
    const ruleset = `rules:
  looks-nowhere:
    given: ${JSON.stringify(given)}
    then: { function: truthy }
`;
    await expect(lintBy(ruleset)).rejects.toMatchObject({
      code: 'RULESET_UNREADABLE',
      message: expect.stringContaining(reason),
    });
    await expect(lintBy(ruleset)).rejects.toThrow(`its rule looks-nowhere looks at ${given}`);
  });

  test('in an alias for some formats', async () => {
    const ruleset = `aliases:
  Broken: { targets: [{ formats: [oas3], given: ['$.paths[*'] }] }
rules:
  by-alias: { given: '#Broken', then: { function: truthy } }
`;
    await expect(lintBy(ruleset)).rejects.toThrow('its alias Broken looks at $.paths[*: a [ is not closed');
  });

  test('in an alias', async () => {
    const ruleset = `aliases: { Broken: ['$.paths[?(@.x ==)]'] }
rules:
  by-alias: { given: '#Broken.get', then: { function: truthy } }
`;
    await expect(lintBy(ruleset)).rejects.toThrow('its rule by-alias looks at $.paths[?(@.x ==)].get');
  });
});

test.each([
  '$',
  '$.paths[*]~',
  '$.paths.*[?(@property.match(/^(get|post)\\]$/))]^.parameters',
  "$..[?(@ && @.in == 'path' && typeof @.name === 'string')]",
  '$.paths.[*].[*].responses',
  '$.servers..url',
  "$[paths,'x-ms-paths'].*[delete].responses['200','204'].schema",
  '$.paths.[?(!@property.toString().includes("}"))].post.responses.',
  '$.paths[*][?(["get","post"].indexOf(@property) !== -1 && @.security)]',
  '$.tags[-1:]',
  "$.components['x-(y)'][0,1]",
  '$..content.application/json',
  '$..@string()',
])('%s is one that rulesets are written with', (given) => {
  expect(expressionFault(given)).toBeUndefined();
});

describe('an expression that backtracks without end', () => {
  const text = `${'a'.repeat(40_000)}!`;
  const contract = CONTRACT.replace('Orders', text);

  const byPattern = (options: string) => `rules:
  title-fits:
    given: $.info.title
    severity: warn
    then: { function: pattern, functionOptions: ${options} }
`;

  test.each([
    ["{ match: '^(a+)+$' }", 'must match the pattern "^(a+)+$"'],
    ["{ match: '/^(a|a)*$/' }", 'must match the pattern "/^(a|a)*$/"'],
    ["{ notMatch: '^(a+)+!$' }", 'must not match the pattern "^(a+)+!$"'],
  ])('in a pattern of a ruleset: %s', async (options, message) => {
    const started = Date.now();
    const problems = await lintBy(byPattern(options), contract);
    expect(problems.map((problem) => problem.message.slice(-message.length))).toEqual([message]);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test.each(["{ match: '/^(A+)+$/i' }", "{ match: '(a+)+\\1$' }"])(
    'is stopped where only an engine reads it: %s',
    async (options) => {
      const problems = await lintBy(byPattern(options), contract);
      expect(problems.map(({ id, message }) => `${id}: ${message}`)).toEqual([
        'lint/rule-failed: The rule title-fits failed, and did not finish: a regular expression kept it busy for more than 1 s.',
      ]);
    },
  );

  test('in a schema of a ruleset', async () => {
    const ruleset = `rules:
  title-fits:
    given: $.info
    then: { function: schema, functionOptions: { schema: { properties: { title: { pattern: '^(a+)+$' } } } } }
`;
    const [problem] = await lintBy(ruleset, contract);
    expect(problem?.id).toBe('lint/rule-failed');
  });

  test('in a schema of the contract', { timeout: 60_000 }, async () => {
    const ruleset =
      'extends: [[spectral:oas, off]]\nrules: { oas3-valid-schema-example: error, typed-enum: warn }\n';
    const hostile = `${CONTRACT}components:
  schemas:
    Name: { type: string, pattern: '^(a+)+$', enum: [${text}] }
    Nick: { type: string, pattern: '^(a+)+$', example: ${text} }
`;
    const problems = await lintBy(ruleset, hostile);
    expect(problems.map(({ id }) => id)).toContain('lint/rule-failed');
  });
});
