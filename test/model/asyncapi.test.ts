import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { asyncapi } from '../support/contracts.js';

describe('AsyncAPI 3', () => {
  const channel = (messages: JsonObject): JsonObject => ({
    parcels: { address: 'shipping.{region}', parameters: { region: { enum: ['eu', 'us'] } }, messages },
  });
  const parcels = { $ref: '#/channels/parcels' };
  const sent = { contentType: 'application/json', payload: { type: 'object' } };

  test('who sends is who writes', async () => {
    const { exchanges, channels } = await asyncapi({
      channels: channel({ Sent: sent, Lost: sent, Idle: sent }),
      operations: {
        publish: {
          action: 'send',
          channel: parcels,
          messages: [{ $ref: '#/channels/parcels/messages/Sent' }],
        },
        take: {
          action: 'receive',
          channel: parcels,
          messages: [{ $ref: '#/channels/parcels/messages/Lost' }],
        },
      },
    });
    expect(exchanges.map(({ key, direction, payload }) => [key, direction, payload?.writtenBy])).toEqual([
      ['publish sends Sent', 'sent', 'owner'],
      ['take receives Lost', 'received', 'consumer'],
      ['channel parcels Idle', 'unknown', 'either'],
    ]);
    expect(channels).toMatchObject([
      {
        key: 'parcels',
        address: 'shipping.{region}',
        parameters: [{ name: 'region', values: ['eu', 'us'] }],
      },
    ]);
  });

  test('an operation that names no messages carries all of its channel', async () => {
    const { exchanges } = await asyncapi({
      channels: channel({ Sent: sent, Lost: sent }),
      operations: { publish: { action: 'send', channel: parcels } },
    });
    expect(exchanges.map(({ name }) => name)).toEqual(['Sent', 'Lost']);
  });

  test('a channel that no operation uses', async () => {
    const { exchanges } = await asyncapi({ channels: channel({ Sent: sent }) });
    expect(exchanges).toMatchObject([
      { key: 'channel parcels Sent', direction: 'unknown', payload: { writtenBy: 'either' } },
    ]);
  });

  test('traits fill in what a message does not say, the last first', async () => {
    const traits = [
      {
        title: 'From the first',
        summary: 'First',
        contentType: 'text/plain',
        bindings: { kafka: { key: 1 }, amqp: {} },
        headers: { properties: { a: {} } },
      },
      { title: 'From the last', bindings: { kafka: { key: 2 } }, headers: { properties: { b: {} } } },
    ];
    const Sent = { summary: 'Own', payload: {}, traits, headers: { properties: { c: {} } } };
    const [exchange] = (await asyncapi({ channels: channel({ Sent }) })).exchanges;
    expect(exchange).toMatchObject({
      summary: 'Own',
      title: 'From the last',
      bindings: { kafka: { key: 2 }, amqp: {} },
    });
    expect(exchange?.payload?.content[0]?.mediaType).toBe('text/plain');
    expect(exchange?.headers?.allOf.map(({ properties }) => [...properties.keys()].join())).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  test('replies are written by the other side', async () => {
    const channels = {
      ...channel({ Ask: sent }),
      answers: { address: null, messages: { Yes: sent, No: sent } },
    };
    const reply = (more: JsonObject) => ({
      ask: { action: 'send', channel: parcels, reply: { channel: { $ref: '#/channels/answers' }, ...more } },
    });
    const whole = await asyncapi({ channels, operations: reply({}) });
    expect(whole.exchanges[0]?.answers.map(({ status, payload }) => [status, payload?.writtenBy])).toEqual([
      ['reply Yes', 'consumer'],
      ['reply No', 'consumer'],
    ]);
    const one = await asyncapi({
      channels,
      operations: reply({ messages: [{ $ref: '#/channels/answers/messages/No' }] }),
    });
    expect(one.exchanges[0]?.answers.map(({ status }) => status)).toEqual(['reply']);
    expect(whole.channels[1]?.address).toBeUndefined();
  });

  test.each<[string, Json, JsonObject]>([
    ['a schema', { type: 'object' }, { schema: expect.anything() as Json }],
    [
      'a wrapped schema',
      { schemaFormat: 'application/vnd.aai.asyncapi+json;version=3.0.0', schema: { type: 'object' } },
      { schema: expect.anything() as Json },
    ],
    [
      'a wrapped JSON Schema',
      { schemaFormat: 'application/schema+yaml; version=draft-07', schema: {} },
      { schema: expect.anything() as Json },
    ],
    [
      'Avro',
      { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: 'record' } },
      { opaque: { format: 'application/vnd.apache.avro;version=1.9.0' } },
    ],
    [
      'a referred wrapper',
      { $ref: '#/components/schemas/Avro' },
      { opaque: { format: 'application/x-protobuf' } },
    ],
  ])('a payload may be %s', async (_, payload, expected) => {
    const Avro = { schemaFormat: 'application/x-protobuf', schema: 'message {}' };
    const { exchanges } = await asyncapi({
      channels: channel({ Sent: { payload } }),
      components: { schemas: { Avro } },
      defaultContentType: 'application/json',
    });
    const [content] = exchanges[0]?.payload?.content ?? [];
    expect(content).toMatchObject({ mediaType: 'application/json', ...expected });
    expect(content && 'opaque' in content).toBe('opaque' in expected);
  });

  test('delivery and policy: root, channel, operation, message', async () => {
    const [exchange] = (
      await asyncapi({
        'x-delivery': { guarantee: 'at-least-once', retention: '7d' },
        'x-policy': { owner: 'team-shipping' },
        channels: {
          parcels: {
            address: 'p',
            'x-delivery': { ordering: { key: 'id' } },
            messages: { Sent: { ...sent, 'x-delivery': { retention: '1d' } } },
          },
        },
        operations: { publish: { action: 'send', channel: parcels, 'x-policy': { criticality: 'high' } } },
      })
    ).exchanges;
    expect(exchange?.delivery).toEqual({
      guarantee: 'at-least-once',
      retentionMs: 86_400_000,
      orderingKey: 'id',
    });
    expect(exchange?.policy).toEqual({ owner: 'team-shipping', criticality: 'high' });
  });

  test('servers and their security', async () => {
    const { servers } = await asyncapi({
      servers: {
        'x-main': {
          host: 'kafka.example.com:{port}',
          protocol: 'kafka-secure',
          variables: { port: { default: '9093' } },
          security: [{ $ref: '#/components/securitySchemes/cert' }],
        },
      },
      components: { securitySchemes: { cert: { type: 'X509' } } },
    });
    expect(servers).toMatchObject([
      {
        name: 'x-main',
        url: 'kafka-secure://kafka.example.com:{port}',
        protocol: 'kafka-secure',
        security: [[{ scheme: 'cert' }]],
        variables: [{ name: 'port', default: '9093' }],
      },
    ]);
  });
});
