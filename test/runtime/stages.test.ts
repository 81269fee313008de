import { describe, expect, it } from 'vitest';
import type { AnyAnswer, CallError } from '../../src/runtime/core/answer.js';
import { type BreakerOptions, breaker } from '../../src/runtime/core/breaker.js';
import { bulkhead } from '../../src/runtime/core/bulkhead.js';
import { call, type Operation } from '../../src/runtime/core/call.js';
import { type CallOptions, type ClientOptions, inTurn, newClient } from '../../src/runtime/core/client.js';
import { sleep } from '../../src/runtime/core/clock.js';
import { json, sentAs } from '../../src/runtime/core/encode-body.js';
import { keyed } from '../../src/runtime/core/idempotency.js';
import { type EndOfLife, endsOfLife } from '../../src/runtime/core/lifecycle.js';
import { query } from '../../src/runtime/core/place.js';
import { rateLimit } from '../../src/runtime/core/rate-limit.js';
import { bearer } from '../../src/runtime/core/security.js';
import { through } from '../../src/runtime/core/stage.js';
import { type TryRecord, telemetry } from '../../src/runtime/core/telemetry.js';
import { tellTimeLeft } from '../../src/runtime/core/time-left.js';
import { tracing } from '../../src/runtime/core/tracing.js';
import { virtualClock } from '../support/virtual-clock.js';

const GET: Operation = { method: 'GET', path: '/orders', success: [200] };
const POST: Operation = {
  method: 'POST',
  path: '/orders',
  body: sentAs({ 'application/json': json }),
  success: [201],
  idempotency: keyed(),
};

/** What a faulty server does with one request: it answers after a while, breaks off, or never answers. */
interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly after?: number;
  readonly fault?: 'reset' | 'silence' | 'truncated' | 'drip';
}

/** A client of a faulty server, both by one clock that only moves when nothing else does. */
function scene(replies: (request: Request, index: number) => Reply, options: ClientOptions = {}) {
  const clock = virtualClock();
  const requests: { readonly at: number; readonly request: Request }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const reply = replies(request, requests.length);
    requests.push({ at: clock.elapsed(), request });
    await sleep(clock, reply.after ?? 0, request.signal);
    if (reply.fault === 'reset') throw new TypeError('connection reset');
    if (reply.fault === 'silence') await sleep(clock, 1e9, request.signal);
    const headers = { 'content-type': 'application/json', ...reply.headers };
    return new Response(bodyOf(reply, request.signal, clock), { status: reply.status ?? 200, headers });
  };
  const client = newClient({ baseUrl: 'https://a.example', clock, fetch, ...options });
  const run = (operation: Operation = GET, input: object = {}, callOptions: CallOptions = {}) =>
    call(client, operation, input, callOptions).then(
      (answer: AnyAnswer) => answer.status,
      (error: CallError) => error.reason ?? error.message,
    );
  return { clock, requests, run, times: () => requests.map(({ at }) => at) };
}

function bodyOf(
  { fault }: Reply,
  signal: AbortSignal,
  clock: ReturnType<typeof virtualClock>,
): ConstructorParameters<typeof Response>[0] {
  if (fault !== 'truncated' && fault !== 'drip') return '{"id":1}';
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (fault === 'truncated' && sent > 0) return controller.error(new TypeError('terminated'));
      if (fault === 'drip')
        try {
          await sleep(clock, 1_000, signal);
        } catch (reason) {
          return controller.error(reason);
        }
      controller.enqueue(new TextEncoder().encode(sent++ === 0 ? '{"id":' : ' '));
    },
  });
}

const once = { retry: false } as const;

describe('deadlines', () => {
  it('end a try, all tries together, and what drips', async () => {
    const silent = scene(() => ({ fault: 'silence' }));
    expect(await silent.run({ ...GET, timeoutMs: 2_000 }, {}, once)).toBe('timeout');
    expect(silent.clock.elapsed()).toBe(2_000);
    const dripping = scene(() => ({ fault: 'drip' }));
    expect(await dripping.run({ ...GET, timeoutMs: 4_500 }, {}, once)).toBe('timeout');
    expect(dripping.clock.elapsed()).toBe(4_500);
    const late = scene(() => ({ fault: 'silence' }));
    const deadline = late.clock.now() + 5_000;
    expect(await late.run({ ...GET, timeoutMs: 2_000 }, {}, { deadline })).toBe('timeout');
    expect(late.clock.elapsed()).toBe(5_000);
    expect(late.times()).toEqual([0, 2_050, 4_150]);
  });

  it('are not slept over: who would wake too late ends with what there is', async () => {
    const { clock, run, requests } = scene(() => ({ status: 503, headers: { 'retry-after': '10' } }));
    expect(await run(GET, {}, { deadline: clock.now() + 9_000 })).toBe(503);
    expect([requests.length, clock.elapsed()]).toEqual([1, 0]);
  });

  it('cascade: what is left is told to the server', async () => {
    const { clock, run, requests } = scene((_, i) => ({ after: 300, status: i < 2 ? 503 : 200 }), {
      stages: [tellTimeLeft('x-time-left-ms')],
    });
    expect(await run({ ...GET, timeoutMs: 800 }, {}, { deadline: clock.now() + 1_200 })).toBe(200);
    expect(requests.map(({ request }) => request.headers.get('x-time-left-ms'))).toEqual([
      '800',
      '800',
      '450',
    ]);
  });

  it('hold for credentials and for the wait for a turn', async () => {
    const never = new Promise<string>(() => undefined);
    const clock = virtualClock();
    const client = newClient({ baseUrl: 'https://a.example', clock, auth: { key: () => never } });
    const secured = { ...GET, timeoutMs: 100, security: bearer('key') };
    await expect(call(client, secured, {}, once)).rejects.toMatchObject({ reason: 'timeout' });
    const { run, clock: other } = scene(() => ({ fault: 'silence' }), {
      stages: [bulkhead({ concurrent: 1 })],
    });
    const first = run({ ...GET, timeoutMs: 9_000 }, {}, once);
    expect(await run(GET, {}, { deadline: other.now() + 500 })).toBe('timeout');
    expect(other.elapsed()).toBe(500);
    expect(await first).toBe('timeout');
  });
});

describe('chaos', () => {
  it.each([
    ['reset', 'network'],
    ['truncated', 'network'],
    ['silence', 'timeout'],
  ] as const)('%s: a GET is tried again, a POST without a key is not', async (fault, reason) => {
    const flaky = () => scene((_, i) => (i < 2 ? { fault } : {}));
    const got = flaky();
    expect([await got.run(), got.requests.length]).toEqual([200, 3]);
    const posted = flaky();
    expect([await posted.run(POST, { body: {} }), posted.requests.length]).toEqual([reason, 1]);
    const known = flaky();
    const keyedOptions = { idempotencyKey: 'auto' };
    expect([await known.run(POST, { body: {} }, keyedOptions), known.requests.length]).toEqual([200, 3]);
    expect(new Set(known.requests.map(({ request }) => request.headers.get('idempotency-key'))).size).toBe(1);
  });

  it('a thousand calls through bursts of all faults keep their deadlines', async () => {
    const faults: readonly Reply[] = [
      {},
      { status: 503 },
      { fault: 'reset' },
      { after: 1_500 },
      { fault: 'truncated' },
      { fault: 'silence' },
      { status: 429, headers: { 'retry-after': '1' } },
      { fault: 'drip' },
    ];
    let state = 7;
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state;
    };
    const { clock, run } = scene(() => faults[random() % faults.length] as Reply, { stages: [breaker()] });
    for (let i = 0; i < 1_000; i++) {
      const start = clock.now();
      const outcome = await run({ ...GET, timeoutMs: 1_000 }, {}, { deadline: start + 3_000 });
      expect(clock.now() - start, String(outcome)).toBeLessThanOrEqual(3_000);
      expect([200, 429, 503, 'timeout', 'network', 'refused']).toContain(outcome);
    }
  });
});

describe('a circuit breaker', () => {
  const states: string[] = [];
  const terms: BreakerOptions = { onChange: (_, state) => states.push(state) };

  it('opens, half opens and closes as the contract says', async () => {
    let isUp = false;
    states.length = 0;
    const { clock, run, requests } = scene(() => ({ status: isUp ? 200 : 503 }), {
      stages: [breaker(terms)],
    });
    const operation = {
      ...GET,
      breaker: { failures: 3, windowMs: 10_000, openMs: 30_000, successes: 2 },
    };
    const tryOnce = () => run(operation, {}, once);
    expect([await tryOnce(), await tryOnce(), await tryOnce()]).toEqual([503, 503, 503]);
    expect(await tryOnce()).toBe('refused');
    await sleep(clock, 29_999);
    expect([await tryOnce(), requests.length]).toEqual(['refused', 3]);
    await sleep(clock, 1);
    expect([await tryOnce(), await tryOnce(), requests.length]).toEqual([503, 'refused', 4]);
    await sleep(clock, 30_000);
    isUp = true;
    expect([await tryOnce(), await tryOnce(), await tryOnce()]).toEqual([200, 200, 200]);
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  it('lets one try at a time through while it is half open', async () => {
    const { clock, run, requests } = scene((_, i) => (i === 0 ? { status: 503 } : { after: 100 }), {
      stages: [breaker({ failures: 1 })],
    });
    await run(GET, {}, once);
    await sleep(clock, 30_000);
    expect(await Promise.all([run(GET, {}, once), run(GET, {}, once)])).toEqual([200, 'refused']);
    expect(requests).toHaveLength(2);
  });

  it('forgets failures beyond its window, counts no 4xx, and knows hosts apart', async () => {
    const { clock, run } = scene((_, i) => ({ status: i === 1 ? 404 : 500 }), {
      stages: [breaker({ failures: 2, windowMs: 1_000 })],
    });
    expect([await run(GET, {}, once), await run(GET, {}, once)]).toEqual([500, 404]);
    await sleep(clock, 1_000);
    expect([await run(GET, {}, once), await run(GET, {}, once)]).toEqual([500, 500]);
    expect(await run(GET, {}, once)).toBe('refused');
    const two = scene(({ url }) => ({ status: url.includes('//a.') ? 500 : 200 }), {
      baseUrl: ['https://a.example', 'https://b.example'],
      stages: [breaker({ failures: 1 })],
    });
    expect([await two.run(), await two.run()]).toEqual([200, 200]);
    expect(two.requests.map(({ request }) => new URL(request.url).host)).toEqual([
      'a.example',
      'b.example',
      'b.example',
    ]);
  });
});

describe('the stages of the contract', () => {
  const careful: Operation = { ...GET, stages: through(breaker), breaker: { failures: 1, openMs: 1_000 } };

  it('are one a client, whatever operation asks for them', async () => {
    const { run, requests } = scene(() => ({ status: 503 }));
    expect(await run(careful, {}, once)).toBe(503);
    expect(await run({ ...careful, path: '/other' }, {}, once)).toBe('refused');
    expect(await run(GET, {}, once)).toBe(503);
    expect(requests).toHaveLength(2);
    expect(await scene(() => ({})).run(careful, {}, once)).toBe(200);
  });

  it('stand behind those of the caller, and back for one of their kind', async () => {
    const changes: string[] = [];
    const own = breaker({ failures: 2, onChange: (_, state) => void changes.push(state) });
    const { run } = scene(() => ({ status: 503 }), { stages: [own] });
    expect([
      await run(careful, {}, once),
      await run(careful, {}, once),
      await run(careful, {}, once),
    ]).toEqual([503, 503, 'refused']);
    expect(changes).toEqual(['open']);
  });
});

it('nothing is sent for a call that is over', async () => {
  const { run, requests, clock } = scene(() => ({}), {
    stages: [(_, next) => sleep(clock, 1_000).then(next)],
  });
  expect(await run(GET, {}, { deadline: clock.now() + 500 })).toBe('timeout');
  await sleep(clock, 2_000);
  expect(requests).toEqual([]);
});

describe('several servers', () => {
  const servers = ['https://a.example', 'https://b.example/v1/'];

  it('take over from each other at once, and wait only when all have failed', async () => {
    const { run, requests, times } = scene((_, i) => (i < 3 ? { fault: 'reset' } : {}), { baseUrl: servers });
    expect(await run()).toBe(200);
    expect(requests.map(({ request }) => request.url)).toEqual([
      'https://a.example/orders',
      'https://b.example/v1/orders',
      'https://a.example/orders',
      'https://b.example/v1/orders',
    ]);
    expect(times()).toEqual([0, 0, 100, 100]);
  });

  it('share the calls', async () => {
    const { run, requests } = scene(() => ({}), { baseUrl: servers, balance: inTurn });
    for (let i = 0; i < 3; i++) await run();
    expect(requests.map(({ request }) => new URL(request.url).host)).toEqual([
      'a.example',
      'b.example',
      'a.example',
    ]);
  });

  it('may all be down: then the fallback answers', async () => {
    const down = () => ({ fault: 'reset' }) as const;
    const fallback = (failed: CallError) =>
      failed.reason === 'network' ? new Response('[]', { status: 200 }) : undefined;
    const { run } = scene(down, { fallback });
    expect(await run()).toBe(200);
    expect(await scene(down, { fallback: () => undefined }).run()).toBe('network');
  });
});

describe('a bulkhead', () => {
  it('lets so many through, queues so many, and refuses the rest', async () => {
    const { run, times } = scene(() => ({ after: 1_000 }), {
      stages: [bulkhead({ concurrent: 2, queue: 2 })],
    });
    expect(await Promise.all([run(), run(), run(), run(), run()])).toEqual([200, 200, 200, 200, 'refused']);
    expect(times()).toEqual([0, 0, 1_000, 1_000]);
    expect(await run()).toBe(200);
  });
});

describe('a rate limit', () => {
  it('holds over any span of its length', async () => {
    const { run, times } = scene(() => ({}), { stages: [rateLimit()] });
    const limited = { ...GET, rateLimit: { requests: 2, perMs: 1_000 } };
    await Promise.all([1, 2, 3, 4, 5].map(() => run(limited)));
    expect(times()).toEqual([0, 0, 1_000, 1_000, 2_000]);
    await Promise.all([1, 2].map(() => run()));
    expect(times().slice(5)).toEqual([2_000, 2_000]);
  });

  it('gives back the place of a call that was called off', async () => {
    const { clock, run, times } = scene(() => ({}), { stages: [rateLimit({ requests: 1, perMs: 1_000 })] });
    await run();
    expect(await run(GET, {}, { deadline: clock.now() + 10 })).toBe('timeout');
    await run();
    expect(times()).toEqual([0, 1_000]);
  });
});

describe('what is told of calls', () => {
  it('all tries of a call share its correlation id and its trace', async () => {
    const { run, requests } = scene((_, i) => (i < 1 ? { status: 503 } : {}), { stages: [tracing()] });
    await run();
    await run();
    const told = requests.map(({ request }) => {
      const [version, trace, span, flags] = (request.headers.get('traceparent') ?? '').split('-');
      return { id: request.headers.get('x-correlation-id'), version, trace, span, flags };
    });
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
    expect(new Set(told.map(({ trace }) => trace)).size).toBe(2);
    expect(new Set(told.map(({ span }) => span)).size).toBe(3);
    for (const { trace, span } of told) expect([trace?.length, span?.length]).toEqual([32, 16]);
    const inner = scene(() => ({}), {
      stages: [
        tracing({
          correlationId: () => 'mine',
          traceparent: () => `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`,
        }),
      ],
    });
    await inner.run();
    const [first] = inner.requests;
    expect(first?.request.headers.get('x-correlation-id')).toBe('mine');
    expect(first?.request.headers.get('traceparent')).toMatch(/^00-a{32}-(?!b{16})[0-9a-f]{16}-00$/);
  });

  it('telemetry counts, times and hides secrets', async () => {
    const records: TryRecord[] = [];
    const spans: string[] = [];
    const measured: [number, Record<string, string | number>][] = [];
    const { run } = scene((_, i) => (i === 0 ? { fault: 'reset', after: 20 } : { after: 30 }), {
      headers: { authorization: 'Bearer secret', 'x-team': 'a', 'x-pin': '1' },
      stages: [
        telemetry({
          log: (record) => records.push(record),
          secret: ['X-Pin'],
          tracer: {
            startSpan: (name) => {
              spans.push(name);
              return {
                setAttribute: (key, value) => spans.push(`${key}=${value}`),
                setStatus: ({ code }) => spans.push(`status ${code}`),
                end: () => spans.push('end'),
              };
            },
          },
          meter: {
            createHistogram: () => ({ record: (value, attributes) => measured.push([value, attributes]) }),
          },
        }),
      ],
    });
    const search = { ...GET, parameters: [query('token')] };
    expect(await run(search, { token: 'secret' })).toBe(200);
    expect(
      records.map(({ attempt, status, failure, milliseconds }) => [attempt, status, failure, milliseconds]),
    ).toEqual([
      [1, undefined, 'network', 20],
      [2, 200, undefined, 30],
    ]);
    expect(JSON.stringify(records)).not.toContain('secret');
    expect(records[0]).toMatchObject({ headers: { 'x-team': 'a', 'x-pin': '***', authorization: '***' } });
    expect(spans).toEqual([
      'GET /orders',
      'error.type=network',
      'status 2',
      'end',
      'GET /orders',
      'http.response.status_code=200',
      'end',
    ]);
    expect(measured.map(([value]) => value)).toEqual([0.02, 0.03]);
    expect(measured[1]?.[1]).toMatchObject({ 'url.template': '/orders', 'http.request.resend_count': 1 });
  });

  it('the end of an operation is told once', async () => {
    const told: EndOfLife[] = [];
    const headers = {
      deprecation: '@1735689600',
      sunset: 'Wed, 01 Jul 2026 00:00:00 GMT',
      link: '<https://a.example/v2>; rel="successor-version", <https://a.example/next>; rel=next',
    };
    const { run } = scene(() => ({ headers }), { stages: [endsOfLife((end) => told.push(end))] });
    await run();
    await run();
    expect(told).toEqual([
      {
        operation: 'GET /orders',
        deprecatedSince: new Date('2025-01-01T00:00:00Z'),
        sunset: new Date('2026-07-01T00:00:00Z'),
        links: ['https://a.example/v2'],
      },
    ]);
  });
});
