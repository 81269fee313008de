import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { contractFromText, type ReadOptions, writeAsyncApi } from '../../src/model/index.js';

const INFO = { title: 'Shipping', version: '1.0.0' };

async function written(document: JsonObject, options: ReadOptions = {}) {
  const contract = await contractFromText(
    JSON.stringify({ info: INFO, ...document }),
    'shipping.json',
    options,
  );
  return { contract, ...writeAsyncApi(contract) };
}

/** As 2.6 says it, and as 3.0 does. */
const OLD = {
  asyncapi: '2.6.0',
  id: 'urn:shipping',
  info: INFO,
  tags: [{ name: 'shipping' }],
  externalDocs: { url: 'https://x/docs' },
  defaultContentType: 'application/json',
  servers: {
    production: {
      url: 'mqtt://{stage}.example.com:1883/events',
      protocol: 'mqtt',
      protocolVersion: '5',
      description: 'The one.',
      variables: { stage: { enum: ['eu', 'us'], default: 'eu', examples: ['eu'] } },
      security: [{ user: [] }, { oauth: ['write'] }],
      bindings: { mqtt: { clientId: 'us' } },
    },
  },
  channels: {
    'orders/{orderId}/shipped': {
      description: 'Of one order.',
      servers: ['production'],
      parameters: {
        orderId: {
          description: 'Whose.',
          location: '$message.payload#/id',
          schema: { type: 'string', enum: ['1', '2'], default: '1', examples: ['1'] },
        },
      },
      subscribe: {
        operationId: 'onShipped',
        summary: 'Tells it.',
        tags: [{ name: 'told', description: 'Often.' }],
        traits: [{ $ref: '#/components/operationTraits/slow' }],
        message: { oneOf: [{ $ref: '#/components/messages/Shipped' }, { payload: { type: 'string' } }] },
        'x-delivery': { guarantee: 'at-least-once' },
      },
      publish: { message: { $ref: '#/components/messages/Shipped' } },
      'x-owner': 'us',
    },
  },
  components: {
    messages: {
      Shipped: {
        messageId: 'shipped',
        title: 'Shipped',
        contentType: 'application/vnd.shipped+json',
        traits: [{ $ref: '#/components/messageTraits/traced' }],
        payload: { $ref: '#/components/schemas/Shipment' },
        correlationId: { $ref: '#/components/correlationIds/order' },
        examples: [{ name: 'one', headers: { trace: 'a' }, payload: { id: 1 } }, { headers: { trace: 'b' } }],
        externalDocs: { description: 'More.', url: 'https://x/shipped' },
      },
      Unused: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', payload: { type: 'record' } },
    },
    schemas: {
      Shipment: { type: 'object', discriminator: 'kind', properties: { pair: { items: [{}, {}] } } },
    },
    correlationIds: { order: { description: 'The order.', location: '$message.payload#/id' } },
    messageTraits: { traced: { headers: { type: 'object', required: ['trace'] } } },
    operationTraits: { slow: { bindings: { mqtt: { qos: 1 } }, description: 'Slow.' } },
    securitySchemes: {
      user: { type: 'userPassword' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://x/token', scopes: { write: 'All.' } } },
      },
    },
  },
} satisfies JsonObject;

const OAUTH = {
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: 'https://x/token', availableScopes: { write: 'All.' } } },
};
const KEY = 'orders.orderId.shipped';
const NEW = {
  asyncapi: '3.0.0',
  id: 'urn:shipping',
  info: { ...INFO, tags: [{ name: 'shipping' }], externalDocs: { url: 'https://x/docs' } },
  defaultContentType: 'application/json',
  servers: {
    production: {
      host: '{stage}.example.com:1883',
      pathname: '/events',
      protocol: 'mqtt',
      protocolVersion: '5',
      description: 'The one.',
      variables: { stage: { enum: ['eu', 'us'], default: 'eu', examples: ['eu'] } },
      security: [{ $ref: '#/components/securitySchemes/user' }, { ...OAUTH, scopes: ['write'] }],
      bindings: { mqtt: { clientId: 'us' } },
    },
  },
  channels: {
    [KEY]: {
      address: 'orders/{orderId}/shipped',
      description: 'Of one order.',
      servers: [{ $ref: '#/servers/production' }],
      parameters: {
        orderId: {
          description: 'Whose.',
          enum: ['1', '2'],
          default: '1',
          examples: ['1'],
          location: '$message.payload#/id',
        },
      },
      messages: {
        shipped: { $ref: '#/components/messages/Shipped' },
        onShippedMessage: { payload: { type: 'string' } },
      },
      'x-owner': 'us',
    },
  },
  operations: {
    onShipped: {
      action: 'send',
      channel: { $ref: `#/channels/${KEY}` },
      summary: 'Tells it.',
      description: 'Slow.',
      tags: [{ name: 'told', description: 'Often.' }],
      bindings: { mqtt: { qos: 1 } },
      messages: [
        { $ref: `#/channels/${KEY}/messages/shipped` },
        { $ref: `#/channels/${KEY}/messages/onShippedMessage` },
      ],
      'x-delivery': { guarantee: 'at-least-once' },
    },
    receiveOrdersOrderIdShipped: {
      action: 'receive',
      channel: { $ref: `#/channels/${KEY}` },
      messages: [{ $ref: `#/channels/${KEY}/messages/shipped` }],
    },
  },
  components: {
    messages: {
      Shipped: {
        name: 'shipped',
        title: 'Shipped',
        contentType: 'application/vnd.shipped+json',
        headers: { type: 'object', required: ['trace'] },
        payload: { $ref: '#/components/schemas/Shipment' },
        correlationId: { $ref: '#/components/correlationIds/order' },
        examples: [{ name: 'one', headers: { trace: 'a' }, payload: { id: 1 } }, { headers: { trace: 'b' } }],
        externalDocs: { description: 'More.', url: 'https://x/shipped' },
      },
      Unused: {
        payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: 'record' } },
      },
    },
    schemas: OLD.components.schemas,
    correlationIds: OLD.components.correlationIds,
    securitySchemes: { user: { type: 'userPassword' }, oauth: OAUTH },
  },
} satisfies JsonObject;

describe('AsyncAPI 2', () => {
  test('becomes 3.0: a channel, its messages, and an operation for each direction', async () => {
    const { document, losses } = await written(OLD);
    expect(document).toEqual(NEW);
    expect(losses).toEqual([]);
  });

  test('and what was written is written again as it is', async () => {
    expect((await written(NEW)).document).toEqual(NEW);
  });

  test('seen from the application turns its directions', async () => {
    const { document } = await written(OLD, { perspective: 'application' });
    expect(document.operations).toMatchObject({
      onShipped: { action: 'receive' },
      sendOrdersOrderIdShipped: { action: 'send' },
    });
  });

  test('leads back to where it was written', async () => {
    const { places } = await written(OLD);
    expect(places.get(`/channels/${KEY}`)?.pointer).toBe('/channels/orders~1{orderId}~1shipped');
    expect(places.get('/operations/onShipped')?.pointer).toBe(
      '/channels/orders~1{orderId}~1shipped/subscribe',
    );
    expect(places.get('/components/messages/Shipped')?.pointer).toBe('/components/messages/Shipped');
  });

  const KEYS = [
    ['/', 'root'],
    ['user/signed-up', 'user.signed-up'],
    ['a.{b}.c', 'a.b.c'],
    ['https://example.com/books/{id}', 'example.com.books.id'],
    ['/a b/ü', 'a_b'],
  ];
  test.each(KEYS)('calls the channel %s %s', async (address, key) => {
    const { document } = await written({ asyncapi: '2.6.0', channels: { [address]: {} } });
    expect(document.channels).toEqual({ [key]: { address } });
  });

  test('gives two channels of one key a key each', async () => {
    const { document } = await written({ asyncapi: '2.6.0', channels: { 'a/b': {}, 'a.b': {} } });
    expect(document.channels).toEqual({ 'a.b': { address: 'a/b' }, 'a.b_2': { address: 'a.b' } });
  });
});

describe('AsyncAPI 3', () => {
  test('keeps replies, idle messages, and operations of all of a channel', async () => {
    const document = {
      asyncapi: '3.0.0',
      info: INFO,
      channels: {
        ask: { address: 'ask', messages: { Ask: { payload: {} }, Idle: { payload: {} } } },
        answer: { messages: { Answer: { deprecated: true, payload: {} } } },
      },
      operations: {
        ask: {
          action: 'send',
          channel: { $ref: '#/channels/ask' },
          messages: [{ $ref: '#/channels/ask/messages/Ask' }],
          reply: {
            address: { description: 'There.', location: '$message.header#/replyTo' },
            channel: { $ref: '#/channels/answer' },
            messages: [{ $ref: '#/channels/answer/messages/Answer' }],
          },
        },
        all: { action: 'receive', channel: { $ref: '#/channels/answer' } },
      },
    };
    const { document: printed, losses } = await written(document);
    expect(printed).toEqual(document);
    expect(losses).toEqual([]);
  });

  test('keeps words that draft-07 lacks, and says so', async () => {
    const payload = (schema: JsonObject) => ({
      asyncapi: '3.0.0',
      channels: { c: { messages: { M: { payload: schema } } } },
    });
    const newer = 'application/schema+json;version=draft-2020-12';
    const { document, losses } = await written(
      payload({
        schemaFormat: newer,
        schema: {
          $ref: '#/components/schemas/A',
          prefixItems: [{}],
          items: false,
          dependentRequired: { a: ['b'] },
          dependentSchemas: { c: {} },
          unevaluatedItems: false,
        },
      }),
    );
    expect(document.channels).toEqual({
      c: {
        messages: {
          M: {
            payload: {
              items: [{}],
              additionalItems: false,
              dependencies: { a: ['b'], c: {} },
              unevaluatedItems: false,
            },
          },
        },
      },
    });
    expect(losses.map(({ message }) => message)).toEqual([
      '`unevaluatedItems` is no word of JSON Schema draft-07, in which AsyncAPI 3.0 reads its schemas.',
    ]);
  });

  test('puts a reference that has siblings where they do it no harm', async () => {
    const { document } = await written({
      asyncapi: '3.0.0',
      channels: {
        c: {
          messages: {
            M: {
              payload: {
                schemaFormat: 'application/schema+json;version=draft-2020-12',
                schema: { $ref: '#/components/schemas/A', minProperties: 1 },
              },
            },
          },
        },
      },
      components: { schemas: { A: { type: 'object' } } },
    });
    expect(document.channels).toMatchObject({
      c: {
        messages: { M: { payload: { allOf: [{ $ref: '#/components/schemas/A' }], minProperties: 1 } } },
      },
    });
  });
});

describe('what 3.0 cannot say is told where the author says it', () => {
  const message = { message: { name: 'M', payload: {} } };
  const schemes = {
    components: { securitySchemes: { a: { type: 'userPassword' }, b: { type: 'X509' } } },
  };
  const cases: readonly (readonly [id: string, pointer: string, document: JsonObject])[] = [
    ['server-scheme', '/servers/s', { servers: { s: { url: 'https://x/y', protocol: 'mercure' } } }],
    ['server-relative', '/servers/s', { servers: { s: { url: '/y', protocol: 'ws' } } }],
    [
      'security-together',
      '/servers/s',
      { ...schemes, servers: { s: { url: 'x', protocol: 'ws', security: [{ a: [], b: [] }] } } },
    ],
    [
      'security-optional',
      '/servers/s',
      { ...schemes, servers: { s: { url: 'x', protocol: 'ws', security: [{ a: [] }, {}] } } },
    ],
    [
      'parameter-schema',
      '/channels/{p}/parameters/p/schema',
      { channels: { '{p}': { parameters: { p: { schema: { type: 'string', pattern: '^a' } } } } } },
    ],
    [
      'binding-type',
      '/channels/c/publish',
      { channels: { c: { publish: { ...message, bindings: { http: { type: 'request' } } } } } },
    ],
    [
      'binding-reference',
      '/channels/c',
      { channels: { c: { bindings: { ws: { query: { $ref: 'query.yaml' } } } } } },
    ],
    [
      'operation-deprecated',
      '/channels/c/publish',
      { channels: { c: { publish: { ...message, deprecated: true } } } },
    ],
    [
      'component-name',
      '/components/messages/an order',
      { components: { messages: { 'an order': { payload: {} } } } },
    ],
  ];

  test.each(cases)('%s at %s', async (id, pointer, document) => {
    const { losses } = await written({ asyncapi: '2.6.0', channels: {}, ...document });
    expect(losses.map((loss) => [loss.id, loss.at.pointer, loss.severity])).toEqual([
      [`upgrade/${id}`, pointer, 'warn'],
    ]);
    expect(losses[0]?.message).not.toMatch(/undefined|\{\w+\}/);
  });
});
