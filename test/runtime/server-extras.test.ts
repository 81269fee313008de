import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/runtime/core/envelope.js';
import type { ServerRoute } from '../../src/runtime/core/route.js';
import { serve } from '../../src/runtime/core/server.js';
import { cors } from '../../src/runtime/core/server-cors.js';
import { deprecations } from '../../src/runtime/core/server-deprecation.js';
import { checkMatch, etagOf } from '../../src/runtime/core/server-etag.js';
import type { Mounted, ServerRequest, ServerResponse } from '../../src/runtime/core/server-exchange.js';
import { fetchHandler } from '../../src/runtime/core/server-fetch.js';
import { health } from '../../src/runtime/core/server-health.js';
import { idempotency, memoryAnswers } from '../../src/runtime/core/server-idempotency.js';
import { problemErrors } from '../../src/runtime/core/server-problem.js';
import { memoryQuotas, rateLimit } from '../../src/runtime/core/server-rate-limit.js';
import { versions } from '../../src/runtime/core/server-version.js';

const ROUTE: ServerRoute = {
  id: 'act',
  method: 'POST',
  path: '/acts',
  parameters: [],
  body: { required: false, content: { 'application/json': { schema: { type: 'object' } } } },
  security: [],
  answers: { 200: { 'application/json': true } },
  invalid: 400,
};

type Act = (input: { readonly body?: unknown }, context: { readonly signal: AbortSignal }) => unknown;

function server(parts: Partial<Mounted<undefined>> = {}, act: Act = () => ({ status: 200, body: {} })) {
  const mounted = { routes: [ROUTE], handlers: { act }, schemes: {}, verifiers: {}, schemas: {}, ...parts };
  const handle = serve<undefined>(mounted);
  return async (request: Partial<ServerRequest<undefined>> = {}): Promise<ServerResponse> => {
    const sent = {
      method: 'POST',
      url: '/acts',
      headers: new Headers(),
      body: undefined,
      host: undefined,
      ...request,
    };
    return (await handle(sent)) as ServerResponse;
  };
}

const withHeaders = (headers: Readonly<Record<string, string>>, method = 'POST', url = '/acts') => ({
  method,
  url,
  headers: new Headers(headers),
});
const bodyOf = ({ body }: ServerResponse): unknown => JSON.parse(String(body));

describe('the server', () => {
  it('writes errors as problem details', async () => {
    const send = server({
      errors: problemErrors,
      routes: [{ ...ROUTE, body: { required: true, content: ROUTE.body?.content ?? {} } }],
    });
    const text = new TextEncoder().encode('[]');
    const refused = await send({ headers: new Headers({ 'content-type': 'application/json' }), body: text });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(bodyOf(refused)).toMatchObject({
      type: 'about:blank',
      title: 'Validation failed',
      status: 400,
      detail: 'The body must be an object.',
      instance: expect.stringMatching(/^urn:uuid:/),
      errors: [{ code: 'VALIDATION_ERROR', detail: 'The body must be an object.', pointer: '' }],
    });
    expect(bodyOf(await send())).toMatchObject({ code: 'MALFORMED', detail: 'The request has no body.' });
  });

  it('tells a handler that its caller has gone', async () => {
    const caller = new AbortController();
    const send = server(
      {},
      (_, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ status: 200, body: { gone: true } })),
        ),
    );
    const answer = send({ signal: caller.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    caller.abort();
    expect(bodyOf(await answer)).toEqual({ gone: true });
  });

  it('limits the time of verifiers too', async () => {
    const send = server({
      limits: { timeoutMs: 10 },
      routes: [{ ...ROUTE, security: [{ slow: [] }] }],
      schemes: { slow: { type: 'connection' } },
      verifiers: { slow: () => new Promise(() => undefined) },
    });
    expect((await send()).status).toBe(503);
  });

  it('answers in JSON where the contract says any type', async () => {
    const send = server({
      routes: [{ ...ROUTE, answers: { 200: { '*/*': { type: 'object' } } } }],
      validateResponses: true,
    });
    const answer = await send();
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
      200,
      'application/json',
      '{}',
    ]);
  });

  it('stands under a prefix, and only there', async () => {
    const handle = fetchHandler<Request>({
      routes: [ROUTE],
      handlers: { act: () => ({ status: 200, body: {} }) },
      schemes: {},
      verifiers: {},
      schemas: {},
      prefix: '/v1/',
    });
    const send = (path: string) => {
      const request = new Request(`http://host${path}`, { method: 'POST' });
      return handle(request, request);
    };
    expect((await send('/v1/acts'))?.status).toBe(200);
    expect(await send('/v1acts')).toBeUndefined();
    expect(await send('/acts')).toBeUndefined();
    expect(await send('/v1')).toBeUndefined();
  });

  it('shows every stage an answer, whatever is thrown behind it', async () => {
    const seen: (number | undefined)[] = [];
    const errors: unknown[] = [];
    const watch = async (_: unknown, next: () => Promise<ServerResponse | undefined>) => {
      const response = await next();
      seen.push(response?.status);
      return response;
    };
    const fall = () => Promise.reject(new Error('stage'));
    const send = server({
      extras: [{ around: watch }, { within: watch }, { within: fall }],
      onError: (error) => errors.push(error),
    });
    expect((await send()).status).toBe(500);
    expect([seen, errors.length]).toEqual([[500, 500], 1]);
  });
});

describe('rate limits', () => {
  it('end with their window, and are counted by consumer', async () => {
    let time = 0;
    const limit = rateLimit({ otherwise: { requests: 1, perMs: 1_500 }, store: memoryQuotas(() => time) });
    const send = server({ extras: [limit] });
    const ada = () => send(withHeaders({ authorization: 'a' }));
    expect((await ada()).headers.get('ratelimit')).toBe('"default";r=0;t=2');
    const refused = await ada();
    expect([
      refused.status,
      refused.headers.get('retry-after'),
      refused.headers.get('ratelimit-policy'),
    ]).toEqual([429, '2', '"default";q=1;w=2']);
    expect((await send(withHeaders({ authorization: 'b' }))).status).toBe(200);
    time = 1_500;
    expect((await ada()).status).toBe(200);
  });

  it('forget windows that have ended', () => {
    let time = 0;
    const store = memoryQuotas(() => time);
    for (let key = 0; key < 10_000; key++) store.take(String(key), { requests: 1, perMs: 1 });
    time = 2;
    expect(store.take('0', { requests: 1, perMs: 1 })).toEqual({ remaining: 0, resetMs: 1 });
  });
});

describe('idempotency keys', () => {
  const keyed = (key: string, text = '{}') => ({
    headers: new Headers({ 'idempotency-key': key, 'content-type': 'application/json' }),
    body: new TextEncoder().encode(text),
  });

  it('serve a request once, and refuse the second while the first is served', async () => {
    let acts = 0;
    let finish = (): void => undefined;
    const send = server({ extras: [idempotency()] }, async () => {
      acts += 1;
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { status: 200, body: { acts } };
    });
    const first = send(keyed('k'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await send(keyed('k'))).status).toBe(409);
    finish();
    expect(bodyOf(await first)).toEqual({ acts: 1 });
    const again = await send(keyed('k'));
    expect([bodyOf(again), again.headers.get('idempotency-replayed')]).toEqual([{ acts: 1 }, 'true']);
    expect((await send(keyed('k', '{"other":1}'))).status).toBe(422);
    expect(acts).toBe(1);
  });

  it('let go of a request that failed', async () => {
    let acts = 0;
    const send = server({ extras: [idempotency()], onError: () => undefined }, () => {
      acts += 1;
      if (acts === 1) throw new Error('once');
      return { status: 200, body: {} };
    });
    expect([(await send(keyed('k'))).status, (await send(keyed('k'))).status]).toEqual([500, 200]);
  });

  it('are asked for where the contract requires one', async () => {
    const send = server({
      extras: [idempotency()],
      routes: [{ ...ROUTE, idempotency: { header: 'x-key', required: true } }],
    });
    expect((await send()).status).toBe(400);
    expect((await send(withHeaders({ 'x-key': '1' }))).status).toBe(200);
  });

  it('are kept for a time, and not too many', () => {
    let time = 0;
    const store = memoryAnswers({ ttlMs: 10, max: 2, now: () => time });
    const answer = { status: 200, headers: [], body: '' };
    for (const key of ['a', 'b', 'c']) {
      expect(store.claim(key, 'f')).toBeUndefined();
      store.keep(key, { fingerprint: 'f', answer });
    }
    expect(store.claim('c', 'f')).toEqual({ fingerprint: 'f', answer });
    expect(store.claim('a', 'f')).toBeUndefined();
    time = 11;
    expect(store.claim('c', 'f')).toBeUndefined();
  });
});

describe('other extras', () => {
  it('count the calls of deprecated operations', async () => {
    const told: unknown[] = [];
    const deprecated = deprecations({
      consumerOf: ({ request }) => request.headers.get('x-app') ?? '?',
      onCall: (call) => told.push(call),
    });
    const send = server({ extras: [deprecated], routes: [{ ...ROUTE, deprecated: {} }] });
    for (const app of ['a', 'b', 'a']) await send(withHeaders({ 'x-app': app }));
    expect(deprecated.counts()).toEqual([
      { operation: 'act', consumer: 'a', calls: 2 },
      { operation: 'act', consumer: 'b', calls: 1 },
    ]);
    expect(told).toHaveLength(3);
    expect((await send()).headers.get('deprecation')).toBe('@0');
  });

  it('call a check that hangs down', async () => {
    const send = server({
      extras: [
        health({
          checks: { hangs: () => new Promise(() => undefined), lies: () => false, works: () => 1 },
          timeoutMs: 5,
        }),
      ],
    });
    const answer = await send({ method: 'GET', url: '/health/ready' });
    expect([answer.status, bodyOf(answer)]).toEqual([
      503,
      { status: 'DOWN', checks: { hangs: 'DOWN', lies: 'DOWN', works: 'UP' } },
    ]);
    expect(await send({ url: '/health/ready' })).toBeUndefined();
  });

  it('say which versions there are', async () => {
    const send = server({
      extras: [versions({ supported: ['2024-08-23', '2025-01-01'], fallback: '2025-01-01', parameter: 'v' })],
    });
    expect((await send()).headers.get('api-version')).toBe('2025-01-01');
    expect((await send({ url: '/acts?v=2024-08-23' })).headers.get('api-version')).toBe('2024-08-23');
    const refused = await send(withHeaders({ 'api-version': '1' }));
    expect([refused.status, bodyOf(refused)]).toMatchObject([
      400,
      { errors: [{ code: 'VERSION_UNSUPPORTED', source: { header: 'api-version' } }] },
    ]);
  });

  it('never let any origin act with credentials', async () => {
    const send = server({ extras: [cors({ origins: '*', credentials: true })] });
    expect(
      (await send(withHeaders({ origin: 'https://evil.example' }))).headers.get(
        'access-control-allow-origin',
      ),
    ).toBeNull();
    const open = server({ extras: [cors({ origins: '*' })] });
    expect(
      (await open(withHeaders({ origin: 'https://any.example' }))).headers.get('access-control-allow-origin'),
    ).toBe('*');
    const some = server({
      extras: [cors({ origins: (origin) => origin.endsWith('.shop.example'), credentials: true })],
    });
    const answer = await some(withHeaders({ origin: 'https://a.shop.example' }));
    expect([
      answer.headers.get('access-control-allow-origin'),
      answer.headers.get('access-control-allow-credentials'),
      answer.headers.get('vary'),
    ]).toEqual(['https://a.shop.example', 'true', 'Origin']);
  });

  it('hold writes to the state that was read', async () => {
    const tag = await etagOf({ a: 1 });
    const refusal = (
      headers: Readonly<Record<string, string>>,
      current: string | undefined,
      required = false,
    ): number => {
      try {
        checkMatch(new Headers(headers), current, { required });
        return 0;
      } catch (error) {
        return (error as Refusal).status;
      }
    };
    expect(refusal({ 'if-match': tag }, tag)).toBe(0);
    expect(refusal({ 'if-match': '*' }, tag)).toBe(0);
    expect(refusal({ 'if-match': '*' }, undefined)).toBe(412);
    expect(refusal({ 'if-match': `W/${tag}` }, tag)).toBe(412);
    expect(refusal({ 'if-none-match': '*' }, tag)).toBe(412);
    expect(refusal({ 'if-none-match': '*' }, undefined)).toBe(0);
    expect(refusal({}, tag, true)).toBe(428);
    expect(refusal({}, tag)).toBe(0);
  });
});
