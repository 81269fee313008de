import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../src/cli/main.js';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

const contract = (title: string) => `openapi: 3.1.0
info: { title: ${title}, version: 1.0.0 }
paths:
  /orders: { $ref: 'orders.yaml' }
`;

let cwd: string;
beforeEach(() => {
  cwd = writeProject(mkdtempSync(path.join(tmpdir(), 'tenon-watch-')), {
    'api.yaml': contract('First'),
    'orders.yaml': `get: { operationId: list, responses: { '200': { description: All } } }\n`,
    'rules.yaml': `rules:
  named: { given: $.info.title, severity: error, then: { function: pattern, functionOptions: { notMatch: Second } } }
  summed: { given: '$.paths[*][*]', severity: warn, message: no summary, then: { field: summary, function: truthy } }
`,
  });
});
afterEach(() => rmSync(cwd, { recursive: true }));

test('lints again when a file changes, and ends when interrupted', async () => {
  let [out, err] = ['', ''];
  let interrupt = () => {};
  const io = {
    cwd,
    env: {},
    stdout: (text: string) => {
      out += text;
    },
    stderr: (text: string) => {
      err += text;
    },
    isTerminal: false,
    columns: 100,
    color: false,
    today: '2026-11-21',
    readStdin: () => new Uint8Array(),
    onInterrupt: (stop: () => void) => {
      interrupt = stop;
    },
  };
  /** What the next round prints, once it has waited for changes again. */
  const round = async () => {
    await vi.waitFor(() => expect(err).toContain('Watching'), { timeout: 20_000 });
    const said = { out, err };
    [out, err] = ['', ''];
    return said;
  };

  const ended = main(['lint', 'api.yaml', '-r', 'rules.yaml', '--watch'], io);
  const first = await round();
  expect(first.err).toContain('Watching 3 files');
  expect(first.out).toContain('no summary');
  expect(first.out).not.toContain('Second');

  writeProject(cwd, { 'api.yaml': contract('Second') });
  expect((await round()).out).toContain('Second');

  // Editors write beside, and put the new file in the place of the old one.
  writeProject(cwd, {
    '.draft': `get: { operationId: list, summary: List, responses: { '200': { description: All } } }\n`,
  });
  renameSync(path.join(cwd, '.draft'), path.join(cwd, 'orders.yaml'));
  const third = await round();
  expect(third.out).toContain('Second');
  expect(third.out).not.toContain('no summary');

  // What is remembered comes, and goes.
  expect((await run(['lint', 'api.yaml', '-r', 'rules.yaml', '--baseline', 'write'], { cwd })).exit).toBe(0);
  const fourth = await round();
  expect(fourth.out).toContain('1 known finding is in the baseline');
  expect(fourth.err).toContain('Watching 4 files');
  rmSync(path.join(cwd, '.tenon-baseline.yaml'));
  expect((await round()).out).toContain('Second');

  writeProject(cwd, { 'rules.yaml': 'rules: [' });
  expect((await round()).err).toContain('SYNTAX');
  writeProject(cwd, { 'rules.yaml': 'rules: {}\n' });
  expect((await round()).out).toBe('No problems in Second.\n');

  interrupt();
  expect(await ended).toBe(0);
}, 60_000);

test('has nothing to wait for when nothing is a file', async () => {
  const stdin = () => new TextEncoder().encode(contract('Second'));
  expect((await run(['lint', '-', '--watch', '-r', 'tenon:rest'], { cwd, readStdin: stdin })).exit).toBe(2);
});
