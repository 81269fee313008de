import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { contractFromText, MISTAKES } from '../../src/model/index.js';
import { asyncapi, NO_ANSWER, openapi } from '../support/contracts.js';

describe('mistakes are noted where they are, and the rest is read', () => {
  const get = (operation: JsonObject): JsonObject => ({
    paths: { '/orders': { get: { ...NO_ANSWER, ...operation } } },
  });
  const schema = (Order: Json): JsonObject => ({ components: { schemas: { Order } } });
  const cases: readonly (readonly [string, string, string, JsonObject])[] = [
    [
      'reference-unresolved',
      'a reference to nothing',
      '/components/schemas/Order/$ref',
      schema({ $ref: '#/components/schemas/Oder' }),
    ],
    [
      'reference-unresolved',
      'a circle of references',
      '/components/responses/A/$ref',
      {
        ...get({ responses: { 200: { $ref: '#/components/responses/A' } } }),
        components: {
          responses: { A: { $ref: '#/components/responses/B' }, B: { $ref: '#/components/responses/A' } },
        },
      },
    ],
    [
      'reference-unresolved',
      'a remote reference',
      '/components/schemas/Order/$ref',
      schema({ $ref: 'https://example.com/order.json' }),
    ],
    [
      'reference-unresolved',
      'a mapping to nothing',
      '/components/schemas/Order/discriminator/mapping/a',
      schema({ discriminator: { propertyName: 'kind', mapping: { a: 'Lost' } } }),
    ],
    ['member-unknown', 'a member that is none', '/paths/~1orders/get/sumary', get({ sumary: 'Orders' })],
    [
      'member-missing',
      'a response that says nothing',
      '/paths/~1orders/get/responses/204',
      get({ responses: { 204: {} } }),
    ],
    ['member-mistyped', 'a text for a flag', '/paths/~1orders/get/deprecated', get({ deprecated: 'yes' })],
    [
      'reference-misplaced',
      'a reference for a text',
      '/paths/~1orders/get/summary/$ref',
      get({ summary: { $ref: 'a.md' } }),
    ],
    [
      'reference-misplaced',
      'a reference for servers',
      '/paths/~1orders/get/servers/0/$ref',
      { ...get({ servers: [{ $ref: '#/x-server' }] }), 'x-server': { url: '/' } },
    ],
    [
      'reference-misplaced',
      'a reference for all properties',
      '/components/schemas/Order/properties/$ref',
      { ...schema({ properties: { $ref: '#/x-properties' } }), 'x-properties': { id: { type: 'string' } } },
    ],
    ['value-mistyped', 'a text for a schema', '/components/schemas/Order', schema('object')],
    [
      'value-mistyped',
      'a text for an operation',
      '/paths/~1orders/get',
      { paths: { '/orders': { get: 'x' } } },
    ],
    ['value-mistyped', 'a map for a list', '/paths/~1orders/get/parameters', get({ parameters: {} })],
    [
      'value-mistyped',
      'a parameter that is nowhere',
      '/paths/~1orders/get/parameters/0',
      get({ parameters: [{ name: 'id', in: 'body' }] }),
    ],
    [
      'value-mistyped',
      'a parameter without a name',
      '/paths/~1orders/get/parameters/0',
      get({ parameters: [{ in: 'query' }] }),
    ],
    ['value-mistyped', 'a path without a slash', '/paths/orders', { paths: { orders: {} } }],
    ['value-mistyped', 'a version that is a number', '/info', { info: { title: 'Orders', version: 1.1 } }],
    ['schema-type-unknown', 'an unknown type', '/components/schemas/Order/type', schema({ type: 'money' })],
    [
      'operation-duplicated',
      'two paths that match the same',
      '/paths/~1orders~1{number}/get',
      { paths: { '/orders/{orderId}': { get: NO_ANSWER }, '/orders/{number}': { get: NO_ANSWER } } },
    ],
    [
      'operation-id-duplicated',
      'an id twice',
      '/paths/~1orders/put/operationId',
      {
        paths: {
          '/orders': { get: { ...NO_ANSWER, operationId: 'a' }, put: { ...NO_ANSWER, operationId: 'a' } },
        },
      },
    ],
    [
      'security-scheme-undeclared',
      'an unknown scheme of an operation',
      '/paths/~1orders/get/security/0/lost',
      get({ security: [{ lost: [] }] }),
    ],
    [
      'security-scheme-undeclared',
      'an unknown scheme of the root, once',
      '/security/0/lost',
      { security: [{ lost: [] }], paths: { '/orders': { get: NO_ANSWER, put: NO_ANSWER } } },
    ],
  ];

  test.each(cases)('%s: %s', async (id, _, pointer, document) => {
    const { mistakes, operations } = await openapi('3.1', document);
    expect(mistakes.map((mistake) => [mistake.id, mistake.at.pointer])).toEqual([[id, pointer]]);
    expect(mistakes[0]?.message).not.toMatch(/\{(ref|reason|key|other|what|wanted|found|type|id|scheme)\}/);
    expect(operations.length).toBe(
      Object.values(document.paths ?? {})
        .flatMap((item) => Object.values(item as JsonObject))
        .filter((operation) => typeof operation === 'object').length,
    );
  });

  test('key-duplicated: a key twice, at the one that counts', async () => {
    const yaml =
      'openapi: 3.1.0\ninfo: { title: a, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    Order: { type: string }\n    Order: { type: integer }\n';
    const { mistakes, namedSchemas } = await contractFromText(yaml, 'orders.yaml');
    expect(mistakes).toMatchObject([
      { id: 'key-duplicated', at: { pointer: '/components/schemas/Order', line: 7 } },
    ]);
    expect([...(namedSchemas.get('Order')?.types ?? [])]).toEqual(['integer']);
  });

  test('json-malformed: a comma too many, and what stands before it', async () => {
    const json = '{ "openapi": "3.1.0",\n  "info": { "title": "a", "version": "1", },\n  "paths": {} }';
    const { mistakes, title } = await contractFromText(json, 'orders.json');
    expect(mistakes).toMatchObject([{ id: 'json-malformed', at: { line: 2 } }]);
    expect(title).toBe('a');
  });

  const a = { $ref: '#/channels/a' };
  const events: readonly (readonly [string, string, string, JsonObject])[] = [
    [
      'value-mistyped',
      'an operation that neither sends nor receives',
      '/operations/tell/action',
      { operations: { tell: { action: 'publish', channel: a } } },
    ],
    [
      'value-mistyped',
      'an operation without an action',
      '/operations/tell',
      { operations: { tell: { channel: a } } },
    ],
    [
      'value-mistyped',
      'an operation without a channel',
      '/operations/tell',
      { operations: { tell: { action: 'send' } } },
    ],
    [
      'message-not-of-channel',
      'a message that the channel does not list',
      '/operations/tell/messages/0',
      {
        operations: {
          tell: { action: 'send', channel: a, messages: [{ $ref: '#/components/messages/Lost' }] },
        },
        components: { messages: { Lost: {} } },
      },
    ],
    [
      'word-of-other-version',
      'a word of AsyncAPI 2',
      '/channels/b/publish',
      { channels: { a: {}, b: { publish: { message: {} } } } },
    ],
  ];

  test.each(events)('%s: %s', async (id, _, pointer, document) => {
    const { mistakes } = await asyncapi({ channels: { a: {} }, ...document });
    expect(mistakes.map((mistake) => [mistake.id, mistake.at.pointer])).toEqual([[id, pointer]]);
  });

  test('every mistake is shown', () => {
    expect(
      Object.keys(MISTAKES).filter(
        (id) =>
          !['key-duplicated', 'json-malformed', 'mistakes-unlisted'].includes(id) &&
          ![...cases, ...events].some(([shown]) => shown === id),
      ),
    ).toEqual([]);
  });

  test('thousands are enough', async () => {
    const members = Object.fromEntries(Array.from({ length: 9000 }, (_, n) => [`word${n}`, 1]));
    const { mistakes } = await openapi('3.1', members);
    expect(mistakes.length).toBe(5001);
    expect(mistakes.at(-1)).toMatchObject({ id: 'mistakes-unlisted', at: { line: 1, column: 1 } });
  });
});
