import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import type { JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

/** What stands where something could not be read is unknown: it has neither come nor gone nor changed. */
const string = { type: 'string' };
const nowhere = { $ref: '#/nowhere' };
const ref = (pointer: string): JsonObject => ({ $ref: `#/components/${pointer}` });
const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } });
const Order = {
  type: 'object',
  required: ['id'],
  properties: {
    id: string,
    lines: { type: 'array', items: { type: 'object', properties: { sku: string } } },
  },
};

function openapi() {
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/orders': {
        parameters: [{ name: 'q', in: 'query', schema: string }],
        get: {
          operationId: 'readOrders',
          parameters: [ref('parameters/Page')],
          responses: {
            200: {
              description: 'All',
              headers: { 'X-Total': ref('headers/Total') },
              ...json(ref('schemas/Order')),
            },
            404: ref('responses/NotFound'),
            default: { description: 'Wrong', ...json({ type: 'integer' }) },
          },
        },
        post: {
          operationId: 'placeOrder',
          requestBody: ref('requestBodies/New'),
          responses: { 204: { description: 'Placed' } },
          callbacks: {
            shipped: {
              '{$request.body#/url}': { post: { requestBody: ref('requestBodies/Shipped'), responses: {} } },
            },
          },
        },
      },
    } as JsonObject,
    webhooks: { paid: { post: { requestBody: ref('requestBodies/New'), responses: {} } } } as JsonObject,
    components: {
      schemas: {
        Order,
        Base: { allOf: [ref('schemas/Order'), { properties: { note: string } }] },
      } as JsonObject,
      parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' } } } as JsonObject,
      headers: { Total: { schema: string } } as JsonObject,
      responses: { NotFound: { description: 'None', ...json(ref('schemas/Base')) } } as JsonObject,
      requestBodies: { New: json(ref('schemas/Base')), Shipped: json(ref('schemas/Order')) } as JsonObject,
      securitySchemes: {} as JsonObject,
    },
  };
}
type OpenApi = ReturnType<typeof openapi>;

function withOrder(document: OpenApi, members: JsonObject): void {
  document.components.schemas.Order = { ...Order, ...members };
}

const get = (document: OpenApi) => (document.paths['/orders'] as JsonObject).get as JsonObject;
const placing = (document: OpenApi) => (document.paths['/orders'] as JsonObject).post as JsonObject;
const answer = (document: OpenApi) => (get(document).responses as JsonObject)['200'] as JsonObject;

const edits: Record<string, (document: OpenApi) => void> = {
  'a schema': ({ components }) => delete components.schemas.Order,
  'the schema of items': (document) =>
    withOrder(document, { properties: { ...Order.properties, lines: nowhere } }),
  'the type of a schema': (document) =>
    withOrder(document, { properties: { ...Order.properties, id: { type: 'txt' } } }),
  'a schema that is none': (document) => withOrder(document, { properties: { ...Order.properties, id: 3 } }),
  'the properties of a schema': (document) => withOrder(document, { properties: 3 }),
  'a shared parameter': ({ components }) => delete components.parameters.Page,
  'a parameter of the path': ({ paths }) =>
    Object.assign(paths['/orders'] as object, { parameters: [nowhere] }),
  'the list of parameters': (document) => Object.assign(get(document), { parameters: 'none' }),
  'a header': ({ components }) => delete components.headers.Total,
  'a response': ({ components }) => delete components.responses.NotFound,
  'a response behind another reference': ({ components }) =>
    Object.assign(components.responses, { NotFound: nowhere }),
  'a request body': ({ components }) => delete components.requestBodies.New,
  'a callback': (document) => Object.assign(placing(document), { callbacks: { shipped: nowhere } }),
  'all callbacks': (document) => Object.assign(placing(document), { callbacks: 3 }),
  'what is pushed to a callback': ({ components }) => delete components.requestBodies.Shipped,
  'a media type': (document) => Object.assign(answer(document), { content: { 'application/json': nowhere } }),
  'the content of a response': (document) => Object.assign(answer(document), { content: 3 }),
  'an operation': ({ paths }) => Object.assign(paths['/orders'] as object, { get: 'none' }),
  'a path': ({ paths }) => Object.assign(paths, { '/orders': nowhere }),
  'all paths': (document) => Object.assign(document, { paths: 'none' }),
  'a webhook': ({ webhooks }) => Object.assign(webhooks, { paid: nowhere }),
  'a security scheme': ({ components }) => Object.assign(components.securitySchemes, { key: nowhere }),
};

const open = (document: JsonObject) => contractFromText(JSON.stringify(document), 'orders.json');

async function changesBothWays(whole: JsonObject, broken: JsonObject): Promise<string[]> {
  const there = await diff(await open(whole), await open(broken));
  const back = await diff(await open(broken), await open(whole));
  return [...there.changes, ...back.changes].map(({ message }) => message);
}

test.each(Object.entries(edits))('%s that cannot be read is no change', async (_name, edit) => {
  const broken = openapi();
  edit(broken);
  expect((await open(broken)).mistakes.length).toBeGreaterThan(0);
  expect(await changesBothWays(openapi(), broken)).toEqual([]);
});

/** The operations at another path, where they have not gone altogether. */
function moved(document: OpenApi): OpenApi {
  const { '/orders': item, ...others } = document.paths;
  return item === undefined ? document : { ...document, paths: { ...others, '/purchases': item } };
}

const GONE = ['an operation', 'a path', 'all paths'];

test.each(Object.entries(edits).filter(([name]) => !GONE.includes(name)))(
  '%s that cannot be read is no change where its operation moved',
  async (_name, edit) => {
    const broken = openapi();
    edit(broken);
    expect(await changesBothWays(openapi(), moved(broken))).toEqual(
      await changesBothWays(openapi(), moved(openapi())),
    );
  },
);

test('what can be read is compared all the same', async () => {
  const broken = openapi();
  delete broken.components.parameters.Page;
  delete broken.components.headers.Total;
  withOrder(broken, { properties: { id: { type: 'integer' }, lines: nowhere } });
  const { changes } = await diff(await open(openapi()), await open(broken));
  expect(changes.map(({ id, subject }) => `${id} ${subject}`)).toEqual(['schema-type-changed Order.id']);
});

const asyncapi = (): JsonObject & Record<'channels' | 'operations' | 'components', JsonObject> => ({
  asyncapi: '3.0.0',
  info: { title: 'Orders', version: '1.0.0' },
  channels: {
    orders: { address: 'orders', messages: { Paid: ref('messages/Paid') } },
    other: { address: 'other', messages: { Paid: ref('messages/Paid') } },
    answers: { address: 'answers', messages: { Seen: { payload: string } } },
  },
  operations: {
    pay: {
      action: 'send',
      channel: { $ref: '#/channels/orders' },
      reply: { channel: { $ref: '#/channels/answers' } },
    },
  },
  components: { messages: { Paid: { payload: ref('schemas/Order') } }, schemas: { Order } },
});

test.each<[string, (document: ReturnType<typeof asyncapi>) => void]>([
  ['a message', ({ components }) => Object.assign(components, { messages: {} })],
  ['a channel', ({ channels }) => Object.assign(channels, { orders: nowhere })],
  ['an operation', ({ operations }) => Object.assign(operations, { pay: nowhere })],
  [
    'the channel of a reply',
    ({ operations }) => Object.assign(operations.pay as object, { reply: { channel: nowhere } }),
  ],
  [
    'the address of a reply',
    ({ operations }) =>
      Object.assign(operations.pay as object, {
        reply: { channel: { $ref: '#/channels/answers' }, address: nowhere },
      }),
  ],
  ['a payload', ({ components }) => Object.assign(components, { schemas: {} })],
])('%s of events that cannot be read is no change', async (_name, edit) => {
  const broken = asyncapi();
  edit(broken);
  expect(await changesBothWays(asyncapi(), broken)).toEqual([]);
});

test('a payload in another language that cannot be read is no change', async () => {
  const speaking = (schema: JsonObject): JsonObject => ({
    ...asyncapi(),
    components: { messages: { Paid: { payload: { schemaFormat: 'application/vnd.apache.avro', schema } } } },
  });
  const record = { type: 'record', name: 'Paid', fields: [] };
  expect(await changesBothWays(speaking(record), speaking(nowhere))).toEqual([]);
});
