import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Io } from '../src/cli/io.js';
import { main } from '../src/cli/main.js';
import { run } from './support/io.js';

const TOP = path.resolve(import.meta.dirname, '..');
const LIBRARY = path.join(TOP, 'fixtures/targets/mock/library/contract.yaml');
const KEY = { 'x-key': 'any' };

const cwd = mkdtempSync(path.join(tmpdir(), 'tenon-mock-'));
let err = '';
let interrupt = () => {};
let ended: Promise<number> = Promise.resolve(0);

beforeAll(() => cpSync(LIBRARY, path.join(cwd, 'library.yaml')));
afterEach(async () => {
  interrupt();
  await ended;
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** Starts the command, and tells where it listens. */
async function start(...options: readonly string[]): Promise<string> {
  err = '';
  const io: Io = {
    cwd,
    env: {},
    stdout: () => {},
    stderr: (text) => {
      err += text;
    },
    isTerminal: false,
    columns: 100,
    color: false,
    today: '2026-11-21',
    readStdin: () => new Uint8Array(),
    onInterrupt: (stop) => {
      interrupt = stop;
    },
  };
  ended = main(['mock', 'library.yaml', '--port', '0', ...options], io);
  await vi.waitFor(() => expect(err).toContain('Listening at'), { timeout: 20_000 });
  return /Listening at (\S+);/.exec(err)?.[1] ?? '';
}

describe('tenon mock', () => {
  test('answers with examples, and tells each request', async () => {
    const base = await start();
    expect(err).toContain('Mocking Library 1.0.0: 7 operations.');
    const dune = await fetch(`${base}/v2/books/123`, { headers: KEY });
    expect(await dune.json()).toEqual({ isbn: '9780441013593', title: 'Dune', pages: 604 });
    const wrong = await fetch(`${base}/books/1`, { headers: KEY });
    expect(wrong.status).toBe(400);
    expect(err).toMatch(/GET \/v2\/books\/123 200 \d+ ms\n/);
    expect(err).toMatch(/GET \/books\/1 400 \d+ ms\n {2}The path parameter isbn must match/);
    interrupt();
    expect(await ended).toBe(0);
    await expect(fetch(base)).rejects.toThrow();
  });

  test('does as callers prefer, anew each time, the same for the same seed', async () => {
    const list = async (base: string) =>
      await (await fetch(`${base}/books`, { headers: { ...KEY, prefer: 'dynamic=true' } })).text();
    const base = await start('--seed', '5');
    const gone = await fetch(`${base}/books/123`, {
      headers: { ...KEY, prefer: 'code=404, example=hidden' },
    });
    expect([gone.status, await gone.json()]).toEqual([404, { code: 'HIDDEN' }]);
    expect(gone.headers.get('preference-applied')).toBe('code=404, example=hidden');
    const shown = [await list(base), await list(base), await list(base)];
    expect(new Set(shown).size).toBe(3);
    interrupt();
    await ended;
    const again = await start('--seed', '5');
    expect([await list(again), await list(again), await list(again)]).toEqual(shown);
  });

  test('reads the contract again when it changes', async () => {
    const base = await start('--watch');
    await vi.waitFor(() => expect(err).toContain('Watching 1 file'), { timeout: 20_000 });
    const file = path.join(cwd, 'library.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('title: Dune', 'title: Emma'));
    await vi.waitFor(
      async () =>
        expect(await (await fetch(`${base}/books/123`, { headers: KEY })).json()).toMatchObject({
          title: 'Emma',
        }),
      { timeout: 20_000 },
    );
    interrupt();
    expect(await ended).toBe(0);
  });

  test('says why it cannot listen', async () => {
    const base = await start();
    const { port } = new URL(base);
    const taken = await run(['mock', 'library.yaml', '--port', port], { cwd });
    expect(taken.exit).toBe(2);
    expect(taken.stderr).toContain(`Cannot listen at 127.0.0.1:${port}: another program listens there.`);
    const beyond = await run(['mock', 'library.yaml', '--port', '70000'], { cwd });
    expect(beyond.stderr).toContain('ports go from 0 to 65535');
  });

  test('serves one contract, and none of events', async () => {
    const both = await run(['mock', 'library.yaml', 'other.yaml'], { cwd });
    expect(both.exit).toBe(2);
    writeFileSync(
      path.join(cwd, 'events.yaml'),
      'asyncapi: 3.0.0\ninfo: { title: Events, version: 1.0.0 }\nchannels: {}\noperations: {}\n',
    );
    const events = await run(['mock', 'events.yaml'], { cwd });
    expect(events.exit).toBe(2);
    expect(events.stderr).toContain('GENERATE_IMPOSSIBLE');
  });

  test('ends with exit 0 when the process is interrupted', { timeout: 60_000 }, async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join(TOP, 'src/cli/bin.ts'), 'mock', LIBRARY, '--port', '0'],
      { cwd: TOP, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    try {
      let told = '';
      for await (const chunk of child.stderr) {
        told += chunk;
        if (told.includes('Listening at')) break;
      }
      const base = /Listening at (\S+);/.exec(told)?.[1] ?? '';
      expect((await fetch(`${base}/cover`)).status).toBe(200);
      child.kill('SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
