import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';
import { commit, git, repository } from './support/repository.js';

const RULES = `rules:
  summary: { given: "$.paths[*][*]", severity: error, then: { field: summary, function: truthy } }
  tags: { given: "$.paths[*][*]", severity: warn, then: { field: tags, function: truthy } }
`;

/** A contract of which the operations named have no summary; no tags has any. */
const contract = (...bare: readonly string[]) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
${['list', 'read', 'place']
  .map(
    (id) => `  /${id}:
    get:
      operationId: ${id}${bare.includes(id) ? '' : '\n      summary: It'}
      responses: { '200': { description: It } }
`,
  )
  .join('')}`;

const project = (...bare: readonly string[]) =>
  repository('baseline', { 'api.yaml': contract(...bare), 'rules.yaml': RULES });

const lint = (cwd: string, ...options: readonly string[]) =>
  run(['lint', 'api.yaml', '-r', 'rules.yaml', ...options], { cwd });

const baseline = (cwd: string) => readFileSync(path.join(cwd, '.tenon-baseline.yaml'), 'utf8');

async function written(...bare: readonly string[]): Promise<string> {
  const cwd = project(...bare);
  const { exit, stderr, stdout } = await lint(cwd, '--baseline', 'write');
  expect(stderr).toBe(`Wrote ${bare.length + 3} findings to .tenon-baseline.yaml. Commit it.\n`);
  expect(stdout).toContain('No new problems in Orders.');
  expect(exit).toBe(0);
  return cwd;
}

describe('a baseline', () => {
  test('is a file to read, line by line, and the same again', async () => {
    const cwd = await written('list');
    const text = baseline(cwd);
    expect(text.replace(/[0-9a-f]{16}/g, '…')).toMatchInlineSnapshot(`
      "# Findings that were there before. Only new ones fail tenon lint.
      # tenon lint --baseline write makes this file anew, --baseline prune removes what is gone. The comments are for people.
      version: 1
      contracts:
        api.yaml:
          summary:
            - "…" # /paths/~1list/get "get.summary" property must be truthy
          tags:
            - "…" # /paths/~1list/get "get.tags" property must be truthy
            - "…" # /paths/~1place/get "get.tags" property must be truthy
            - "…" # /paths/~1read/get "get.tags" property must be truthy
      "
    `);
    await lint(cwd, '--baseline', 'write');
    expect(baseline(cwd)).toBe(text);
  });

  test('hides what is known, and lets only what is new fail', async () => {
    const cwd = await written('list');
    const known = await lint(cwd);
    expect(known.stdout).toBe('No new problems in Orders. 4 known findings are in the baseline.\n');
    expect(known.exit).toBe(0);
    writeProject(cwd, { 'api.yaml': `# Moved\n${contract('list', 'read')}` });
    const { exit, stdout } = await lint(cwd);
    expect(exit).toBe(1);
    expect(stdout).toContain('1 error in Orders. 4 known findings are in the baseline.');
    expect(stdout).not.toContain('tags');
    expect((await lint(cwd, '--baseline', 'off')).stdout).toContain('2 errors, 3 warnings in Orders.');
  });

  test('tells one finding that is fixed from another that is made', async () => {
    const cwd = await written('list');
    writeProject(cwd, { 'api.yaml': contract('read') });
    const { exit, stdout, stderr } = await lint(cwd);
    expect(exit).toBe(1);
    expect(stdout).toContain('1 error in Orders. 3 known findings are in the baseline.');
    expect(stdout).toContain('Next: tenon lint --baseline prune');
    expect(
      stderr,
    ).toBe(`1 finding of .tenon-baseline.yaml is gone: remove what is fixed with tenon lint --baseline prune.
  api.yaml: summary /paths/~1list/get "get.summary" property must be truthy
`);
  });

  test('is pruned of what is gone, and of nothing else; nothing is added', async () => {
    const cwd = await written('list', 'read');
    writeProject(cwd, { 'api.yaml': contract('list', 'place') });
    const before = baseline(cwd).split('\n');
    const { exit, stderr } = await lint(cwd, '--baseline', 'prune');
    expect(stderr).toBe('1 finding of .tenon-baseline.yaml is gone, and removed from it.\n');
    expect(exit).toBe(1);
    expect(baseline(cwd).split('\n')).toEqual(before.filter((line) => !/~1read.*summary/.test(line)));
    expect((await lint(cwd)).stderr).toBe('');
  });

  test('keeps what belongs to other contracts and to rules that did not run', async () => {
    const cwd = await written('list');
    writeProject(cwd, { 'other.yaml': contract('list'), 'tags.yaml': RULES.replace(/ +summary:.*\n/, '') });
    await run(['lint', 'other.yaml', '-r', 'rules.yaml', '--baseline', 'write'], { cwd });
    expect(baseline(cwd)).toContain('  api.yaml:');
    expect(baseline(cwd)).toContain('  other.yaml:');
    const { exit, stderr } = await run(['lint', 'api.yaml', '-r', 'tags.yaml', '--baseline', 'check'], {
      cwd,
    });
    expect([exit, stderr]).toEqual([0, '']);
  });

  test('knows a contract under another path', async () => {
    const cwd = await written('list');
    renameSync(path.join(cwd, 'api.yaml'), path.join(cwd, 'openapi.yaml'));
    const { exit } = await run(['lint', 'openapi.yaml', '-r', 'rules.yaml'], { cwd });
    expect(exit).toBe(0);
    const other = writeProject(cwd, { 'new.yaml': contract('list') });
    expect((await run(['lint', 'openapi.yaml', 'new.yaml', '-r', 'rules.yaml'], { cwd: other })).exit).toBe(
      1,
    );
  });

  test('holds for the gate and for what fixes leave, under the name that the config gives', async () => {
    const cwd = project('list');
    writeProject(cwd, {
      'tenon.config.yaml': `contracts: { orders: api.yaml }
rulesets: [rules.yaml]
policy: { baseline: known/lint.yaml }
`,
    });
    await run(['lint', '--baseline', 'write'], { cwd });
    expect(readFileSync(path.join(cwd, 'known/lint.yaml'), 'utf8')).toContain('  orders:\n');
    expect((await run(['lint'], { cwd })).exit).toBe(0);
    expect((await run(['lint', '--fix'], { cwd })).exit).toBe(0);
    const { stdout } = await run(['check'], { cwd });
    expect(stdout).toContain('no new problems; 4 known findings are in the baseline');
  });

  test('and cached findings go together', async () => {
    const cwd = await written('list');
    const options = ['--cache', '--cache-folder', 'known'];
    const first = await lint(cwd, ...options);
    expect(await lint(cwd, ...options)).toEqual(first);
    expect(first.exit).toBe(0);
  });

  test.each([
    ['that is missing', ['--baseline', 'check'], undefined, 'There is no baseline .tenon-baseline.yaml.'],
    ['that is missing by its name', ['--baseline-file', 'b.yaml'], undefined, 'There is no baseline b.yaml.'],
    ['of another version', [], 'version: 2\ncontracts: {}\n', '`version`'],
    [
      'with other entries',
      [],
      'version: 1\ncontracts: { a: { b: [c] } }\n',
      '`contracts.a.b.0` is one fingerprint',
    ],
    ['that is no YAML', [], 'a: [', '.tenon-baseline.yaml is not valid YAML'],
    [
      'to be written of what is new',
      ['--baseline', 'write', '--new-since', 'main'],
      undefined,
      '--new-since',
    ],
  ])('%s could not be checked', async (_, options, text, message) => {
    const cwd = project('list');
    if (text !== undefined) writeProject(cwd, { '.tenon-baseline.yaml': text });
    const { exit, stderr } = await lint(cwd, ...options);
    expect(stderr).toContain(message);
    expect(exit).toBe(2);
  });
});

describe('--new-since', () => {
  test('asks for no file, and hides what was there at the ref', async () => {
    const cwd = project('list');
    writeProject(cwd, { 'api.yaml': contract('list', 'read') });
    const { exit, stdout } = await lint(cwd, '--new-since', 'main');
    expect(stdout).toContain('1 error in Orders. 4 findings were there at main.');
    expect(exit).toBe(1);
    commit(cwd, {});
    expect((await lint(cwd, '--new-since', 'HEAD')).exit).toBe(0);
    expect((await lint(cwd, '--new-since', 'HEAD~1')).exit).toBe(1);
  });

  test('compares with where the branch left, and not with what came after', async () => {
    const cwd = project('list');
    execFileSync('git', ['checkout', '-q', '-b', 'topic'], { cwd });
    commit(cwd, { 'api.yaml': contract('list', 'read') });
    execFileSync('git', ['checkout', '-q', 'main'], { cwd });
    commit(cwd, { 'api.yaml': contract('list', 'read', 'place') });
    execFileSync('git', ['checkout', '-q', 'topic'], { cwd });
    expect((await lint(cwd, '--new-since', 'main')).exit).toBe(0);
    expect((await lint(cwd, '--new-since', 'main...')).stdout).toContain('1 error');
  });

  test('takes everything of a contract for new that was not there', async () => {
    const cwd = project();
    writeProject(cwd, { 'new.yaml': contract('list') });
    const { stdout } = await run(['lint', 'new.yaml', '-r', 'rules.yaml', '--new-since', 'main'], { cwd });
    expect(stdout).toContain('1 error, 3 warnings in Orders.');
  });

  test('reads all files of a contract as they were', async () => {
    const whole = contract('list');
    const [, item = ''] = /\/list:\n([\s\S]*?) {2}\/read/.exec(whole) ?? [];
    const split = {
      'api.yaml': whole.replace(`/list:\n${item}`, '/list: { $ref: list.yaml }\n'),
      'list.yaml': item,
    };
    const cwd = repository('split', { ...split, 'rules.yaml': RULES });
    expect((await lint(cwd)).stdout).toContain('1 error, 3 warnings');
    expect((await lint(cwd, '--new-since', 'main')).exit).toBe(0);
    writeProject(cwd, { 'api.yaml': whole });
    rmSync(path.join(cwd, 'list.yaml'));
    expect((await lint(cwd, '--new-since', 'main')).stdout).toContain('No new problems');
  });

  test('knows a contract by its former name', async () => {
    const cwd = project('list');
    mkdirSync(path.join(cwd, 'api'));
    renameSync(path.join(cwd, 'api.yaml'), path.join(cwd, 'api/openapi.yaml'));
    git(cwd, 'add', '.');
    const { stdout } = await run(['lint', 'api/openapi.yaml', '-r', 'rules.yaml', '--new-since', 'main'], {
      cwd,
    });
    expect(stdout).toContain('No new problems in Orders. 4 findings were there at main.');
  });

  test('says what to fetch when the ref is not here', async () => {
    const cwd = project('list');
    const { exit, stderr } = await lint(cwd, '--new-since', 'nowhere');
    expect(exit).toBe(2);
    expect(stderr).toContain('git knows no nowhere here.');
  });
});

describe('--max-warnings', () => {
  test.each([
    ['2', 1],
    ['3', 0],
    ['0', 1],
  ])('of %s makes 3 warnings exit %i', async (max, exit) => {
    expect((await lint(project(), '--max-warnings', max)).exit).toBe(exit);
  });

  test('says so', async () => {
    const { stdout } = await lint(project(), '--max-warnings', '2');
    expect(stdout).toContain('3 warnings in Orders. More warnings than the 2 that may be.');
  });

  test('of the config holds for the gate too', async () => {
    const cwd = project();
    writeProject(cwd, {
      'tenon.config.yaml':
        'contracts: { orders: api.yaml }\nrulesets: [rules.yaml]\npolicy: { maxWarnings: 2 }\n',
    });
    expect((await run(['lint'], { cwd })).exit).toBe(1);
    expect((await run(['check'], { cwd })).stdout).toMatch(/^FAIL {2}lint/m);
  });

  test('counts what is new alone, and no word is a number', async () => {
    const cwd = await written('list');
    expect((await lint(cwd, '--max-warnings', '0')).exit).toBe(0);
    expect((await lint(cwd, '--max-warnings', 'few')).exit).toBe(2);
  });
});

describe('--rules', () => {
  test('lists what is on, and what turns it on', async () => {
    const cwd = project();
    const { exit, stdout } = await lint(cwd, '--rules');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^is {5}rule {5}from {8}fix {3}why\nerror {2}summary {2}rules\.yaml/);
    expect(stdout).toContain('2 rules on for api.yaml.');
  });

  test('names the config where it sets a rule, and rules that are off when all are asked for', async () => {
    const cwd = project();
    writeProject(cwd, {
      'tenon.config.yaml': `contracts: { orders: api.yaml }
rulesets: ['tenon:rest', rules.yaml]
rules: { docs/info-license: warn, summary: off }
`,
    });
    const { stdout } = await run(['lint', '--rules', '--all', '--format', 'json'], { cwd });
    const [{ contract: name, rules }] = JSON.parse(stdout);
    expect(name).toBe('orders');
    const ofId = (id: string) => rules.find((rule: { id: string }) => rule.id === id);
    expect(ofId('docs/info-license')).toMatchObject({ severity: 'warn', from: 'config' });
    expect(ofId('summary')).toMatchObject({ severity: 'off', from: 'config' });
    expect(ofId('tags')).toMatchObject({ severity: 'warn', from: 'rules.yaml' });
    expect(ofId('rest/path-kebab-case')).toMatchObject({ severity: 'error', from: 'tenon:rest' });
    expect(ofId('docs/info-contact')).toMatchObject({ severity: 'off', from: '' });
  });
});

describe('--scorecard', () => {
  test('scores what is known too, and tells how it was', async () => {
    const cwd = project('list');
    writeProject(cwd, { 'api.yaml': contract() });
    await lint(cwd, '--baseline', 'write');
    const { stdout } = await lint(cwd, '--scorecard', '--new-since', 'main', '--format', 'json');
    const { scorecards, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(scorecards).toEqual([
      {
        title: 'Orders',
        file: 'api.yaml',
        categories: [
          // An error that weighs 3 is kept, a warning that weighs 2 is not.
          { category: 'other', rules: 2, broken: 1, findings: 3, score: 60, before: 0 },
          { category: 'all', rules: 2, broken: 1, findings: 3, score: 60, before: 0 },
        ],
      },
    ]);
    expect((await lint(cwd, '--scorecard')).stdout).toMatch(/^all +2 +1 +3 +60$/m);
  });
});
