import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOCK } from '../src/cli/lock.js';
import { run } from './support/io.js';
import { writeProject } from './support/project.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'tenon-files-'));
  writeProject(cwd, { 'orders.json': contract(), 'tenon.config.json': config() });
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const CONFIG = { client: 'gen', server: 'gen', webhooks: 'gen' };

function config(generate: object = CONFIG): string {
  return JSON.stringify({ contracts: { orders: { source: 'orders.json', generate } } });
}

interface Change {
  readonly properties?: object;
  readonly tag?: string;
  readonly version?: string;
  readonly description?: string;
}

function contract({
  properties = {},
  tag = 'orders',
  version = '1.0.0',
  description = '',
}: Change = {}): string {
  const order = { type: 'object', properties: { id: { type: 'string' }, ...properties } };
  const answer = (schema: object) => ({
    200: { description: 'OK', content: { 'application/json': { schema } } },
  });
  const reference = { $ref: '#/components/schemas/Order' };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version, description },
    servers: [{ url: 'https://api.example.com' }],
    paths: {
      '/orders': {
        get: {
          operationId: 'listOrders',
          tags: [tag],
          responses: answer({ type: 'array', items: reference }),
        },
      },
      '/items': { get: { operationId: 'listItems', tags: ['items'], responses: answer(order) } },
    },
    components: { schemas: { Order: order } },
  });
}

function change(to: Change): void {
  writeFileSync(path.join(cwd, 'orders.json'), contract(to));
}

const generate = (...args: string[]) => run(['generate', ...args], { cwd });

/** Every file below the output folder, with its text. */
function files(): Map<string, string> {
  const folder = path.join(cwd, 'gen');
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((file) => statSync(path.join(folder, file)).isFile())
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
}

function edit(file: string, text = 'export const mine = 1;\n'): void {
  const absolute = path.join(cwd, 'gen', file);
  writeFileSync(absolute, readFileSync(absolute, 'utf8') + text);
}

describe('a run', () => {
  it('writes nothing when nothing changed', async () => {
    await generate();
    const times = [...files().keys()].map((file) => statSync(path.join(cwd, 'gen', file)).mtimeMs);
    expect((await generate()).stdout).toContain('none changed');
    expect([...files().keys()].map((file) => statSync(path.join(cwd, 'gen', file)).mtimeMs)).toEqual(times);
  });

  it('touches three files at most for one property', async () => {
    await generate();
    const before = files();
    change({ properties: { total: { type: 'number' } } });
    await generate('client');
    expect(changed(before, files())).toEqual([LOCK, 'models.ts', 'operations/items.ts']);
  });

  it('touches the lock alone for a new version of the contract', async () => {
    await generate();
    const before = files();
    change({ version: '1.0.1' });
    await generate();
    expect(changed(before, files())).toEqual([LOCK]);
    change({ version: '1.0.1', description: '' });
    expect((await generate('--check')).exit).toBe(0);
  });

  it('writes the same lock whatever the order of keys, and wherever it runs', async () => {
    await generate();
    const lock = files().get(LOCK);
    const { openapi, ...rest } = JSON.parse(contract());
    writeFileSync(path.join(cwd, 'orders.json'), JSON.stringify({ ...rest, openapi }, null, 4));
    await run(['generate', '--config', '../tenon.config.json'], { cwd: path.join(cwd, 'gen') });
    expect(files().get(LOCK)).toBe(lock);
    expect(lock).not.toContain(cwd);
  });
});

describe('what is made no more', () => {
  it('goes by a run for its target alone, but for what others still make', async () => {
    await generate();
    change({ tag: 'sales' });
    expect((await generate('client')).exit).toBe(0);
    const now = files();
    expect(now.has('operations/orders.ts')).toBe(false);
    expect(now.has('operations/sales.ts')).toBe(true);
    expect(now.has('routes/orders.ts')).toBe(true);
    expect((await generate('server')).exit).toBe(0);
    expect(files().has('routes/orders.ts')).toBe(false);
    expect((await generate('--check')).exit).toBe(0);
  });

  it('goes with a target that the config names no more', async () => {
    await generate();
    writeFileSync(path.join(cwd, 'tenon.config.json'), config({ client: 'gen' }));
    const check = await generate('--check');
    expect(check.exit).toBe(1);
    expect(check.stdout).toContain('it is made no more');
    await generate();
    expect([...files().keys()].filter((file) => /^(routes|server|webhooks)/.test(file))).toEqual([]);
    expect(files().has('runtime/core/call.ts')).toBe(true);
  });

  it('stays when a lock names what lies outside, or is not ours', async () => {
    await generate();
    const lock = JSON.parse(files().get(LOCK) ?? '');
    for (const made of lock.made) made.files.push('../orders.json', 'mine.ts', '/etc/hosts');
    writeFileSync(path.join(cwd, 'gen', LOCK), JSON.stringify(lock));
    writeFileSync(path.join(cwd, 'gen/mine.ts'), 'export const mine = 1;\n');
    expect((await generate()).exit).toBe(0);
    expect(existsSync(path.join(cwd, 'orders.json'))).toBe(true);
    expect(existsSync(path.join(cwd, 'gen/mine.ts'))).toBe(true);
  });

  it('goes by its banner where there is no lock', async () => {
    await generate();
    rmSync(path.join(cwd, 'gen', LOCK));
    change({ tag: 'sales' });
    await generate();
    expect(files().has('operations/orders.ts')).toBe(false);
    expect(files().has(LOCK)).toBe(true);
  });
});

describe('a file that was edited by hand', () => {
  it('is not overwritten without --force', async () => {
    await generate();
    edit('models.ts');
    change({ properties: { total: { type: 'number' } } });
    const refused = await generate();
    expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining('gen/models.ts was edited') });
    expect(files().get('models.ts')).toContain('mine');
    expect((await generate('--force')).exit).toBe(0);
    expect(files().get('models.ts')).not.toContain('mine');
  });

  it('is not removed without --force', async () => {
    await generate();
    edit('operations/orders.ts');
    change({ tag: 'sales' });
    expect((await generate()).exit).toBe(2);
    expect(files().has('operations/orders.ts')).toBe(true);
    expect((await generate('--force')).exit).toBe(0);
    expect(files().has('operations/orders.ts')).toBe(false);
  });

  it('is none when its line ends were converted', async () => {
    await generate();
    const file = path.join(cwd, 'gen/models.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect((await generate('--check')).exit).toBe(0);
  });
});

describe('--check', () => {
  const reasons = async () => {
    const { stdout } = await generate('--check', '--format', 'json');
    const { artifacts } = JSON.parse(stdout) as { artifacts: { state: string; reason?: string }[] };
    return new Set(artifacts.flatMap(({ state, reason }) => (state === 'stale' ? [reason] : [])));
  };

  it('says that the contract changed', async () => {
    await generate();
    change({ properties: { total: { type: 'number' } } });
    expect(await reasons()).toEqual(new Set(['the contract changed']));
  });

  it('says that a file was edited, or is missing', async () => {
    await generate();
    edit('models.ts');
    rmSync(path.join(cwd, 'gen/client.ts'));
    expect(await reasons()).toEqual(new Set(['it was edited by hand', 'it is missing']));
  });

  it('says that another version of Tenon made it, and minds that no further', async () => {
    await generate();
    const file = path.join(cwd, 'gen', LOCK);
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...lock, tenon: '0.0.1', files: {} }));
    expect(await reasons()).toEqual(new Set());
    edit('models.ts');
    expect(await reasons()).toEqual(new Set(['Tenon 0.0.1 made it']));
  });

  it('goes on without a lock that a merge left in pieces', async () => {
    await generate();
    writeFileSync(path.join(cwd, 'gen', LOCK), '<<<<<<< HEAD\n');
    expect((await generate('--check')).exit).toBe(0);
    expect((await generate()).exit).toBe(0);
    expect(JSON.parse(files().get(LOCK) ?? '')).toMatchObject({ made: [{ target: 'client' }, {}, {}] });
  });
});

describe('--formatter', () => {
  const biome = (body: string) => {
    const file = path.join(cwd, 'node_modules/.bin/biome');
    writeProject(cwd, { 'node_modules/.bin/biome': `#!/usr/bin/env node\n${body}\n` });
    chmodSync(file, 0o755);
  };

  it("runs the host's own on what was written, and knows the files again", async () => {
    biome(`const fs = require('node:fs');
      for (const file of process.argv.filter((one) => one.endsWith('.ts')))
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll("'", '"'));
      fs.appendFileSync('runs.txt', process.argv.slice(2).join(' ') + '\\n');`);
    expect((await generate('client', '--formatter', 'biome')).exit).toBe(0);
    expect(files().get('client.ts')).toContain('from "./operations/items.js"');
    expect((await generate('client', '--check')).exit).toBe(0);
    expect((await generate('client', '--formatter', 'biome')).stdout).toContain('none changed');
    change({ properties: { total: { type: 'number' } } });
    await generate('client', '--formatter', 'biome');
    const runs = readFileSync(path.join(cwd, 'runs.txt'), 'utf8').trim().split('\n');
    expect(runs).toHaveLength(2);
    expect(runs[1]?.match(/\S+\.ts/g)?.map((file) => path.basename(file))).toEqual(['models.ts', 'items.ts']);
    edit('models.ts');
    change({});
    expect((await generate('client')).stderr).toContain('gen/models.ts was edited');
  });

  it('says what went wrong', async () => {
    expect((await generate('client', '--formatter', 'gofmt')).stderr).toContain('biome, prettier');
    biome("console.error('no config'); process.exit(3);");
    const failed = await generate('client', '--formatter', 'biome');
    expect(failed).toMatchObject({ exit: 2, stderr: expect.stringContaining('no config') });
    change({ properties: { total: { type: 'number' } } });
    expect((await generate('client')).exit).toBe(0);
  });
});

it('generates again with --watch when the contract changes, and ends when interrupted', async () => {
  let err = '';
  let interrupt = () => {};
  const io = {
    cwd,
    stderr: (text: string) => {
      err += text;
    },
    onInterrupt: (stop: () => void) => {
      interrupt = stop;
    },
  };
  const waiting = async () => {
    await vi.waitFor(() => expect(err).toContain('Watching 2 files'), { timeout: 20_000 });
    err = '';
  };
  const ended = run(['generate', 'client', '--watch'], io);
  await waiting();
  expect(files().get('models.ts')).not.toContain('total');
  change({ properties: { total: { type: 'number' } } });
  await waiting();
  expect(files().get('models.ts')).toContain('total');
  interrupt();
  expect((await ended).exit).toBe(0);
  expect(await generate('client', '--watch', '--check')).toMatchObject({ exit: 2 });
});
