import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from './support/io.js';
import { git, writeProject } from './support/project.js';

const contract = (title: string) => `openapi: 3.1.0
info: { title: ${title}, version: 1.0.0 }
paths:
  /${title.toLowerCase()}: { $ref: 'paths/${title.toLowerCase()}.yaml' }
`;
const PATH = `get: { operationId: list, responses: { '200': { description: All } } }\n`;
const NAMES = ['Cars', 'Drivers', 'Fares', 'Rides', 'Zones'];

const FILES = {
  'tenon.config.yaml': `rulesets: [rules/team.yaml]
contracts:
${NAMES.map((name) => `  ${name.toLowerCase()}: ${name.toLowerCase()}.yaml`).join('\n')}
`,
  'rules/team.yaml': 'extends: [./base.yaml]\n',
  'rules/base.yaml': `functions: [loud]
rules:
  loud: { given: $.info.title, severity: warn, then: { function: loud } }
`,
  'rules/functions/loud.js': `export default (title) => [{ message: title + ' is quiet' }];\n`,
  ...Object.fromEntries(
    NAMES.flatMap((name) => [
      [`${name.toLowerCase()}.yaml`, contract(name)],
      [`paths/${name.toLowerCase()}.yaml`, PATH],
    ]),
  ),
};

let cwd: string;
beforeEach(() => {
  cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-narrow-')), FILES);
  git(cwd, 'init', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'Start');
  git(cwd, 'checkout', '-b', 'work');
});
afterEach(() => rmSync(cwd, { recursive: true }));

const titlesIn = (stdout: string) =>
  (JSON.parse(stdout) as { contracts: { title: string }[] }).contracts.map(({ title }) => title).sort();

describe('--changed', () => {
  const changed = async () => titlesIn((await run(['lint', '--changed', '-f', 'json'], { cwd })).stdout);

  test.each([
    ['nothing', {}, []],
    ['a contract', { 'rides.yaml': `${contract('Rides')}# more\n` }, ['Rides']],
    ['a file that a contract refers to', { 'paths/fares.yaml': `${PATH}# more\n` }, ['Fares']],
    ['a file that is no contract', { 'README.md': 'Hello\n' }, []],
    ['the config', { 'tenon.config.yaml': `${FILES['tenon.config.yaml']}# more\n` }, NAMES],
    ['what the ruleset extends', { 'rules/base.yaml': `${FILES['rules/base.yaml']}# more\n` }, NAMES],
    [
      'a function of it',
      { 'rules/functions/loud.js': `${FILES['rules/functions/loud.js']}// more\n` },
      NAMES,
    ],
  ])('%s', async (_, files, titles) => {
    writeProject(cwd, files);
    expect(await changed()).toEqual(titles);
    // Committed on the branch, it is still a change since it left main.
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--allow-empty', '-m', 'Change');
    expect(await changed()).toEqual(titles);
  });

  test('a file that is gone, and one that came', async () => {
    rmSync(path.join(cwd, 'paths/cars.yaml'));
    expect(await changed()).toEqual(['Cars']);
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-m', 'Lose cars');
    git(cwd, 'branch', '-f', 'main');
    expect(await changed()).toEqual([]);
    writeProject(cwd, { 'paths/cars.yaml': PATH });
    expect(await changed()).toEqual(['Cars']);
  });

  test('says how many changed, and fails without a repository', async () => {
    expect((await run(['lint', '--changed'], { cwd })).stderr).toContain('0 of 5 contracts changed.');
    rmSync(path.join(cwd, '.git'), { recursive: true });
    expect((await run(['lint', '--changed'], { cwd, env: {} })).exit).toBe(2);
  });
});

describe('--shard', () => {
  test('the parts hold every contract once, and their reports make the whole report', async () => {
    const titles: string[] = [];
    for (const i of [1, 2, 3]) {
      const file = `part-${i}.json`;
      const { stdout } = await run(['lint', '--shard', `${i}/3`, '-f', 'json', '-o', `json=${file}`], {
        cwd,
      });
      titles.push(...titlesIn(stdout));
    }
    expect(titles.sort()).toEqual(NAMES);
    const whole = await run(['lint'], { cwd });
    const merged = await run(['report', 'merge', 'part-1.json', 'part-2.json', 'part-3.json'], { cwd });
    expect(merged).toEqual({ ...whole, stderr: '' });
  });

  test.each(['0/2', '3/2', '1', 'a/b', '1/0', '1/2/3'])('%s is no part', async (shard) => {
    const { exit, stderr } = await run(['lint', '--shard', shard], { cwd });
    expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining(shard) });
  });
});

describe('report merge', () => {
  test.each([
    ['no JSON', 'Hello'],
    ['no report', '{}'],
    ['a report of another version', '{ "reportVersion": 99 }'],
    ['half a report', '{ "reportVersion": 1, "problems": [] }'],
  ])('refuses %s', async (_, text) => {
    writeProject(cwd, { 'part.json': text });
    const { exit, stderr } = await run(['report', 'merge', 'part.json'], { cwd });
    expect(exit).toBe(2);
    expect(stderr).toContain('REPORT_UNREADABLE');
  });

  test('ends as the gravest of its parts does', async () => {
    await run(['lint', 'cars', '-o', 'json=a.json'], { cwd });
    await run(['lint', 'rides', '--fail-on', 'warn', '-o', 'json=b.json'], { cwd });
    expect((await run(['report', 'merge', 'a.json'], { cwd })).exit).toBe(0);
    expect((await run(['report', 'merge', 'a.json', 'b.json'], { cwd })).exit).toBe(1);
  });
});
