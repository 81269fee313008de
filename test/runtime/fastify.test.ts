import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { mount } from '../../src/runtime/adapters/fastify.js';
import { Refusal } from '../../src/runtime/core/envelope.js';
import type { ServerRoute } from '../../src/runtime/core/route.js';

const order = {
  type: 'object',
  required: ['total'],
  properties: { total: { type: 'integer' }, currency: { type: 'string', default: 'EUR' } },
};
const route = (parts: Partial<ServerRoute>): ServerRoute => ({
  id: 'createOrder',
  method: 'POST',
  path: '/orders',
  parameters: [],
  security: [],
  answers: { 201: { 'application/json': true } },
  invalid: 400,
  ...parts,
});
const CREATE = route({
  body: { required: true, content: { 'application/json': { schema: { $ref: '#/$defs/Order' } } } },
});

/** A host that has routes of its own beside the mounted ones. */
async function host(routes: readonly ServerRoute[], handlers: object, prefix = '/v1') {
  const app = fastify();
  const errors: unknown[] = [];
  app.get('/own', () => ({ own: true }));
  app.post('/own', (request) => request.body);
  app.register(
    mount({
      routes,
      handlers,
      schemes: {},
      verifiers: {},
      schemas: { Order: order },
      onError: (error) => errors.push(error),
      limits: { bodyBytes: 1_000 },
      validateResponses: false,
    }),
    { prefix },
  );
  await app.ready();
  return { app, errors };
}

const post = (payload: string, url = '/v1/orders') =>
  ({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } }) as const;

describe('a mounted contract', () => {
  class Shop {
    readonly orders: unknown[] = [];
    createOrder({ body }: { readonly body: unknown }) {
      this.orders.push(body);
      return { status: 201, body };
    }
  }

  it('lives under its prefix, and leaves the host alone', async () => {
    const { app } = await host([CREATE], new Shop());
    expect((await app.inject(post('{"total":1}'))).json()).toEqual({ total: 1, currency: 'EUR' });
    expect((await app.inject('/own')).json()).toEqual({ own: true });
    expect((await app.inject(post('{"a":"1"}', '/own'))).json()).toEqual({ a: '1' });
  });

  it('takes values as they are, whatever the host would make of them', async () => {
    const shop = new Shop();
    const { app } = await host([CREATE], shop);
    const refused = await app.inject(post('{"total":"1"}'));
    expect([refused.statusCode, refused.json().errors[0].source]).toEqual([400, { pointer: '/total' }]);
    expect(shop.orders).toEqual([]);
  });

  it('refuses a key that would change prototypes, however it is spelled', async () => {
    const { app } = await host([CREATE], new Shop());
    for (const key of ['__proto__', '\\u005f_proto__']) {
      const refused = await app.inject(post(`{"total":1,"deep":[{"${key}":{"admin":true}}]}`));
      expect([refused.statusCode, refused.json().errors[0].code]).toEqual([400, 'MALFORMED']);
    }
  });

  it('checks a body that falls under a range of media types', async () => {
    const content = { 'application/xml': {}, '*/*': { schema: { $ref: '#/$defs/Order' } } };
    const { app } = await host([route({ body: { required: true, content } })], new Shop());
    expect((await app.inject(post('{}'))).statusCode).toBe(400);
  });

  it('tells a missing property at its place', async () => {
    const { app } = await host([CREATE], new Shop());
    expect((await app.inject(post('{}'))).json().errors).toMatchObject([
      { code: 'VALIDATION_ERROR', detail: 'The body at /total is missing.', source: { pointer: '/total' } },
    ]);
  });

  it('answers in the envelope what the host refuses', async () => {
    const { app } = await host([CREATE], new Shop());
    const refused = await app.inject(post(`{"total":1,"note":"${'x'.repeat(2_000)}"}`));
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('keeps the cause of a fault to itself, and tells the host', async () => {
    const thrown = new Error('the database password is …');
    const { app, errors } = await host([CREATE], { createOrder: () => Promise.reject(thrown) });
    const answer = await app.inject(post('{"total":1}'));
    expect([answer.statusCode, answer.body.includes('password'), errors]).toEqual([500, false, [thrown]]);
  });

  it('answers a refusal as it says', async () => {
    const refusal = new Refusal(
      429,
      { code: 'TOO_MANY', title: 'Too many', detail: 'Later.' },
      { 'retry-after': '3' },
    );
    const { app, errors } = await host([CREATE], { createOrder: () => Promise.reject(refusal) });
    const answer = await app.inject(post('{"total":1}'));
    expect([
      answer.statusCode,
      answer.headers['retry-after'],
      answer.json().errors[0].status,
      errors,
    ]).toEqual([429, '3', '429', []]);
  });

  it('does not start without a handler', async () => {
    await expect(host([CREATE], {})).rejects.toThrow('There is no handler for createOrder (POST /orders).');
  });

  it('lets a HEAD of the contract stand beside its GET', async () => {
    const routes = [route({ id: 'get', method: 'GET' }), route({ id: 'head', method: 'HEAD' })];
    const { app } = await host(routes, {
      get: () => ({ status: 200, body: {} }),
      head: () => ({ status: 204 }),
    });
    expect((await app.inject({ method: 'HEAD', url: '/v1/orders' })).statusCode).toBe(204);
  });

  it('reads path values between other text, encoded or not', async () => {
    const parameters = [
      { in: 'path', name: 'from' },
      { in: 'path', name: 'to' },
    ] as const;
    const routes = [route({ id: 'route', method: 'GET', path: '/größe/{from}-{to}.json', parameters })];
    const { app } = await host(routes, { route: (input: object) => ({ status: 200, body: input }) });
    expect((await app.inject(encodeURI('/v1/größe/a-b.json'))).json()).toEqual({ from: 'a', to: 'b' });
    expect((await app.inject('/v1/gr%C3%B6%C3%9Fe/a%2Fb-c.json')).json()).toEqual({ from: 'a/b', to: 'c' });
  });
});
