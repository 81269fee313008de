import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './support/io.js';
import { git, writeProject } from './support/project.js';

const contract = (title: string) => `openapi: 3.1.0
info: { title: ${title}, version: 1.0.0 }
paths:
  /${title}_all: { get: { responses: { '200': { description: All } } } }
`;

/** A rule that does something, where the title is that of the file, in a thread and not elsewhere. */
const PLUGIN = `import { isMainThread } from 'node:worker_threads';
const deeds = {
  Exiting: () => process.exit(0),
  Breaking: () => { Array.prototype.toSorted = Array.prototype.sort = () => { throw new Error('broken'); }; },
  Throwing: () => queueMicrotask(() => { throw new Error('thrown late'); }),
};
const check = ({ title }, { report }) => {
  if (title === 'Shared') report('a rule of a plugin speaks');
  if (!isMainThread) deeds[title]?.();
};
export default { rules: [{ id: 'docs/deed', severity: 'warn', in: 'recommended', given: 'contract', why: 'w', fix: 'f', check }] };
`;

const FILES = {
  'package.json': '{ "type": "module" }',
  'tenon.config.yaml': `plugins: [./plugin.mjs]
rulesets: [tenon:recommended]
overrides:
  - { files: ['plain*.yaml'], rules: { rest/path-kebab-case: error } }
contracts:
  shared: shared.yaml
  broken: broken.yaml
  missing: missing.yaml
  many: many/root.yaml
  events: events.yaml
  plain: { source: plain.yaml, rulesets: [tenon:strict] }
  empty: empty.yaml
`,
  'plugin.mjs': PLUGIN,
  'rules.yaml': `functions: [shout]
rules:
  loud: { given: $.info.title, severity: warn, then: { function: shout } }
`,
  'functions/shout.js': `export default (title) => [{ message: title + ' is quiet' }];\n`,
  'shared.yaml': `${contract('Shared')}x-lint-ignore: { docs/info-contact: A reason that is long enough }\n`,
  'broken.yaml': 'openapi: 3.1.0\ninfo: [\n',
  'many/root.yaml': `${contract('Many')}  /more: { $ref: 'more.yaml' }\n  /lost: { $ref: 'lost.yaml' }\n`,
  'many/more.yaml': `get: { responses: { '200': { $ref: '../answers.yaml#/All' } } }\n`,
  'answers.yaml': 'All: { description: All, x-unused: true }\n',
  'events.yaml': `asyncapi: 3.0.0
info: { title: Events, version: 1.0.0 }
channels: { orders: { address: orders, messages: { placed: { payload: { type: object } } } } }
operations: { place: { action: send, channel: { $ref: '#/channels/orders' } } }
`,
  'plain.yaml': contract('Plain'),
  'empty.yaml': '',
};

let cwd: string;
beforeAll(() => {
  cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-threads-')), FILES);
  git(cwd, 'init', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'Start');
  writeProject(cwd, {
    'plain.yaml': `${contract('Plain')}  /new_one: {}\n`,
    'exiting.yaml': contract('Exiting'),
  });
});
afterAll(() => rmSync(cwd, { recursive: true }));

const lint = (threads: number, ...args: string[]) =>
  run(['lint', ...args, '--concurrency', String(threads)], {
    cwd,
    readStdin: () => new TextEncoder().encode(contract('Piped')),
  });

const REPORTS = ['-f', 'text', '-f', 'json', '-f', 'sarif'];

describe('threads say what one says', () => {
  test.each([
    ['in every report', REPORTS, 2],
    [
      'of what is new in a part, and how good it is',
      ['--new-since', 'HEAD', '--scorecard', '--shard', '1/2', '--max-warnings', '0', '-f', 'json'],
      2,
    ],
    ['of standard input beside files', ['plain.yaml', '-', 'shared.yaml', '-r', 'rules.yaml', ...REPORTS], 1],
    ['of a ruleset that is none', ['plain.yaml', 'shared.yaml', '-r', 'broken.yaml'], 2],
  ])('%s', async (_, args, exit) => {
    const alone = await lint(1, ...args);
    expect(await lint(2, ...args)).toEqual(alone);
    expect(alone.exit).toBe(exit);
  });

  test('with what they remember for each other', async () => {
    const cached = ['shared', 'plain', '--cache', '--cache-folder', 'known', '-f', 'json'];
    const first = await lint(2, ...cached);
    expect(await lint(2, ...cached)).toEqual(first);
    expect(await lint(1, ...cached)).toEqual(first);
  });
});

describe('a thread that dies', () => {
  test.each([
    ['ends', 'Exiting', 2, 'Linting deed.yaml ended without a verdict: its thread ended with code 0.'],
    ['throws', 'Throwing', 2, 'Linting deed.yaml ended without a verdict: thrown late.'],
    ['meets a bug of ours', 'Breaking', 70, /Error: broken\n(.*\n)* {4}linting deed.yaml\n/],
  ])('is told when it %s', async (_, title, code, said) => {
    writeProject(cwd, { 'deed.yaml': contract(title) });
    const { exit, stdout, stderr } = await lint(2, 'plain.yaml', 'deed.yaml', 'shared.yaml');
    expect(exit).toBe(code);
    expect(stdout).toBe('');
    expect(stderr).toMatch(said);
  });

  test('is told when it waits for what never comes', async () => {
    const wait = 'if (!isMainThread) await new Promise(() => {});\n';
    writeProject(cwd, {
      'waiting.mjs': PLUGIN.replace('\n', `\n${wait}`),
      'waiting.yaml': 'plugins: [./waiting.mjs]\n',
    });
    const { exit, stderr } = await lint(2, 'plain.yaml', 'shared.yaml', '-c', 'waiting.yaml');
    expect(exit).toBe(2);
    expect(stderr).toContain('Linting plain.yaml ended without a verdict');
  });
});

test.each(['0', '-1', 'many'])('--concurrency %s is none', async (value) => {
  const { exit, stderr } = await run(['lint', `--concurrency=${value}`], { cwd });
  expect(exit).toBe(2);
  expect(stderr).toContain(`--concurrency cannot be ${value}`);
});
