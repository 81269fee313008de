import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Pointer } from '../../src/kernel/pointer.js';
import { readPact, type StateHandler, verifyProvider } from '../../src/verify/index.js';

/** What the verifier's processes were started with; the processes themselves are real. */
const forks = vi.hoisted(() => {
  // Another file of this worker may have loaded the verifier, with what it forks by.
  vi.resetModules();
  return [] as { env?: NodeJS.ProcessEnv; stdio?: unknown }[];
});
vi.mock('node:child_process', async (original) => {
  const actual = await original<typeof import('node:child_process')>();
  const fork = (...args: Parameters<typeof actual.fork>) => {
    forks.push(args.at(-1) as (typeof forks)[number]);
    return actual.fork(...args);
  };
  return { ...actual, fork };
});

const ROOT = path.join(import.meta.dirname, '../..');
const RECORDED = path.join(ROOT, 'fixtures/verify/recorded');
const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-verify-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A pact file, as the command line opens it. */
function open(file: string) {
  const locate = (pointer: Pointer) => ({ file, pointer, line: 1, column: 1 });
  const value = JSON.parse(readFileSync(file, 'utf8')) as Json;
  return { pact: readPact({ file, value, locate }), path: file };
}

const recorded = (name: string) => open(path.join(RECORDED, name));

const ID = '7d3f2c1e-5a0b-4f6d-9b1c-2e8a4c6d0f11';
const MUG = recorded('storefront-v4-orders.json');

/** A small provider written by hand; a test may break it in one way. */
const world: { orders: readonly string[]; defect?: (order: JsonObject) => void } = { orders: [] };
const states: Readonly<Record<string, StateHandler>> = {
  'there is no order': () => {
    world.orders = [];
  },
  'a pending order exists': () => {
    world.orders = [ID];
  },
};

function show(id: string): JsonObject {
  const order: JsonObject = { id, status: 'PAID', total: { amount: '9.90', currency: 'EUR' } };
  world.defect?.(order);
  return order;
}

function createApp(): FastifyInstance {
  const app = Fastify();
  app.get('/api/v1/orders', () => ({ data: world.orders.map(show), meta: { count: world.orders.length } }));
  app.get<{ Params: { id: string } }>('/api/v1/orders/:id', ({ params: { id } }, reply) =>
    world.orders.includes(id) ? { data: show(id) } : reply.code(404).send({}),
  );
  app.post('/api/v1/orders', (_, reply) => {
    reply.code(201).header('location', `/orders/${ID}`);
    return { data: show(ID) };
  });
  return app;
}

const app = createApp();
let url: string;
beforeAll(async () => {
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());
afterEach(() => {
  delete world.defect;
});

describe('a provider that keeps its pacts', () => {
  test.each(['storefront-v2-orders.json', 'storefront-v3-orders.json', 'storefront-v4-orders.json'])(
    '%s passes, without a word on our standard output and without analytics',
    async (name) => {
      vi.stubEnv('PACT_DO_NOT_TRACK', undefined);
      expect(await verifyProvider({ url, states, pacts: [recorded(name)] })).toEqual([]);
      vi.unstubAllEnvs();
      expect(forks.at(-1)?.env?.PACT_DO_NOT_TRACK).toBe('true');
      expect(forks.at(-1)?.stdio).toEqual(['ignore', 'ignore', 'ignore', 'ipc']);
    },
  );

  test('is told the parameters of its states', async () => {
    const given: JsonObject[] = [];
    const file = path.join(scratch, 'with-parameters.json');
    const text = readFileSync(MUG.path, 'utf8');
    writeFileSync(file, text.replace('"name": "there is no order"', '$&, "params": { "customer": "cus-9" }'));
    const handler: StateHandler = (parameters) => given.push(parameters);
    const pacts = [open(file)];
    expect(await verifyProvider({ url, states: { 'there is no order': handler }, pacts })).toEqual([]);
    expect(given).toEqual([expect.objectContaining({ customer: 'cus-9' })]);
  });
});

describe('what a green run must not hide', () => {
  const defects: readonly (readonly [string, (order: JsonObject) => void, string])[] = [
    ['a missing field', (order) => delete order.id, 'missing the following keys: id'],
    ['another type', (order) => Object.assign(order, { id: 7 }), 'same type as'],
    ['null', (order) => Object.assign(order, { id: null }), 'null'],
  ];
  test.each(defects)('%s in the answer', async (_, defect, reason) => {
    world.defect = defect;
    const [problem, ...others] = await verifyProvider({ url, states, pacts: [MUG] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ id: 'pact/provider-broke', at: { pointer: '/interactions/0' } });
    expect(problem?.message).toContain(
      'orders does not keep what storefront-v4 expects of “an order of one mug”',
    );
    expect(problem?.message).toContain(reason);
  });

  test('a state handler that throws', async () => {
    const broken = { 'there is no order': () => Promise.reject(new Error('no database')) };
    const [problem, ...others] = await verifyProvider({ url, states: broken, pacts: [MUG] });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ id: 'pact/state-failed', at: { pointer: '/interactions/0' } });
    expect(problem?.message).toBe('The handler of the state “there is no order” failed: no database.');
  });

  test('a state without a handler, whatever its name', async () => {
    const before = forks.length;
    const [problem] = await verifyProvider({ url, states: {}, pacts: [MUG] });
    expect(problem?.id).toBe('pact/state-missing');
    const renamed = {
      ...MUG.pact,
      calls: MUG.pact.calls.map((call) => ({ ...call, states: ['constructor'] })),
    };
    const pacts = [{ ...MUG, pact: renamed }];
    expect((await verifyProvider({ url, states: {}, pacts }))[0]?.id).toBe('pact/state-missing');
    expect(forks).toHaveLength(before);
  });

  test('a provider that is not there', async () => {
    const gone = verifyProvider({ url: 'http://127.0.0.1:1', states, pacts: [MUG] });
    await expect(gone).rejects.toMatchObject({ code: 'PROVIDER_UNREACHABLE', exit: 2 });
  });

  test('a provider that never answers', async () => {
    const silent = Fastify();
    silent.head('/', () => ({}));
    silent.post('/api/v1/orders', () => new Promise(() => {}));
    const at = await silent.listen({ port: 0, host: '127.0.0.1' });
    const [problem] = await verifyProvider({ url: at, states, pacts: [MUG], timeoutMs: 300 });
    silent.server.closeAllConnections();
    await silent.close();
    expect(problem?.id).toBe('pact/provider-broke');
  });

  test('a verifier that dies', async () => {
    vi.stubEnv('NODE_OPTIONS', '--import data:text/javascript,process.exit(3)');
    const dying = verifyProvider({ url, states, pacts: [MUG] });
    await expect(dying).rejects.toMatchObject({ code: 'PACT_UNDECIDED', exit: 2 });
    vi.unstubAllEnvs();
  });

  test('a message, which is not asked for', async () => {
    const handlers = { 'a parcel was handed over': () => {} };
    const pacts = [recorded('tracker-v4-shipping.json')];
    const found = await verifyProvider({ url, states: handlers, pacts });
    expect(found.map(({ id, severity }) => [id, severity])).toEqual([['pact/message-not-replayed', 'warn']]);
  });
});

test('the command prints its report on standard output, and nothing else does', () => {
  const provider = `
    import Fastify from ${JSON.stringify(import.meta.resolve('fastify'))};
    const app = Fastify();
    app.post('/api/v1/orders', (_, reply) => reply.code(201).send({ data: {} }));
    export const start = async () => ({ url: await app.listen({ port: 0 }), stop: () => app.close() });
    export const states = { 'there is no order': () => console.error('in the state') };`;
  writeFileSync(path.join(scratch, 'provider.mjs'), provider);
  const contract = path.join(ROOT, 'fixtures/verify/orders.yaml');
  const command = [
    'verify',
    MUG.path,
    '--contract',
    contract,
    '--provider',
    'provider.mjs',
    '--format',
    'json',
  ];
  const bin = path.join(ROOT, 'src/cli/bin.ts');
  const args = ['--import', import.meta.resolve('tsx'), bin, ...command];
  const ran = spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
  expect(ran.stderr).toBe('in the state\n');
  expect(ran.status).toBe(1);
  const { problems } = JSON.parse(ran.stdout) as { problems: { id: string }[] };
  expect(problems.map(({ id }) => id)).toEqual(['pact/provider-broke']);
});
