import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const top = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'tenon-new-'));
const tsx = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: copy, encoding: 'utf8' });

beforeAll(() => {
  for (const name of [
    'src',
    'scripts',
    'templates',
    'fixtures/rules',
    'examples',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    cpSync(path.join(top, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(top, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

test('a new leaf of each kind is registered by gen, and compiles', () => {
  const leaves = [
    ['rule', 'events/order-kept', 'src/lint/rules.gen.ts'],
    ['check', 'operation-paused', 'src/diff/checks.gen.ts'],
    ['target', 'catalogue', 'src/generate/targets.gen.ts'],
    ['reporter', 'lines', 'src/report/reporters.gen.ts'],
  ] as const;
  for (const [kind, id] of leaves) expect(tsx('scripts/new.ts', kind, id).status, `${kind} ${id}`).toBe(0);
  expect(existsSync(path.join(copy, 'fixtures/checks/operation-paused/orders/base.yaml'))).toBe(true);
  expect(tsx('scripts/gen.ts').stderr).toBe('');
  for (const [, id, registry] of leaves)
    expect(readFileSync(path.join(copy, registry), 'utf8')).toContain(`${id}.js'`);
  expect(readFileSync(path.join(copy, 'docs/reference/rules/events.md'), 'utf8')).toContain(
    '## events/order-kept',
  );
  expect(readFileSync(path.join(copy, 'rulesets/recommended.yaml'), 'utf8')).toContain('events/order-kept');
  execFileSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', '.'], {
    cwd: copy,
    stdio: 'pipe',
  });
});

test('refuses an id that is none, and what exists', () => {
  expect(tsx('scripts/new.ts', 'rule', 'NoCategory').status).toBe(2);
  expect(tsx('scripts/new.ts', 'check', 'property-removed').status).toBe(2);
  expect(tsx('scripts/new.ts', 'widget', 'x').status).toBe(2);
});
