import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Pointer } from '../../src/kernel/pointer.js';
import { type Contract, contractFromText } from '../../src/model/index.js';
import { checkPacts, FINDINGS, type Pact, readPact } from '../../src/verify/index.js';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/verify');
const ID = '7d3f2c1e-5a0b-4f6d-9b1c-2e8a4c6d0f11';

let orders: Contract;
let shipping: Contract;
beforeAll(async () => {
  const open = (file: string) => contractFromText(readFileSync(path.join(FOLDER, file), 'utf8'), file);
  [orders, shipping] = await Promise.all([open('orders.yaml'), open('shipping.yaml')]);
});

function pactOf(value: Json): Pact {
  const locate = (pointer: Pointer) => ({ file: 'pact.json', pointer, line: 1, column: 1 });
  return readPact({ file: 'pact.json', value, locate });
}

const PARTIES = { consumer: { name: 'storefront' }, provider: { name: 'orders' } };

interface Exchanged {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sends?: Json;
  readonly status?: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly expects?: Json;
}

const AUTHORIZED = { Authorization: 'Bearer token' };
const GET: Exchanged = { method: 'GET', path: `/orders/${ID}`, headers: AUTHORIZED, status: 200 };
const LIST: Exchanged = { method: 'GET', path: '/orders', headers: AUTHORIZED, status: 200 };
const POST: Exchanged = {
  method: 'POST',
  path: '/orders',
  headers: { ...AUTHORIZED, 'Idempotency-Key': 'basket-77', 'Content-Type': 'application/json' },
  sends: { customerId: 'cus-1', items: [{ sku: 'MUG', quantity: 2 }] },
  status: 201,
};

/** One call as the specification's versions 2, 3 and 4 write it down. */
function recorded(version: 2 | 3 | 4, call: Exchanged): JsonObject {
  const {
    method = 'GET',
    path = '/',
    query,
    headers = {},
    sends,
    status = 200,
    answerHeaders = {},
    expects,
  } = call;
  const body = (value: Json | undefined, from: Readonly<Record<string, string>>): JsonObject => {
    const contentType = from['Content-Type'];
    if (value === undefined) return {};
    if (version < 4) return { body: value };
    return { body: { content: value, ...(contentType && { contentType }), encoded: false } };
  };
  const listed = (from: Readonly<Record<string, string>>): JsonObject =>
    version === 4
      ? Object.fromEntries(Object.entries(from).map(([name, value]) => [name, [value]]))
      : { ...from };
  const text = new URLSearchParams(
    Object.entries(query ?? {}).flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  ).toString();
  return {
    ...(version === 4 && { type: 'Synchronous/HTTP' }),
    description: 'a call',
    request: {
      method,
      path,
      headers: listed(headers),
      ...(query && { query: version === 2 ? text : query }),
      ...body(sends, headers),
    },
    response: { status, headers: listed(answerHeaders), ...body(expects, answerHeaders) },
  };
}

function message(version: 3 | 4, description: string, contents: Json, operationId?: string): JsonObject {
  if (version === 3) return { ...PARTIES, messages: [{ description, contents }] };
  const wrapped = { content: contents, contentType: 'application/json', encoded: false };
  const comments = operationId && { comments: { references: { AsyncAPI: { operationId } } } };
  return {
    ...PARTIES,
    interactions: [{ type: 'Asynchronous/Messages', description, contents: wrapped, ...comments }],
  };
}

async function findingsOf(contract: Contract, value: Json) {
  const { problems } = await checkPacts(contract, [pactOf(value)]);
  return problems.map(({ id, at, message }) => ({ id, at: at.pointer, message }));
}

describe('pacts that a consumer team recorded with Pact', () => {
  test.each(readdirSync(path.join(FOLDER, 'recorded')))('%s holds', async (file) => {
    const value = JSON.parse(readFileSync(path.join(FOLDER, 'recorded', file), 'utf8')) as Json;
    const contract = file.includes('shipping') ? shipping : orders;
    expect(await findingsOf(contract, value)).toEqual([]);
    expect((await checkPacts(contract, [pactOf(value)])).covered).toHaveLength(1);
  });
});

const KEPT: readonly (readonly [string, Exchanged])[] = [
  ['a path without the base path', GET],
  ['a path with the base path', { ...GET, path: `/api/v1/orders/${ID}` }],
  ['a base path with a variable', { ...GET, path: `/test/orders-api/orders/${ID}` }],
  ['the fixed path before the template', { ...LIST, path: '/orders/mine' }],
  ['a status of a range', { ...LIST, status: 422, expects: { title: 'No' } }],
  ['a status of a range alone', { ...POST, status: 422, expects: { title: 'No' } }],
  ['a status of default', { ...LIST, status: 503, expects: { title: 'Later' } }],
  ['an answer without a body', { ...GET, method: 'DELETE', status: 204 }],
  ['an example with next to nothing', { ...GET, expects: { data: { id: ID } } }],
  ['a shorter list than promised', { ...LIST, expects: { data: [{ status: 'PAID' }] } }],
  ['null where it is allowed', { ...GET, expects: { data: { note: null, parent: null } } }],
  [
    'the branch that a discriminator names',
    { ...GET, expects: { data: { payment: { type: 'card', last4: '1' } } } },
  ],
  ['any branch without its discriminator', { ...GET, expects: { data: { origin: { street: 'Quay' } } } }],
  ['a branch without its discriminator', { ...GET, expects: { data: { payment: { iban: 'DE1' } } } }],
  ['a condition on a field left out', { ...GET, expects: { data: { parcel: { code: 'X1' } } } }],
  ['open objects', { ...GET, expects: { data: { attributes: { color: { rgb: 1 } } } } }],
  ['names that a pattern takes', { ...GET, expects: { data: { codes: { 'x-ean': '40' } } } }],
  ['a tuple', { ...GET, expects: { data: { position: [1, { amount: '2' }] } } }],
  ['a schema within itself', { ...GET, expects: { data: { parent: { parent: { status: 'PAID' } } } } }],
  ['a key in the query as credentials', { ...GET, headers: {}, query: { api_key: ['k'] } }],
  [
    'an open operation',
    {
      ...GET,
      headers: {},
      path: '/orders/9/receipt',
      answerHeaders: { 'Content-Type': 'text/plain' },
      expects: 'Thanks',
    },
  ],
  ['a number in the query', { ...LIST, query: { page: ['2'] } }],
  ['a list in the query', { ...LIST, query: { status: ['PENDING', 'PAID'] } }],
  ['a list with commas', { ...LIST, query: { fields: ['id,status'] } }],
  ['a list in brackets', { ...LIST, query: { 'status[]': ['PENDING'] } }],
  ['a union in the query', { ...LIST, query: { paid: ['true'] } }],
  ['a deep object', { ...LIST, query: { 'filter[customer]': ['cus-1'] } }],
  ['an object that explodes', { ...LIST, query: { from: ['a'], to: ['b'] } }],
  ['JSON in the query', { ...LIST, query: { near: ['{"city":"Bristol"}'] } }],
  ['a cookie', { ...LIST, headers: { ...AUTHORIZED, Cookie: 'theme=dark; session=abcd' } }],
  ['headers that HTTP brings along', { ...LIST, answerHeaders: { Date: 'now', 'X-Total-Count': '12' } }],
  [
    'a vendor type with parameters',
    { ...POST, headers: { ...POST.headers, 'Content-Type': 'application/vnd.orders.v2+json; v=1' } },
  ],
  [
    'a type whose parameters differ',
    { ...POST, answerHeaders: { 'Content-Type': 'application/json' }, expects: { data: { id: ID } } },
  ],
  [
    'null for an optional field',
    { ...POST, sends: { customerId: 'c', coupon: null, items: [{ sku: 'A', quantity: 1 }] } },
  ],
  [
    'an answer of another JSON type',
    {
      ...GET,
      status: 404,
      answerHeaders: { 'Content-Type': 'application/problem+json' },
      expects: { title: 'No' },
    },
  ],
];

describe('calls that keep to the contract are never accused', () => {
  test.each(KEPT)('%s', async (_, call) => {
    for (const version of [2, 3, 4] as const)
      expect(await findingsOf(orders, { ...PARTIES, interactions: [recorded(version, call)] })).toEqual([]);
  });
});

const BROKEN: readonly (readonly [string, Exchanged, string, string?])[] = [
  ['an unknown path', { ...GET, path: '/ordres' }, 'pact/operation-unknown', '/request/path'],
  ['a wrong method', { ...GET, method: 'PATCH' }, 'pact/operation-unknown', '/request/path'],
  [
    'a base path that is not served',
    { ...GET, path: `/api/v2/orders/${ID}` },
    'pact/operation-unknown',
    '/request/path',
  ],
  ['an undeclared status', { ...GET, status: 202 }, 'pact/status-undeclared', '/response/status'],
  ['an undeclared field', { ...GET, expects: { data: { colour: 'red' } } }, 'pact/response-field-undeclared'],
  [
    'an undeclared field of the envelope',
    { ...GET, expects: { links: {} } },
    'pact/response-field-undeclared',
  ],
  [
    'an undeclared field in a list',
    { ...LIST, expects: { data: [{ id: ID }, { total: { tax: 1 } }] } },
    'pact/response-field-undeclared',
  ],
  [
    'an undeclared field in a map',
    { ...GET, expects: { data: { labels: { list: { tax: 1 } } } } },
    'pact/response-field-undeclared',
  ],
  [
    'an undeclared field in a union with null',
    { ...GET, expects: { data: { parent: { colour: 1 } } } },
    'pact/response-field-undeclared',
  ],
  [
    'an undeclared field in a tuple',
    { ...GET, expects: { data: { position: [1, { tax: 2 }] } } },
    'pact/response-field-undeclared',
  ],
  [
    'a field of another branch',
    { ...GET, expects: { data: { payment: { type: 'card', iban: 'DE1' } } } },
    'pact/response-field-undeclared',
  ],
  [
    'a name that no pattern takes',
    { ...GET, expects: { data: { codes: { ean: '40' } } } },
    'pact/response-field-undeclared',
  ],
  [
    'a field that is never answered',
    { ...GET, expects: { data: { secret: 'x' } } },
    'pact/response-field-undeclared',
  ],
  [
    'a field named like a prototype',
    { ...GET, expects: JSON.parse('{"data":{"__proto__":1}}') as Json },
    'pact/response-field-undeclared',
  ],
  ['a wrong type', { ...GET, expects: { data: { weight: '12' } } }, 'pact/response-body-invalid'],
  ['a list for an object', { ...GET, expects: { data: [{ id: ID }] } }, 'pact/response-body-invalid'],
  [
    'an unknown enum value',
    { ...GET, expects: { data: { status: 'UNPAID' } } },
    'pact/response-body-invalid',
  ],
  ['a wrong format', { ...GET, expects: { data: { id: 'ord-9' } } }, 'pact/response-body-invalid'],
  [
    'null where it is not allowed',
    { ...GET, expects: { data: { status: null } } },
    'pact/response-body-invalid',
  ],
  [
    'a tuple that is too long',
    { ...GET, expects: { data: { position: [1, {}, 3] } } },
    'pact/response-body-invalid',
  ],
  [
    'an undeclared answer header',
    { ...GET, answerHeaders: { 'X-Total-Count': '1' } },
    'pact/response-header-undeclared',
    '/response',
  ],
  [
    'a wrong answer header',
    { ...LIST, answerHeaders: { 'X-Total-Count': 'many' } },
    'pact/response-header-invalid',
    '/response',
  ],
  [
    'a wrong answer type',
    { ...GET, answerHeaders: { 'Content-Type': 'text/csv' }, expects: 'id' },
    'pact/response-type-undeclared',
  ],
  [
    'a body where none is answered',
    { ...GET, method: 'DELETE', status: 204, expects: { ok: true } },
    'pact/response-type-undeclared',
  ],
  [
    'a missing required field',
    { ...POST, sends: { items: [{ sku: 'A', quantity: 1 }] } },
    'pact/request-body-invalid',
    '/request/body',
  ],
  [
    'a wrong field deep in the request',
    { ...POST, sends: { customerId: 'c', items: [{ sku: 'A', quantity: 0 }] } },
    'pact/request-body-invalid',
    '/request/body',
  ],
  [
    'a field that a closed request refuses',
    { ...POST, sends: { customerId: 'c', items: [{ sku: 'A', quantity: 1 }], gift: true } },
    'pact/request-body-invalid',
    '/request/body',
  ],
  [
    'an empty list that may not be',
    { ...POST, sends: { customerId: 'c', items: [] } },
    'pact/request-body-invalid',
    '/request/body',
  ],
  ['a missing body', { ...POST, sends: undefined as never }, 'pact/request-body-missing', '/request'],
  ['a body that nobody reads', { ...GET, sends: { a: 1 } }, 'pact/request-body-undeclared', '/request/body'],
  [
    'a wrong request type',
    { ...POST, headers: { ...POST.headers, 'Content-Type': 'application/xml' }, sends: '<a/>' },
    'pact/request-type-undeclared',
    '/request/body',
  ],
  [
    'a missing header',
    { ...POST, headers: { ...AUTHORIZED, 'Content-Type': 'application/json' } },
    'pact/parameter-missing',
    '/request',
  ],
  [
    'a wrong header',
    { ...POST, headers: { ...POST.headers, 'Idempotency-Key': 'x' } },
    'pact/parameter-invalid',
    '/request',
  ],
  ['a wrong path parameter', { ...GET, path: '/orders/9' }, 'pact/parameter-invalid', '/request'],
  [
    'a query parameter out of bounds',
    { ...LIST, query: { page: ['0'] } },
    'pact/parameter-invalid',
    '/request',
  ],
  [
    'a wrong value in a list of the query',
    { ...LIST, query: { status: ['PAID', 'LOST'] } },
    'pact/parameter-invalid',
    '/request',
  ],
  ['wrong JSON in the query', { ...LIST, query: { near: ['{}'] } }, 'pact/parameter-invalid', '/request'],
  [
    'a wrong cookie',
    { ...LIST, headers: { ...AUTHORIZED, Cookie: 'session=abc' } },
    'pact/parameter-invalid',
    '/request',
  ],
  [
    'an undeclared query parameter',
    { ...LIST, query: { colour: ['red'] } },
    'pact/parameter-undeclared',
    '/request/query',
  ],
  ['no credentials', { ...GET, headers: {} }, 'pact/credentials-missing', '/request'],
];

describe('a call that breaks the contract yields its one finding', () => {
  for (const [title, call, id, at = '/response/body'] of BROKEN)
    test(title, async () => {
      for (const version of [2, 3, 4] as const) {
        const found = await findingsOf(orders, { ...PARTIES, interactions: [recorded(version, call)] });
        expect(found.map((finding) => [finding.id, finding.at])).toEqual([[id, `/interactions/0${at}`]]);
      }
    });
});

const DISPATCHED = { eventType: 'ParcelDispatched', data: { parcelId: 'pcl-77', carrier: 'DHL' } };

describe('messages', () => {
  test.each([
    ['by its name', message(3, 'ParcelDispatched', DISPATCHED)],
    ['by its title', message(4, 'A parcel left', DISPATCHED)],
    [
      'by its operation, whichever message of it fits',
      message(4, 'late', { data: { reason: 'snow' } }, 'publishParcels'),
    ],
    ['by nothing but its contents', message(3, 'whatever comes', DISPATCHED)],
    ['with contents that look wrapped', message(3, 'any', { data: {} })],
  ])('a message is known %s', async (_, pact) => {
    expect(await findingsOf(shipping, pact)).toEqual([]);
  });

  test('a webhook is read as a message', async () => {
    const paid = { type: 'order.paid', orderId: 'ord-9' };
    expect(await findingsOf(orders, message(4, 'order.paid', paid))).toEqual([]);
    expect(await findingsOf(orders, message(4, 'paid', paid, 'onOrderPaid'))).toEqual([]);
    const found = await findingsOf(orders, message(4, 'order.paid', { ...paid, tip: 1 }));
    expect(found.map(({ id }) => id)).toEqual(['pact/message-field-undeclared']);
  });

  test.each([
    [
      'a value that is not allowed',
      message(4, 'x', { ...DISPATCHED, data: { carrier: 'RAVEN' } }, 'publishParcels'),
      'pact/message-invalid',
    ],
    ['a wrong type', message(3, 'ParcelDispatched', { data: { weightGrams: 1.5 } }), 'pact/message-invalid'],
    [
      'an undeclared field of the envelope',
      message(3, 'ParcelDispatched', { ...DISPATCHED, trace: 1 }),
      'pact/message-field-undeclared',
    ],
    [
      'an undeclared field under an open envelope',
      message(3, 'ParcelDispatched', { data: { colour: 'red' } }),
      'pact/message-field-undeclared',
    ],
    ['contents that no message has', message(3, 'x', { eventType: 'ParcelLost' }), 'pact/message-unknown'],
    [
      'a reference to no operation',
      message(4, 'ParcelDispatched', DISPATCHED, 'publishParcel'),
      'pact/message-unknown',
    ],
    [
      'a message that the owner only receives',
      message(4, 'x', { warehouse: 'BRS' }, 'takePickups'),
      'pact/message-unknown',
    ],
  ])('%s is found', async (_, pact, id) => {
    expect((await findingsOf(shipping, pact)).map((finding) => finding.id)).toEqual([id]);
  });
});

describe('files', () => {
  const call = recorded(4, GET);
  test.each<[string, Json, string, string]>([
    ['a list', [], 'PACT_UNREADABLE', 'it is no JSON object'],
    ['no parties', { interactions: [call] }, 'PACT_UNREADABLE', 'it names no consumer and provider'],
    ['no interactions', { ...PARTIES, interactions: [] }, 'PACT_EMPTY', 'holds no interaction'],
    ['nothing at all', PARTIES, 'PACT_EMPTY', 'holds no interaction'],
    [
      'a text for an interaction',
      { ...PARTIES, interactions: ['x'] },
      'PACT_UNREADABLE',
      'interactions[0] is no object',
    ],
    [
      'no response',
      { ...PARTIES, interactions: [{ request: {} }] },
      'PACT_UNREADABLE',
      'lacks a request or a response',
    ],
    [
      'no path',
      { ...PARTIES, interactions: [{ request: { method: 'GET' }, response: {} }] },
      'PACT_UNREADABLE',
      'lacks a method or a path',
    ],
    [
      'another kind of interaction',
      { ...PARTIES, interactions: [{ type: 'Synchronous/Messages' }] },
      'PACT_UNREADABLE',
      'not checked yet',
    ],
  ])('%s', (_, value, code, reason) => {
    expect(() => pactOf(value)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(reason) }),
    );
  });

  test('a body in base64 is looked into, and one that only looks wrapped is not opened', async () => {
    const content = Buffer.from('{"data":{"status":"LOST"}}').toString('base64');
    const body = { content, contentType: 'application/json', encoded: 'base64' };
    const encoded = { ...call, response: { status: 200, body } };
    const ids = async (interaction: JsonObject) =>
      (await findingsOf(orders, { ...PARTIES, interactions: [interaction] })).map(({ id }) => id);
    expect(await findingsOf(orders, { ...PARTIES, interactions: [encoded] })).toMatchObject([
      { id: 'pact/response-body-invalid', message: expect.stringContaining('/data/status: "LOST"') },
    ]);
    const bare = recorded(3, { ...GET, expects: { content: {}, contentType: 'a' } });
    expect(await ids(bare)).toEqual(['pact/response-field-undeclared', 'pact/response-field-undeclared']);
  });

  test('fingerprints do not move when another interaction is recorded before', async () => {
    const broken = { ...recorded(4, { ...GET, status: 202 }), description: 'a look' };
    const alone = await checkPacts(orders, [pactOf({ ...PARTIES, interactions: [broken] })]);
    const second = await checkPacts(orders, [pactOf({ ...PARTIES, interactions: [call, broken] })]);
    expect(second.problems.map(({ fingerprint }) => fingerprint)).toEqual(
      alone.problems.map(({ fingerprint }) => fingerprint),
    );
  });
});

test('findings say what is wrong in the words of the consumer', async () => {
  const lines: string[] = [];
  for (const [title, call] of BROKEN) {
    for (const { message } of await findingsOf(orders, { ...PARTIES, interactions: [recorded(4, call)] }))
      lines.push(`${title}\n  ${message}\n`);
  }
  await expect(lines.join('\n')).toMatchFileSnapshot(path.join(FOLDER, 'findings.txt'));
});

test('every finding of the static check is shown by a case', () => {
  const shown = new Set(BROKEN.map(([, , id]) => id));
  const elsewhere = /^pact\/(message-|provider-|rule-|state-)/;
  expect(Object.keys(FINDINGS).filter((id) => !shown.has(id) && !elsewhere.test(id))).toEqual([]);
});
