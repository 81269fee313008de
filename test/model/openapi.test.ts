import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { NO_ANSWER, openapi } from '../support/contracts.js';

describe('operations take what they do not say from above', () => {
  const root = {
    servers: [
      { url: 'https://api.example.com/v1' },
      { url: 'https://{stage}.example.com', variables: { stage: { default: 'eu', enum: ['eu', 'us'] } } },
    ],
    security: [{ bearer: [] }],
    'x-policy': { timeout: '10s', owner: 'team-orders', retry: { attempts: 4 } },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'Bearer' },
        'x-api-key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
        oauth: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: 'https://id.example.com', scopes: { 'orders.read': 'Read.' } },
          },
        },
      },
    },
    paths: {
      'x-note': 'not a path',
      '/orders': {
        summary: 'not an operation',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'string' } },
          { name: 'trace', in: 'header', schema: { type: 'string' } },
        ],
        'x-policy': { timeout: '2s' },
        get: {
          ...NO_ANSWER,
          parameters: [{ name: 'page', in: 'query', required: true, schema: { type: 'integer' } }],
          'x-policy': { retry: { initial: '50ms' } },
        },
        post: { ...NO_ANSWER, security: [], servers: [{ url: '/own' }] },
        delete: { ...NO_ANSWER, security: [{ 'x-api-key': [] }, { oauth: ['orders.read'], bearer: [] }] },
      },
      '/health': {
        servers: [{ url: 'https://health.example.com' }],
        get: { ...NO_ANSWER, deprecated: true, 'x-sunset': '2027-03-01' },
      },
    },
  } satisfies JsonObject;

  const of = async (key: string) => {
    const contract = await openapi('3.1', root);
    expect(contract.mistakes).toEqual([]);
    return contract.operations.find((operation) => operation.key === key);
  };

  test('parameters: its own of one name and place win', async () => {
    const operation = await of('GET /orders');
    expect(operation?.parameters.map(({ name, required }) => [name, required])).toEqual([
      ['trace', false],
      ['page', true],
    ]);
    expect((await of('POST /orders'))?.parameters.map(({ name }) => name)).toEqual(['page', 'trace']);
  });

  test('security: inherited, given up, or its own', async () => {
    expect(await of('GET /orders')).toMatchObject({
      security: [[{ scheme: 'bearer', scopes: [] }]],
      securityDeclared: false,
    });
    expect(await of('POST /orders')).toMatchObject({ security: [], securityDeclared: true });
    expect((await of('DELETE /orders'))?.security).toEqual([
      [{ scheme: 'x-api-key', scopes: [] }],
      [
        { scheme: 'oauth', scopes: ['orders.read'] },
        { scheme: 'bearer', scopes: [] },
      ],
    ]);
  });

  test('security schemes, whatever their names, as they are written', async () => {
    const { securitySchemes } = await openapi('3.1', root);
    expect(
      securitySchemes.map(({ name, type, scheme, parameter }) => [name, type, scheme, parameter]),
    ).toEqual([
      ['bearer', 'http', 'Bearer', undefined],
      ['x-api-key', 'apiKey', undefined, 'X-Api-Key'],
      ['oauth', 'oauth2', undefined, undefined],
    ]);
    expect(securitySchemes[2]?.flows[0]?.scopes).toEqual(new Map([['orders.read', 'Read.']]));
  });

  test('servers: root, path, operation', async () => {
    const urls = async (key: string) => (await of(key))?.servers.map(({ url }) => url);
    expect(await urls('GET /orders')).toEqual(['https://api.example.com/v1', 'https://{stage}.example.com']);
    expect(await urls('POST /orders')).toEqual(['/own']);
    expect(await urls('GET /health')).toEqual(['https://health.example.com']);
    expect((await of('GET /orders'))?.servers[1]?.variables).toMatchObject([
      { name: 'stage', default: 'eu', values: ['eu', 'us'] },
    ]);
  });

  test('policy: word by word', async () => {
    expect((await of('GET /orders'))?.policy).toEqual({
      timeoutMs: 2_000,
      owner: 'team-orders',
      retry: { attempts: 4, initialMs: 50, factor: 2, maxMs: 30_000, jitter: 'full' },
    });
    expect((await of('GET /health'))?.policy.timeoutMs).toBe(10_000);
  });

  test('lifecycle', async () => {
    expect((await of('GET /health'))?.lifecycle).toEqual({ deprecated: true, sunset: '2027-03-01' });
  });
});

describe('parameters', () => {
  test.each([
    ['query', {}, 'form', true],
    ['cookie', {}, 'form', true],
    ['path', {}, 'simple', false],
    ['header', {}, 'simple', false],
    ['query', { style: 'spaceDelimited' }, 'spaceDelimited', false],
    ['query', { explode: false }, 'form', false],
  ])('in %s %j: style %s, explode %s', async (location, said, style, explode) => {
    const parameter = { name: 'ids', in: location, ...said, schema: { type: 'array' } };
    const { operations } = await openapi('3.1', {
      paths: { '/orders/{ids}': { get: { ...NO_ANSWER, parameters: [parameter] } } },
    });
    expect(operations[0]?.parameters).toMatchObject([{ style, explode, required: location === 'path' }]);
  });

  test('may be written as content', async () => {
    const parameter = {
      name: 'near',
      in: 'query',
      content: { 'application/json': { schema: { type: 'object' } } },
    };
    const { operations } = await openapi('3.1', {
      paths: { '/orders': { get: { ...NO_ANSWER, parameters: [parameter] } } },
    });
    expect(operations[0]?.parameters).toMatchObject([{ mediaType: 'application/json', schema: {} }]);
  });
});

describe('responses', () => {
  test('statuses, headers of any name, content and links', async () => {
    const contract = await openapi('3.1', {
      paths: {
        '/orders': {
          get: {
            responses: {
              200: {
                description: 'A page.',
                headers: {
                  'x-next': { required: true, schema: { type: 'string' } },
                  'Content-Type': { schema: {} },
                },
                content: {
                  'Application/JSON; charset=UTF-8': { schema: { type: 'object' } },
                  'x-note': true,
                },
                links: { next: { operationId: 'listOrders' } },
              },
              '4xx': { $ref: '#/components/responses/Problem' },
              default: { description: 'Else.' },
              'x-note': { description: 'not a status' },
            },
          },
        },
      },
      components: { responses: { Problem: { description: 'No.' } } },
    });
    expect(contract.mistakes).toEqual([]);
    const [ok, problem, other] = contract.operations[0]?.responses ?? [];
    expect(ok).toMatchObject({
      status: '200',
      headers: [{ name: 'x-next', required: true }],
      links: [{ name: 'next', operationId: 'listOrders', parameters: {} }],
    });
    expect(ok?.payload).toMatchObject({
      writtenBy: 'owner',
      content: [{ mediaType: 'application/json; charset=utf-8' }],
    });
    expect(problem).toMatchObject({ status: '4XX', at: { pointer: '/components/responses/Problem' } });
    expect(other).toMatchObject({ status: 'default' });
    expect(other?.payload).toBeUndefined();
  });
});

describe('what is pushed', () => {
  const event = {
    operationId: 'onPaid',
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    responses: { 204: { description: 'Received.' } },
  };

  test('webhooks of 3.1, and x-webhooks before them', async () => {
    for (const [dialect, key] of [
      ['3.1', 'webhooks'],
      ['3.0', 'x-webhooks'],
    ] as const) {
      const contract = await openapi(dialect, {
        security: [{ bearer: [] }],
        'x-delivery': { guarantee: 'at-least-once', deadLetter: 'dead' },
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
        [key]: { 'order.paid': { post: { ...event, 'x-delivery': { deadLetter: 'paid-dead' } } } },
      });
      expect(contract.exchanges).toHaveLength(1);
      expect(contract.exchanges[0]).toMatchObject({
        via: 'webhook',
        key: 'webhook order.paid',
        direction: 'sent',
        method: 'POST',
        payload: { writtenBy: 'owner' },
        answers: [{ status: '204' }],
        security: [],
        delivery: { guarantee: 'at-least-once', deadLetter: 'paid-dead' },
      });
    }
  });

  test('a webhook of several methods has a key for each', async () => {
    const { exchanges } = await openapi('3.1', {
      webhooks: { paid: { post: event, put: { ...event, operationId: 'onPut' } } },
    });
    expect(exchanges.map(({ key }) => key)).toEqual(['webhook paid PUT', 'webhook paid POST']);
  });

  test('callbacks, with the call that carries them', async () => {
    const callbacks = {
      onPaid: { '{$request.body#/url}': { post: event } },
      onLost: { $ref: '#/components/callbacks/Lost' },
    };
    const Lost = {
      '{$request.body#/url}/lost': { post: { ...event, operationId: 'onLost' } },
      'x-note': { a: 1 },
    };
    const contract = await openapi('3.1', {
      paths: { '/orders': { post: { ...NO_ANSWER, callbacks } } },
      components: { callbacks: { Lost } },
    });
    expect(contract.mistakes).toEqual([]);
    expect(contract.exchanges).toMatchObject([
      { key: 'POST /orders callback onPaid', parent: 'POST /orders', channel: '{$request.body#/url}' },
      {
        key: 'POST /orders callback onLost',
        channel: '{$request.body#/url}/lost',
        at: { pointer: expect.stringContaining('/components/callbacks/Lost') },
      },
    ]);
  });
});
