import { describe, expect, it } from 'vitest';
import { ApiError, CallError } from '../../src/runtime/core/answer.js';
import { call, type Operation } from '../../src/runtime/core/call.js';
import { type CallOptions, type ClientOptions, newClient } from '../../src/runtime/core/client.js';
import { asIs, json, sentAs, urlencoded } from '../../src/runtime/core/encode-body.js';
import { keyed } from '../../src/runtime/core/idempotency.js';
import { isTrue, typed } from '../../src/runtime/core/read-answer.js';
import { backoffMs, retryAfterMs, STANDARD_RETRY } from '../../src/runtime/core/retry.js';
import { virtualClock } from '../support/virtual-clock.js';

const GET: Operation = { method: 'GET', path: '/orders', success: [200] };
const POST: Operation = {
  method: 'POST',
  path: '/orders',
  body: sentAs({ 'application/json': json }),
  idempotency: keyed(),
};

type Reply = Response | Error;

/** A server of prepared replies. */
function scene(replies: readonly Reply[], options: ClientOptions = {}) {
  const requests: Request[] = [];
  const clock = virtualClock();
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)];
    requests.push(new Request(input, init));
    if (reply instanceof Error) throw reply;
    return (reply as Response).clone();
  };
  const client = newClient({ baseUrl: 'https://orders.example/', clock, fetch, ...options });
  const run = (operation: Operation, input: object = {}, callOptions: CallOptions = {}) =>
    call(client, operation, input, callOptions);
  return { requests, clock, slept: clock.waited, run };
}

const reply = (status: number, data: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(data), { status, headers: { 'content-type': 'application/json', ...headers } });
const busy = (headers: Record<string, string> = {}): Response => new Response(null, { status: 503, headers });

describe('retry', () => {
  it('backs off with full jitter, five tries at most', async () => {
    const { requests, slept, run } = scene([busy()]);
    expect((await run(GET)).status).toBe(503);
    expect([requests.length, slept]).toEqual([5, [50, 100, 200, 400]]);
  });

  it('stops at the first answer that is none of trouble', async () => {
    const { requests, run } = scene([new TypeError('reset'), busy(), reply(200, 1)]);
    expect(await run(GET)).toMatchObject({ ok: true, status: 200, data: 1 });
    expect(requests).toHaveLength(3);
  });

  it('sends a POST once, unless it has an idempotency key that all tries share', async () => {
    const bare = scene([busy()]);
    await bare.run(POST, { body: {} });
    expect(bare.requests).toHaveLength(1);
    const known = scene([busy()]);
    await known.run(POST, { body: {} }, { idempotencyKey: 'auto' });
    const keys = new Set(known.requests.map(({ headers }) => headers.get('idempotency-key')));
    expect([known.requests.length, keys.size]).toEqual([5, 1]);
    const demanding = scene([busy()]);
    await demanding.run({ ...POST, idempotency: keyed('x-key', { always: true }) }, { body: {} });
    expect(demanding.requests.map(({ headers }) => headers.has('x-key'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it.each([
    ['3', [3_000]],
    ['Wed, 01 Jan 2025 00:00:07 GMT', [7_000]],
    ['31', []],
    ['soon', [50]],
    ['-1', [50]],
  ])('honours Retry-After: %s', async (value, waits) => {
    const { slept, run } = scene([busy({ 'retry-after': value })]);
    await run(GET, {}, { retry: { attempts: 2 } });
    expect(slept).toEqual(waits);
  });

  it('is changed by the contract, the client and the call, in this order', async () => {
    const { requests, run } = scene([busy()], { retry: { attempts: 2 } });
    await run({ ...GET, retry: { attempts: 4 } });
    expect(requests.splice(0)).toHaveLength(2);
    await run({ ...GET, retry: { attempts: 4 } }, {}, { retry: false });
    expect(requests).toHaveLength(1);
  });

  it('never waits longer than the maximum', () => {
    expect(
      [1, 5, 9, 10, 100].map((attempt) =>
        backoffMs({ ...STANDARD_RETRY, jitter: 'none' }, attempt, Math.random),
      ),
    ).toEqual([100, 1_600, 25_600, 30_000, 30_000]);
    expect(retryAfterMs('Wed, 01 Jan 2020 00:00:00 GMT', Date.now())).toBe(0);
  });
});

describe('an answer', () => {
  it('is a success only when the contract says so', async () => {
    const { run } = scene([reply(202, null)]);
    expect(await run(GET)).toMatchObject({ ok: false, status: 202 });
    expect(await run(POST, { body: 1 })).toMatchObject({ ok: true, status: 202 });
  });

  it('gives its data or throws', async () => {
    const { run } = scene([reply(200, { id: 1 }), reply(404, { code: 'NONE' })]);
    expect(await run(GET).orThrow()).toEqual({ id: 1 });
    const failed = run(GET).orThrow();
    await expect(failed).rejects.toBeInstanceOf(ApiError);
    await expect(failed).rejects.toMatchObject({
      status: 404,
      answer: { data: { code: 'NONE' } },
      message: 'GET /orders answered 404.',
    });
  });

  it('types its headers', async () => {
    const { run } = scene([reply(200, 1, { 'x-total': '12', 'x-last': 'true', etag: '"1"' })]);
    const { headers } = await run({ ...GET, fields: typed({ 'x-total': Number, 'x-last': isTrue }) });
    expect(headers).toMatchObject({ 'x-total': 12, 'x-last': true, etag: '"1"' });
  });

  it('that says JSON and is none is an error', async () => {
    const { requests, run } = scene([
      new Response('<html>', { headers: { 'content-type': 'application/json' } }),
    ]);
    await expect(run(GET)).rejects.toMatchObject({ reason: 'unreadable' });
    expect(requests).toHaveLength(1);
  });

  it('that goes on arriving is left open', async () => {
    const { run } = scene([
      new Response('data: 1\n\n', { headers: { 'content-type': 'text/event-stream' } }),
    ]);
    expect((await run(GET).raw()).body).toBeInstanceOf(ReadableStream);
  });
});

describe('a call', () => {
  it('has a time limit for each try', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    const { run } = scene([], { fetch: never });
    const error = await run({ ...GET, timeoutMs: 5 }, {}, { retry: false }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(CallError);
    expect([error.reason, error.message]).toEqual(['timeout', 'GET /orders took longer than 5 ms.']);
  });

  it('ends with its signal, and is not tried again', async () => {
    const { requests, run } = scene([new TypeError('reset')]);
    await expect(run(GET, {}, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    expect(requests.length).toBeLessThan(2);
  });

  it('sends what its media type says', async () => {
    const { requests, run } = scene([reply(200, 1)]);
    const body = sentAs({
      'application/merge-patch+json': json,
      'application/x-www-form-urlencoded': urlencoded,
      'text/plain': asIs,
      'application/octet-stream': asIs,
    });
    const bodies: readonly (readonly [string | undefined, unknown])[] = [
      [undefined, { a: [1] }],
      ['application/x-www-form-urlencoded', { a: [1, 'b&c'], d: { e: true } }],
      ['text/plain', 'ü'],
      ['application/octet-stream', new Uint8Array([104, 105])],
    ];
    for (const [contentType, value] of bodies) await run({ ...POST, body }, { body: value, contentType });
    const sent = await Promise.all(
      requests.map(async (request) => [request.headers.get('content-type'), await request.text()]),
    );
    expect(sent).toEqual([
      ['application/merge-patch+json', '{"a":[1]}'],
      ['application/x-www-form-urlencoded', 'a=1&a=b%26c&d=%7B%22e%22%3Atrue%7D'],
      ['text/plain', 'ü'],
      ['application/octet-stream', 'hi'],
    ]);
  });
});
