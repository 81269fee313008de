import { describe, expect, test } from 'vitest';
import { type DiffOptions, diff } from '../src/diff/index.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

const id = { type: 'string' };
const order: JsonObject = {
  type: 'object',
  required: ['id', 'total'],
  properties: { id, total: { type: 'number' } },
};
const json = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

interface Parts {
  readonly paths?: JsonObject;
  readonly webhooks?: JsonObject;
  readonly schemas?: JsonObject;
  readonly version?: string;
}

function openapi({ paths = {}, webhooks = {}, schemas = {}, version = '1.0.0' }: Parts) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version },
    paths,
    webhooks,
    components: { schemas },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

async function changesOf(before: Parts, after: Parts, options: DiffOptions = {}) {
  return (await diff(await openapi(before), await openapi(after), options)).changes;
}

const get = (schema: Json): JsonObject => ({
  get: { responses: { 200: { description: 'The order', ...json(schema) } } },
});
const post = (schema: Json): JsonObject => ({
  post: { requestBody: json(schema), responses: { 204: { description: 'Placed' } } },
});

const bytes = (media: JsonObject): JsonObject => ({
  get: { responses: { 200: { description: 'A photo', content: { 'image/png': media } } } },
});

/** One order at `/orders/{name}`. */
const atPath = (name: string): Parts => ({
  paths: {
    [`/orders/{${name}}`]: { parameters: [{ name, in: 'path', required: true, schema: id }], ...get(order) },
  },
});

describe('what is the same on the wire is no change', () => {
  const body = (schema: Json, schemas: JsonObject = {}): Parts => ({
    paths: { '/orders': { ...get(schema), ...post(schema) } },
    schemas,
  });
  const cases: [title: string, before: Parts, after: Parts][] = [
    ['inline and by reference', body(order), body(ref('Order'), { Order: order })],
    ['wrapped in allOf', body(order), body({ allOf: [order] })],
    [
      'taken apart by allOf',
      body(order),
      body({
        allOf: [
          { type: 'object', required: ['id'], properties: { id } },
          { required: ['total'], properties: { total: { type: 'number' } } },
        ],
      }),
    ],
    ['wrapped in anyOf', body(order), body({ anyOf: [order] })],
    ['enum of one and const', body({ enum: ['paid'] }), body({ const: 'paid' })],
    [
      'null as a type and as an alternative',
      body({ type: ['string', 'null'] }),
      body({ anyOf: [{ type: 'string' }, { type: 'null' }] }),
    ],
    [
      'bytes in the words of OpenAPI 3.0 and of 3.1',
      body({ type: 'object', properties: { photo: { type: 'string', format: 'binary' } } }),
      body({
        type: 'object',
        properties: { photo: { type: 'string', contentMediaType: 'application/octet-stream' } },
      }),
    ],
    [
      'a body of bytes, and one without a schema',
      { paths: { '/photo': bytes({ schema: { type: 'string', format: 'binary' } }) } },
      { paths: { '/photo': bytes({}) } },
    ],
    [
      'bounds of whole numbers',
      body({ type: 'integer', exclusiveMinimum: 0 }),
      body({ type: 'integer', minimum: 1 }),
    ],
    [
      'alternatives in another order',
      body({ oneOf: [{ const: 'a' }, { const: 'b' }] }),
      body({ oneOf: [{ const: 'b' }, { const: 'a' }] }),
    ],
    ['a pattern that all texts match', body({ type: 'string' }), body({ type: 'string', pattern: '.*' })],
    [
      'the case of a header',
      {
        paths: {
          '/orders': { get: { parameters: [{ name: 'X-Trace', in: 'header', schema: id }], responses: {} } },
        },
      },
      {
        paths: {
          '/orders': { get: { parameters: [{ name: 'x-trace', in: 'header', schema: id }], responses: {} } },
        },
      },
    ],
  ];
  test.each(cases)('%s', async (_title, before, after) => {
    expect(await changesOf(before, after)).toEqual([]);
    expect(await changesOf(after, before)).toEqual([]);
  });

  const renamings: [title: string, before: Parts, after: Parts][] = [
    ['a component', body(ref('Order'), { Order: order }), body(ref('Purchase'), { Purchase: order })],
    ['a path parameter', atPath('id'), atPath('orderId')],
  ];
  test.each(renamings)('but for source: %s that is called otherwise', async (_title, before, after) => {
    const [there, ...others] = await changesOf(before, after);
    expect(others).toEqual([]);
    expect(there).toMatchObject({ level: 'safe', verdicts: { source: 'breaking' } });
    expect(Object.keys(there?.verdicts ?? {})).toEqual(['source']);
    expect(await changesOf(before, after, { dimensions: ['source'] })).toMatchObject([{ level: 'breaking' }]);
  });
});

describe('one cause is one change', () => {
  test('a text that becomes a list changed its type, and nothing else', async () => {
    const schema = { type: 'string', maxLength: 9, enum: ['a'], contains: { const: 'a' } };
    const list = { type: 'array', uniqueItems: true, items: schema };
    for (const [before, after] of [
      [schema, list],
      [list, schema],
    ] as const) {
      const changes = await changesOf(
        { paths: { '/tags': get(before) } },
        { paths: { '/tags': get(after) } },
      );
      expect(changes).toMatchObject([{ id: 'schema-type-changed', level: 'breaking' }]);
    }
  });

  test('a removed property of a shared schema reaches every use of it', async () => {
    const paths = {
      '/orders': { ...get({ type: 'array', items: ref('Order') }), ...post(ref('Order')) },
      '/orders/{id}': get({ type: 'object', properties: { order: ref('Order'), previous: ref('Order') } }),
    };
    const webhooks = { 'order.paid': post(ref('Order')) };
    const { total: _, ...rest } = order.properties as JsonObject;
    const changes = await changesOf(
      { paths, webhooks, schemas: { Order: order } },
      { paths, webhooks, schemas: { Order: { ...order, required: ['id'], properties: rest } } },
    );
    expect(changes).toMatchObject([{ id: 'property-removed', level: 'breaking', subject: 'Order.total' }]);
    expect(changes[0]?.reaches).toEqual([
      { subject: 'GET /orders', part: 'response 200', path: '[].total' },
      { subject: 'GET /orders/{id}', part: 'response 200', path: 'order.total' },
      { subject: 'GET /orders/{id}', part: 'response 200', path: 'previous.total' },
      { subject: 'webhook order.paid', part: 'payload', path: 'total' },
      { subject: 'POST /orders', part: 'request body', path: 'total', level: 'risky' },
    ]);
  });

  test('a cycle adds no reach', async () => {
    const category = (name: Json) => ({
      Category: {
        type: 'object',
        required: ['name'],
        properties: { name, children: { type: 'array', items: ref('Category') } },
      },
    });
    const paths = { '/categories': get(ref('Category')) };
    const changes = await changesOf(
      { paths, schemas: category(id) },
      { paths, schemas: category({ type: 'integer' }) },
    );
    expect(changes).toMatchObject([{ id: 'schema-type-changed', subject: 'Category.name' }]);
    expect(changes[0]?.reaches.map(({ path }) => path)).toEqual(['name']);
  });

  test('one component split into copies is one cause', async () => {
    const narrowed = {
      ...order,
      properties: { ...(order.properties as JsonObject), total: { type: 'integer' } },
    };
    const changes = await changesOf(
      { paths: { '/a': post(ref('Order')), '/b': post(ref('Order')) }, schemas: { Order: order } },
      { paths: { '/a': post(narrowed), '/b': post(narrowed) }, schemas: { Order: order } },
    );
    expect(changes).toMatchObject([
      { id: 'schema-type-changed', reaches: [{ subject: 'POST /a' }, { subject: 'POST /b' }] },
    ]);
  });
});

test('what comes with a status is named by it, also where one version says default', async () => {
  const failing = (responses: JsonObject): Parts => ({ paths: { '/orders': { get: { responses } } } });
  const response = (schema: Json): JsonObject => ({ description: 'Wrong', ...json(schema) });
  const before = failing({
    default: response({ type: 'object', required: ['code'], properties: { code: id } }),
  });
  const after = failing({
    422: response({ type: 'object', required: ['code'], properties: { code: { type: 'integer' } } }),
    default: response({ type: 'object', required: ['code'], properties: { code: id } }),
  });
  for (const changes of [await changesOf(before, after), await changesOf(after, before)])
    expect(changes).toMatchObject([
      {
        id: 'schema-type-changed',
        subject: 'GET /orders response 422 code',
        reaches: [{ subject: 'GET /orders', part: 'response 422' }],
      },
    ]);
});

test('the order of changes does not depend on what the base is called', async () => {
  const named = (file: string, paths: JsonObject) =>
    contractFromText(
      JSON.stringify({ openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths }, null, 1),
      file,
    );
  const after = await named('orders.json', { '/b': get({ type: 'integer' }) });
  const orders = [];
  for (const ref of ['main', 'zulu', 'origin/a:b']) {
    const before = await named(`${ref}:orders.json`, { '/b': get(id), '/a': get(id), '/c': get(id) });
    orders.push((await diff(before, after)).changes.map(({ subject }) => subject));
  }
  expect(new Set(orders.map(String)).size).toBe(1);
});

describe('who writes decides', () => {
  const narrow = { type: 'string', enum: ['placed', 'paid'] };
  const wide = { type: 'string', enum: ['placed', 'paid', 'refunded'] };
  const callback = (schema: Json): Parts => ({
    paths: {
      '/orders': { post: { responses: {}, callbacks: { onPaid: { '{$request.body#/url}': post(schema) } } } },
    },
  });
  const event = (action?: 'send' | 'receive') => (schema: Json) =>
    contractFromText(
      JSON.stringify({
        asyncapi: '3.0.0',
        info: { title: 'Orders', version: '1.0.0' },
        channels: { orders: { address: 'orders', messages: { OrderPaid: { payload: schema } } } },
        operations: action ? { orders: { action, channel: { $ref: '#/channels/orders' } } } : {},
      }),
      'orders.json',
    );
  const cases: [
    title: string,
    of: (schema: Json) => ReturnType<typeof openapi>,
    added: string,
    removed: string,
  ][] = [
    ['request', (schema) => openapi({ paths: { '/orders': post(schema) } }), 'safe', 'breaking'],
    ['response', (schema) => openapi({ paths: { '/orders': get(schema) } }), 'risky', 'safe'],
    ['webhook', (schema) => openapi({ webhooks: { 'order.paid': post(schema) } }), 'risky', 'safe'],
    ['callback', (schema) => openapi(callback(schema)), 'risky', 'safe'],
    ['sent message', event('send'), 'risky', 'safe'],
    ['received message', event('receive'), 'safe', 'breaking'],
    ['message that no operation carries', event(), 'risky', 'breaking'],
  ];
  test.each(cases)('%s', async (_title, of, added, removed) => {
    const levels = async (before: Json, after: Json) =>
      (await diff(await of(before), await of(after))).changes.map(
        ({ id: check, level }) => `${check} ${level}`,
      );
    expect(await levels(narrow, wide)).toEqual([`enum-value-added ${added}`]);
    expect(await levels(wide, narrow)).toEqual([`enum-value-removed ${removed}`]);
  });
});

describe('policy', () => {
  const paths = (operation: JsonObject) => ({ '/orders': { get: { responses: {}, ...operation } } });
  const old = { paths: paths({ deprecated: true, 'x-sunset': '2026-06-30' }) };

  test('a removal is safe once its sunset has passed, and today is said', async () => {
    expect(await changesOf(old, {}, { today: '2026-07-01' })).toMatchObject([{ level: 'safe' }]);
    expect(await changesOf(old, {}, { today: '2026-06-01' })).toMatchObject([{ level: 'breaking' }]);
    expect(await changesOf(old, {})).toMatchObject([{ level: 'breaking' }]);
  });

  test('users give checks their own levels', async () => {
    expect(await changesOf(old, {}, { levels: { 'operation-removed': 'risky' } })).toMatchObject([
      { level: 'risky' },
    ]);
    expect(await changesOf(old, {}, { levels: { 'operation-removed': 'off' } })).toEqual([]);
  });

  test.each([
    ['1.4.2', '1.4.2', 'breaking', '2.0.0', true],
    ['1.4.2', '2.0.0', 'breaking', '2.0.0', false],
    ['1.4.2', '1.4.3', 'safe', '1.5.0', true],
    ['1.4.2', '1.5.0', 'safe', '1.5.0', false],
    ['0.4.2', '0.5.0', 'breaking', '0.5.0', false],
    ['0.4.2', '0.4.3', 'safe', '0.4.3', false],
    ['2024-08-23', '2024-09-01', 'breaking', undefined, false],
  ])('from %s to %s with a %s change: %s', async (before, after, level, suggested, tooLow) => {
    const [full, empty] = [paths({}), {}];
    const [one, other] = level === 'breaking' ? [full, empty] : [empty, full];
    const result = await diff(
      await openapi({ paths: one, version: before }),
      await openapi({ paths: other, version: after }),
    );
    expect(result.version).toMatchObject({
      before,
      after,
      tooLow,
      ...(suggested !== undefined && { suggested }),
    });
  });

  test('two kinds of contract cannot be compared', async () => {
    const events = await contractFromText(
      JSON.stringify({ asyncapi: '3.0.0', info: { title: 'Orders', version: '1.0.0' } }),
      'events.json',
    );
    await expect(diff(await openapi({}), events)).rejects.toMatchObject({ code: 'KINDS_DIFFER' });
  });
});

test('a parameter of the path goes with the path that an operation leaves', async () => {
  const at = (path: string, parameters: Json[]): Parts => ({
    paths: { [path]: { post: { operationId: 'complete', parameters, responses: {} } } },
  });
  const engine = { name: 'engine', in: 'path', required: true, schema: id };
  const [old, now] = [at('/engines/{engine}/completions', [engine]), at('/completions', [])];
  expect((await changesOf(old, now)).map(({ id: check }) => check)).toEqual(['operation-moved']);
  expect((await changesOf(now, old)).map(({ id: check }) => check)).toEqual(['operation-moved']);
});

test('the fix is one for who writes the bytes', async () => {
  const closed = (required: string[]) => ({
    type: 'object',
    additionalProperties: false,
    required,
    properties: Object.fromEntries(required.map((name) => [name, id])),
  });
  const [one, two] = [closed(['id']), closed(['id', 'sku'])];
  const [asked] = await changesOf({ paths: { '/a': post(one) } }, { paths: { '/a': post(two) } });
  const [sent] = await changesOf({ paths: { '/a': get(one) } }, { paths: { '/a': get(two) } });
  expect(asked).toMatchObject({
    id: 'property-required-added',
    level: 'breaking',
    fix: expect.stringContaining('optional'),
  });
  expect(sent).toMatchObject({
    id: 'property-required-added',
    level: 'risky',
    fix: expect.stringContaining('open'),
  });
});

describe('two names are one thing only where that is likely', () => {
  const email = { type: 'string', format: 'email' };
  const cases: [before: string, after: string, schema: JsonObject, found: string][] = [
    ['orderNote', 'order_note', id, 'property-renamed'],
    ['shipping_adress', 'shipping_address', id, 'property-renamed'],
    ['email', 'customerEmail', email, 'property-renamed'],
    ['url', 'manifest_url', id, 'property-removed'],
    ['shopperReference', 'tenderReference', email, 'property-removed'],
    ['acquirerAccountCode', 'merchantAccountCode', email, 'property-removed'],
  ];
  test.each(cases)('%s and %s', async (old, now, schema, found) => {
    const of = (name: string): Parts => ({
      paths: { '/orders': get({ type: 'object', properties: { [name]: schema } }) },
    });
    const changes = await changesOf(of(old), of(now));
    expect(changes[0]?.id).toBe(found);
  });
});
