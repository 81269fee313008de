import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

const FILES = {
  'api.yaml': `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders: { $ref: 'orders.yaml' }
`,
  'orders.yaml': `get: { operationId: listOrders, responses: { '200': { description: Orders } } }
`,
  'rules.yaml': `functions: [shout]
rules:
  loud: { given: $.info.title, severity: error, then: { function: shout } }
`,
  'functions/shout.js': `import { wanted } from '../words.js';
export default (title) => (title === wanted ? undefined : [{ message: title + ' is not ' + wanted }]);
`,
  'words.js': "export const wanted = 'ORDERS';\n",
};

let cwd: string;
beforeEach(() => {
  cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-cache-')), FILES);
});
afterEach(() => rmSync(cwd, { recursive: true }));

const lint = (...options: string[]) =>
  run(['lint', 'api.yaml', '-r', 'rules.yaml', '--cache', '--cache-folder', 'known', ...options], { cwd });

const entries = () => readdirSync(path.join(cwd, 'known')).map((file) => path.join(cwd, 'known', file));

/** Puts another finding into what is known, which no lint would come to: who says it has not looked. */
function tamper(): void {
  for (const entry of entries())
    writeFileSync(entry, readFileSync(entry, 'utf8').replaceAll('Orders is not ORDERS', 'As I remember'));
}

describe('what earlier runs found', () => {
  test('is answered while nothing changed', async () => {
    const first = await lint();
    expect(first.exit).toBe(1);
    expect(first.stdout).toContain('Orders is not ORDERS');
    expect((await lint()).stdout).toBe(first.stdout);
    tamper();
    const again = await lint();
    expect(again.stdout).toContain('As I remember');
    expect(again.exit).toBe(1);
  });

  test.each([
    ['the contract', 'api.yaml', FILES['api.yaml'].replace('1.0.0', '1.0.1')],
    ['a file that it refers to', 'orders.yaml', FILES['orders.yaml'].replace('listOrders', 'list')],
    ['the ruleset', 'rules.yaml', FILES['rules.yaml'].replace('error', 'warn')],
    ['a function of the ruleset', 'functions/shout.js', `${FILES['functions/shout.js']}// more\n`],
    ['what a function imports', 'words.js', `${FILES['words.js']}// more\n`],
  ])('is forgotten when %s changes', async (_, file, text) => {
    await lint();
    tamper();
    writeProject(cwd, { [file]: text });
    expect((await lint()).stdout).not.toContain('As I remember');
  });

  test('is forgotten when a file comes that was missing', async () => {
    rmSync(path.join(cwd, 'orders.yaml'));
    await lint();
    tamper();
    expect((await lint()).stdout).toContain('As I remember');
    writeProject(cwd, { 'orders.yaml': FILES['orders.yaml'] });
    expect((await lint()).stdout).not.toContain('As I remember');
  });

  test('is another matter for other options and another day', async () => {
    await lint();
    tamper();
    expect((await lint('--today', '2026-12-01')).stdout).not.toContain('As I remember');
    expect((await lint('-r', 'tenon:docs')).stdout).not.toContain('As I remember');
    // The entry of a day makes room for the next day's.
    expect(entries()).toHaveLength(2);
  });

  test('is looked up anew when it is no longer readable, and needs no folder to write to', async () => {
    await lint();
    for (const entry of entries()) writeFileSync(entry, '{ "version": ');
    expect((await lint()).stdout).toContain('Orders is not ORDERS');
    writeProject(cwd, { occupied: '' });
    const { exit, stdout } = await run(
      ['lint', 'api.yaml', '-r', 'rules.yaml', '--cache', '--cache-folder', 'occupied'],
      { cwd },
    );
    expect(stdout).toContain('Orders is not ORDERS');
    expect(exit).toBe(1);
  });
});
