import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../src/cli/unified-diff.js';
import { run } from './support/io.js';
import { git, writeProject } from './support/project.js';

const CONTRACT = `# ours
openapi: 3.1.0
info: { title: Orders, version: '1.0' } # as agreed
paths:
  /v1/orders/:
    get:
      operationId: listOrders
      responses:
        '429': { $ref: 'answers.yaml#/wait' }
`;
const ANSWERS = "wait: { description: 'Wait' }\n";

function project(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenon-fix-'));
  return writeProject(folder, { 'api.yaml': CONTRACT, 'answers.yaml': ANSWERS, ...files });
}

const ONLY = ['--fix-rule', 'versioning/version-semver,security/retry-after'];

test('--fix writes every file that it repairs, and says how many', async () => {
  const cwd = project();
  const { exit, stdout } = await run(['lint', 'api.yaml', '--fix', ...ONLY], { cwd });
  expect(stdout).toContain('Fixed 2 problems in 2 files; ');
  expect(exit).toBe(1);
  expect(readFileSync(path.join(cwd, 'api.yaml'), 'utf8')).toBe(CONTRACT.replace("'1.0'", "'1.0.0'"));
  expect(readFileSync(path.join(cwd, 'answers.yaml'), 'utf8')).toContain("{ description: 'Wait', headers:");
  const again = await run(['lint', 'api.yaml', '--fix', ...ONLY], { cwd });
  expect(again.stdout).toContain('Nothing fixed; ');
});

test('--dry-run writes nothing, and prints a patch that git applies to the same end', async () => {
  const cwd = project();
  const dry = await run(['lint', 'api.yaml', '--fix-breaking', '--dry-run'], { cwd });
  expect(readFileSync(path.join(cwd, 'api.yaml'), 'utf8')).toBe(CONTRACT);
  expect(dry.stderr).toContain('Would fix ');
  writeProject(cwd, { 'fix.patch': dry.stdout });
  git(cwd, 'init', '--quiet');
  execFileSync('git', ['apply', 'fix.patch'], { cwd });
  const other = project();
  const wet = await run(['lint', 'api.yaml', '--fix-breaking'], { cwd: other });
  for (const file of ['api.yaml', 'answers.yaml'])
    expect(readFileSync(path.join(cwd, file), 'utf8')).toBe(readFileSync(path.join(other, file), 'utf8'));
  expect(wet.exit).toBe(dry.exit);
  // What the rename of a path breaks, the diff engine says.
  for (const told of [dry.stderr, wet.stdout])
    expect(told).toMatch(/BREAKING\s+GET \/v1\/orders\/ moved to GET \/v1\/orders/);
});

test('a byte order mark and line ends stay', async () => {
  const text = `\ufeff${CONTRACT.replaceAll('\n', '\r\n')}`;
  const cwd = project({ 'api.yaml': text });
  await run(['lint', 'api.yaml', '--fix', '--fix-rule', 'versioning/version-semver'], { cwd });
  expect(readFileSync(path.join(cwd, 'api.yaml'), 'utf8')).toBe(text.replace("'1.0'", "'1.0.0'"));
});

test('what is no file of the project is refused', async () => {
  const cwd = project();
  git(cwd, 'init', '--quiet');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '--quiet', '-m', 'first');
  for (const [source, reason] of [
    ['HEAD:api.yaml', 'a commit cannot be changed'],
    ['-', 'standard input is no file'],
    ['npm:orders/api.yaml', 'it belongs to a package'],
    ['api.tgz:api.yaml', 'it is in an archive'],
  ] as const) {
    const { exit, stderr } = await run(['lint', source, '--fix'], { cwd });
    expect(stderr).toContain(`Cannot fix ${source}: ${reason}.`);
    expect(exit).toBe(2);
  }
});

test('options that do not go together are refused', async () => {
  const cwd = project();
  for (const [args, reason] of [
    [['--dry-run'], 'it goes with --fix'],
    [['--fix-rule', 'rest/path-depth'], 'it goes with --fix'],
    [['--fix', '--fix-rule', 'rest/path-depth'], 'no finding of it can be fixed'],
    [['--fix', '--fix-rule', 'rest/path-kebab-case'], 'it needs --fix-breaking'],
    [['--fix', '--fix-rule', 'rest/path-kebap-case'], 'no rule has that name'],
  ] as const) {
    const { exit, stderr } = await run(['lint', 'api.yaml', ...args], { cwd });
    expect(stderr).toContain(reason);
    expect(exit).toBe(2);
  }
});

test('what two contracts share is repaired once, for both', async () => {
  const cwd = project({ 'second.yaml': CONTRACT.replace('Orders', 'Others') });
  const { stdout } = await run(
    ['lint', 'api.yaml', 'second.yaml', '--fix', '--fix-rule', 'security/retry-after'],
    { cwd },
  );
  expect(stdout).toContain('Fixed 1 problem in 1 file');
  expect(readFileSync(path.join(cwd, 'answers.yaml'), 'utf8').match(/Retry-After/g)).toHaveLength(1);
});

test('a patch may touch the first line, the last one without its end, and lines that repeat', () => {
  const before = 'a\nx\nx\nb\nx\nx\nx\nx\nx\nx\nx\nx\nx\nc';
  const after = 'A\nx\nx\nb\nx\nx\nx\nx\nx\nx\nx\nx\nx\ny\nc\n';
  expect(unifiedDiff('f', before, before)).toBe('');
  const cwd = project({ f: before, 'f.patch': unifiedDiff('f', before, after) });
  git(cwd, 'init', '--quiet');
  execFileSync('git', ['apply', 'f.patch'], { cwd });
  expect(readFileSync(path.join(cwd, 'f'), 'utf8')).toBe(after);
});
