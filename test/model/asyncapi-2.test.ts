import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { type Contract, contractFromText, type ReadOptions } from '../../src/model/index.js';

/** An AsyncAPI 2 contract that says nothing but what it is given. */
const asyncapi2 = (rest: JsonObject, options: ReadOptions = {}): Promise<Contract> =>
  contractFromText(
    JSON.stringify({
      asyncapi: '2.6.0',
      info: { title: 'Shipping', version: '1.0.0' },
      channels: {},
      ...rest,
    }),
    'shipping.json',
    options,
  );

const Sent = { name: 'Sent', payload: { type: 'object' } };
/** The one exchange of a channel whose clients subscribe to that message. */
const exchangeOf = async (message: JsonObject, rest: JsonObject = {}) =>
  (await asyncapi2({ channels: { parcels: { subscribe: { message } } }, ...rest })).exchanges[0];

describe('AsyncAPI 2', () => {
  test.each(['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0', '2.5.0', '2.6.0'])(
    '%s is read',
    async (asyncapi) => {
      const { kind, dialect } = await asyncapi2({ asyncapi });
      expect([kind, dialect]).toEqual(['asyncapi', asyncapi.slice(0, 3)]);
    },
  );

  test.each(['1.2.0', '2.7.0'])('%s is not', async (asyncapi) => {
    await expect(asyncapi2({ asyncapi })).rejects.toThrow(/AsyncAPI/);
  });

  const both = {
    channels: { parcels: { subscribe: { operationId: 'track', message: Sent }, publish: { message: Sent } } },
  };
  test.each<[ReadOptions, unknown]>([
    [
      {},
      [
        ['track sends Sent', 'sent', 'owner'],
        ['publish parcels receives Sent', 'received', 'consumer'],
      ],
    ],
    [
      { perspective: 'application' },
      [
        ['track receives Sent', 'received', 'consumer'],
        ['publish parcels sends Sent', 'sent', 'owner'],
      ],
    ],
  ])('who subscribes is sent what the owner writes: %j', async (options, expected) => {
    const { exchanges } = await asyncapi2(both, options);
    expect(exchanges.map(({ key, direction, payload }) => [key, direction, payload?.writtenBy])).toEqual(
      expected,
    );
  });

  test('a channel is its address', async () => {
    const { channels, mistakes } = await asyncapi2({
      channels: {
        'shipping.{region}.{hub}.{day}': {
          description: 'Where parcels are.',
          servers: ['main'],
          bindings: { kafka: { partitions: 3 } },
          parameters: {
            region: { schema: { type: 'string', enum: ['eu', 'us'], default: 'eu' } },
            hub: { location: '$message.payload#/hub', schema: { type: 'integer', enum: [1, 2] } },
            day: { $ref: '#/components/parameters/day' },
          },
          subscribe: { message: { oneOf: [Sent, { name: 'Lost' }] } },
          publish: { message: Sent },
        },
        idle: {},
      },
      components: { parameters: { day: { schema: { type: 'string', format: 'date' } } } },
    });
    expect(mistakes).toEqual([]);
    expect(channels).toMatchObject([
      {
        key: 'shipping.{region}.{hub}.{day}',
        address: 'shipping.{region}.{hub}.{day}',
        description: 'Where parcels are.',
        servers: ['main'],
        bindings: { kafka: { partitions: 3 } },
        messages: ['Sent', 'Lost'],
        parameters: [
          { name: 'region', values: ['eu', 'us'], default: 'eu' },
          { name: 'hub', values: ['1', '2'], location: '$message.payload#/hub' },
          { name: 'day', values: [], schema: { format: 'date' } },
        ],
      },
      { key: 'idle', messages: [] },
    ]);
  });

  test('a channel by reference', async () => {
    const { exchanges } = await asyncapi2({
      channels: { parcels: { $ref: '#/components/channels/parcels' } },
      components: { channels: { parcels: { subscribe: { message: Sent } } } },
    });
    expect(exchanges).toMatchObject([{ key: 'subscribe parcels sends Sent', channel: 'parcels' }]);
  });

  const shared = { messages: { ParcelSent: { payload: {} } } };
  test.each<[string, JsonObject, readonly (string | boolean | undefined)[]]>([
    ['its name', { name: 'Sent', messageId: 'sent' }, ['Sent', 'Sent', undefined]],
    ['its id', { messageId: 'sent' }, ['sent', 'sent', undefined]],
    ['its component', { $ref: '#/components/messages/ParcelSent' }, ['ParcelSent', 'ParcelSent', undefined]],
    ['where else it stands', { $ref: '#/x-shared/Lost' }, ['Lost', 'Lost', undefined]],
    ['nothing', {}, ['message', 'message', true]],
  ])('a message is named by %s', async (_, message, expected) => {
    const exchange = await exchangeOf(message, { components: shared, 'x-shared': { Lost: {} } });
    expect([
      exchange?.name,
      exchange?.key.replace('subscribe parcels sends ', ''),
      exchange?.isUnnamed,
    ]).toEqual(expected);
  });

  test('messages of a oneOf have keys of their own, however deep they stand', async () => {
    const Many = { oneOf: [{}, { name: 'Lost' }, { $ref: '#/components/messages/Many' }] };
    const { exchanges } = await asyncapi2({
      channels: {
        parcels: { publish: { message: { oneOf: [{}, { $ref: '#/components/messages/Many' }] } } },
      },
      components: { messages: { Many } },
    });
    expect(exchanges.map(({ key }) => key.replace('publish parcels receives ', ''))).toEqual([
      'message',
      'message 2',
      'Lost',
    ]);
  });

  test('traits are laid over the message, the last on top', async () => {
    const exchange = await exchangeOf(
      {
        summary: 'Own',
        description: 'Own',
        payload: {},
        'x-team': 'own',
        bindings: { kafka: { key: { type: 'string' }, schemaIdLocation: 'header' }, amqp: {} },
        headers: { properties: { a: {} } },
        traits: [
          { summary: 'First', title: 'First', contentType: 'text/plain', headers: { properties: { b: {} } } },
          { summary: 'Last', description: null, bindings: { kafka: { key: null, bindingVersion: '0.4.0' } } },
          { $ref: '#/components/messageTraits/team' },
        ],
      },
      {
        components: {
          messageTraits: { team: { 'x-team': 'trait', 'x-policy': { owner: 'team-shipping' } } },
        },
      },
    );
    expect(exchange).toMatchObject({
      summary: 'Last',
      title: 'First',
      extensions: { 'x-team': 'trait' },
      policy: { owner: 'team-shipping' },
    });
    expect(exchange?.description).toBeUndefined();
    expect(exchange?.bindings).toEqual({
      kafka: { schemaIdLocation: 'header', bindingVersion: '0.4.0' },
      amqp: {},
    });
    expect(exchange?.payload?.content[0]?.mediaType).toBe('text/plain');
    expect(exchange?.headers?.allOf.flatMap(({ properties }) => [...properties.keys()])).toEqual(['b', 'a']);
  });

  test('operations have traits, bindings and security', async () => {
    const { exchanges } = await asyncapi2({
      channels: {
        parcels: {
          subscribe: {
            operationId: 'own',
            bindings: { mqtt: { qos: 1 } },
            traits: [
              { operationId: 'track', bindings: { mqtt: { retain: true } }, security: [{ key: ['read'] }] },
            ],
            message: Sent,
          },
        },
      },
      components: { securitySchemes: { key: { type: 'userPassword' } } },
    });
    expect(exchanges).toMatchObject([
      {
        operationId: 'track',
        operationBindings: { mqtt: { qos: 1, retain: true } },
        security: [[{ scheme: 'key', scopes: ['read'] }]],
      },
    ]);
  });

  test('what else a message says', async () => {
    const exchange = await exchangeOf(
      {
        ...Sent,
        tags: [{ name: 'parcels' }],
        correlationId: { $ref: '#/components/correlationIds/trace' },
        examples: [{ name: 'one', summary: 'One parcel', payload: { id: 1 }, headers: {} }, { headers: {} }],
      },
      {
        defaultContentType: 'application/json',
        components: { correlationIds: { trace: { location: '$message.header#/trace' } } },
      },
    );
    expect(exchange).toMatchObject({
      tags: ['parcels'],
      correlationId: '$message.header#/trace',
      payload: {
        content: [
          {
            mediaType: 'application/json',
            examples: [{ name: 'one', summary: 'One parcel', value: { id: 1 } }],
          },
        ],
      },
    });
    expect(exchange?.payload?.content[0]?.examples).toHaveLength(1);
  });

  test.each<[string | undefined, Json, readonly string[] | 'opaque']>([
    [undefined, { nullable: true, type: 'string' }, ['string']],
    ['application/vnd.aai.asyncapi;version=2.6.0', { nullable: true, type: 'string' }, ['string']],
    ['application/schema+json;version=draft-07', { type: 'string' }, ['string']],
    ['application/vnd.oai.openapi;version=3.0.0', { nullable: true, type: 'string' }, ['string', 'null']],
    ['application/vnd.apache.avro;version=1.9.0', { type: 'record' }, 'opaque'],
    ['application/raml+yaml;version=1.0', 'type: object', 'opaque'],
  ])('a payload in the format %s', async (schemaFormat, payload, expected) => {
    const exchange = await exchangeOf({ ...(schemaFormat && { schemaFormat }), payload });
    const { schema, opaque } = exchange?.payload?.content[0] ?? {};
    if (expected === 'opaque') expect(opaque).toMatchObject({ format: schemaFormat, value: payload });
    else expect(opaque).toBeUndefined();
    expect(schema && [...(schema.types ?? [])]).toEqual(expected === 'opaque' ? undefined : expected);
  });

  test('a named schema in another language is no JSON Schema', async () => {
    const { namedSchemas, mistakes } = await asyncapi2({
      channels: {
        parcels: {
          publish: {
            message: {
              schemaFormat: 'application/vnd.apache.avro;version=1.9.0',
              payload: { $ref: '#/components/schemas/Parcel' },
            },
          },
        },
      },
      components: { schemas: { Parcel: { type: 'record' }, Hub: { type: 'object' } } },
    });
    expect([...namedSchemas.keys()]).toEqual(['Hub']);
    expect(mistakes).toEqual([]);
  });

  test('what stands beside a $ref counts for nothing', async () => {
    const exchange = await exchangeOf(
      { payload: { $ref: '#/components/schemas/Parcel', required: ['id'] } },
      { components: { schemas: { Parcel: { type: 'object' } } } },
    );
    expect(exchange?.payload?.content[0]?.schema).toMatchObject({
      required: new Set(),
      ref: { name: 'Parcel' },
    });
  });

  test.each<[string, string, string]>([
    ['kafka.example.com:{port}', 'kafka-secure', 'kafka-secure://kafka.example.com:{port}'],
    ['mqtt://broker.example.com', 'mqtt', 'mqtt://broker.example.com'],
    ['https://hub.example.com/.well-known', 'mercure', 'https://hub.example.com/.well-known'],
    ['/events', 'ws', '/events'],
  ])('the server %s (%s) is at %s', async (url, protocol, expected) => {
    const { servers, tags } = await asyncapi2({
      tags: [{ name: 'parcels' }],
      servers: {
        main: {
          url,
          protocol,
          variables: { port: { default: '9093', enum: ['9093'] } },
          bindings: { $ref: '#/components/serverBindings/main' },
          security: [{ cert: [] }, {}],
        },
      },
      components: {
        securitySchemes: { cert: { type: 'X509' } },
        serverBindings: { main: { mqtt: { clientId: 'a' } } },
      },
    });
    expect(servers).toMatchObject([
      {
        name: 'main',
        url: expected,
        protocol,
        variables: [{ name: 'port', default: '9093', values: ['9093'] }],
        bindings: { mqtt: { clientId: 'a' } },
        security: [[{ scheme: 'cert' }], []],
      },
    ]);
    expect(tags).toMatchObject([{ name: 'parcels' }]);
  });

  const operation = (subscribe: Json): JsonObject => ({ channels: { parcels: { subscribe } } });
  test.each<[string, string, string, JsonObject]>([
    ['word-of-other-version', 'operations at the root', '/operations', { operations: {} }],
    [
      'word-of-other-version',
      'an address',
      '/channels/parcels/address',
      { channels: { parcels: { address: 'a' } } },
    ],
    [
      'word-of-other-version',
      'messages',
      '/channels/parcels/subscribe/messages',
      operation({ messages: [] }),
    ],
    [
      'word-of-other-version',
      'a host',
      '/servers/main/host',
      { servers: { main: { host: 'a', protocol: 'ws' } } },
    ],
    ['value-mistyped', 'a text for an operation', '/channels/parcels/subscribe', operation('track')],
    [
      'value-mistyped',
      'a map for oneOf',
      '/channels/parcels/subscribe/message/oneOf',
      operation({ message: { oneOf: {} } }),
    ],
    ['value-mistyped', 'a list of channels', '/channels', { channels: [] }],
    [
      'reference-unresolved',
      'a message that is nowhere',
      '/channels/parcels/subscribe/message/$ref',
      operation({ message: { $ref: '#/components/messages/Lost' } }),
    ],
    [
      'security-scheme-undeclared',
      'a scheme of a server',
      '/servers/main/security/0/lost',
      { servers: { main: { url: 'a', protocol: 'ws', security: [{ lost: [] }] } } },
    ],
    [
      'security-scheme-undeclared',
      'a scheme of an operation',
      '/channels/parcels/subscribe/security/0/lost',
      operation({ security: [{ lost: [] }] }),
    ],
    [
      'operation-id-duplicated',
      'an id twice',
      '/channels/parcels/publish/operationId',
      { channels: { parcels: { subscribe: { operationId: 'a' }, publish: { operationId: 'a' } } } },
    ],
  ])('%s: %s', async (id, _, pointer, document) => {
    const { mistakes } = await asyncapi2(document);
    expect(mistakes.map((mistake) => [mistake.id, mistake.at.pointer])).toEqual([[id, pointer]]);
  });

  test('an operation without a message carries nothing', async () => {
    const { exchanges, mistakes } = await asyncapi2(operation({ operationId: 'track' }));
    expect([exchanges, mistakes]).toEqual([[], []]);
  });
});
