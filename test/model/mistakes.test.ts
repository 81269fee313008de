import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { contractFromText, MISTAKES } from '../../src/model/index.js';
import { asyncapi, NO_ANSWER, openapi } from '../support/contracts.js';

describe('mistakes are noted where they are, and the rest is read', () => {
  const get = (operation: JsonObject): JsonObject => ({
    paths: { '/orders': { get: { ...NO_ANSWER, ...operation } } },
  });
  const inPath = (name: string): JsonObject => ({ name, in: 'path', required: true, schema: {} });
  const one = (path: string, ...parameters: JsonObject[]): JsonObject => ({
    paths: { [path]: { get: { ...NO_ANSWER, parameters } } },
  });
  const schema = (Order: Json): JsonObject => ({ components: { schemas: { Order } } });
  const cases: readonly (readonly [string, string, string, JsonObject])[] = [
    ['word-of-other-version', 'a word of Swagger 2.0', '/definitions', { definitions: { Order: {} } }],
    [
      'word-of-other-version',
      'media types beside an operation',
      '/paths/~1orders/get/produces',
      get({ produces: [] }),
    ],
    [
      'word-of-other-version',
      'a type beside a parameter',
      '/paths/~1orders/get/parameters/0/type',
      get({ parameters: [{ name: 'q', in: 'query', type: 'string' }] }),
    ],
    [
      'word-of-other-version',
      'a schema beside a response',
      '/paths/~1orders/get/responses/200/schema',
      get({ responses: { 200: { description: 'All.', schema: {} } } }),
    ],
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
      {
        paths: {
          ...(one('/orders/{orderId}', inPath('orderId')).paths as JsonObject),
          ...(one('/orders/{number}', inPath('number')).paths as JsonObject),
        },
      },
    ],
    [
      'path-parameter-undeclared',
      'a name in the path that no parameter has',
      '/paths/~1orders~1{number}/get',
      one('/orders/{number}', { name: 'number', in: 'query', schema: {} }),
    ],
    [
      'path-parameter-unused',
      'a parameter that the path has no place for',
      '/paths/~1orders/get/parameters/0',
      one('/orders', inPath('number')),
    ],
    [
      'path-parameter-unused',
      'a reference to one',
      '/paths/~1orders/get',
      {
        ...one('/orders', { $ref: '#/components/parameters/number' }),
        components: { parameters: { number: inPath('number') } },
      },
    ],
    [
      'parameter-duplicated',
      'a parameter twice',
      '/paths/~1orders~1{number}/get/parameters/1',
      one('/orders/{number}', inPath('number'), inPath('number'), {
        name: 'number',
        in: 'query',
        schema: {},
      }),
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

  test('a parameter of the operation stands for that of its path item', async () => {
    const item = { parameters: [inPath('id')], get: { ...NO_ANSWER, parameters: [inPath('id')] } };
    expect((await openapi('3.1', { paths: { '/orders/{id}': item } })).mistakes).toEqual([]);
  });

  const told = async (dialect: '3.0' | '3.1', Order: Json) =>
    (await openapi(dialect, schema(Order))).mistakes.map(({ id, at: { pointer } }) => {
      expect(pointer).toMatch(/^\/components\/schemas\/Order\//);
      return `${id} ${pointer.slice('/components/schemas/Order/'.length)}`;
    });

  const mistyped: readonly (readonly [keyword: string, ...values: Json[]])[] = [
    ['required', true, 'id', [1]],
    ['minimum', '0'],
    ['multipleOf', 0, '1'],
    ['minLength', -1, 1.5, '3'],
    ['maxItems', null],
    ['pattern', 1],
    ['title', ['Order']],
    ['description', null],
    ['format', {}],
    ['uniqueItems', 'yes'],
    ['readOnly', 1],
    ['writeOnly', 'no'],
    ['deprecated', 'soon'],
    ['enum', 'PAID', {}],
    ['allOf', { type: 'object' }],
    ['oneOf', 'a'],
    ['xml', 'a'],
    ['discriminator', 'kind'],
    ['exclusiveMinimum', '0'],
    ['$ref', 1],
  ];
  test.each(mistyped.map(([keyword, ...values]) => ({ keyword, values })))(
    'mistyped: $keyword',
    async ({ keyword, values }) => {
      for (const value of values)
        for (const dialect of ['3.0', '3.1'] as const)
          expect(await told(dialect, { [keyword]: value })).toEqual([`member-mistyped ${keyword}`]);
    },
  );

  test.each<[JsonObject, string[], string[]]>([
    [{ exclusiveMaximum: 9 }, ['member-mistyped exclusiveMaximum'], []],
    [{ minimum: 0, exclusiveMinimum: true }, [], []],
    [{ nullable: 'yes' }, ['member-mistyped nullable'], []],
    [{ propeties: {} }, ['member-unknown propeties'], []],
    [{ const: 1, if: true }, ['member-unknown const', 'member-unknown if'], []],
    [{ examples: { a: 1 } }, ['member-unknown examples'], ['member-mistyped examples']],
    [{ prefixItems: {} }, ['member-unknown prefixItems'], ['member-mistyped prefixItems']],
    [{ $defs: [] }, [], ['member-mistyped $defs']],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', const: 1 }, [], []],
    [{ 'x-anything': 1, example: null, default: {}, type: 'object' }, [], []],
    [{ properties: { propeties: {}, required: true } }, [], []],
    [{ properties: [] }, ['value-mistyped properties'], ['value-mistyped properties']],
    [{ enum: { $ref: '#/x-states' } }, ['reference-misplaced enum/$ref'], ['reference-misplaced enum/$ref']],
    [JSON.parse('{"__proto__": 1}') as JsonObject, ['member-unknown __proto__'], []],
  ])('keywords by dialect: %j', async (Order, in30, in31) => {
    expect(await told('3.0', Order)).toEqual(in30);
    expect(await told('3.1', Order)).toEqual(in31);
  });

  test('what stands beside a reference counts for nothing in 3.0, and so is not told', async () => {
    const ref = { $ref: '#/components/schemas/Money', maximum: '9' };
    const document = { components: { schemas: { Order: ref, Money: { type: 'integer' } } } };
    expect((await openapi('3.0', document)).mistakes).toEqual([]);
    expect((await openapi('3.1', document)).mistakes).toMatchObject([{ id: 'member-mistyped' }]);
  });

  test('reference-unresolved: schemas that are one another, once for each of the circle', async () => {
    const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const schemas = {
      Self: to('Self'),
      'B#%/b': to('C'),
      C: { ...to('B%23%25~1b'), description: 'Not more than B.' },
      D: to('C'),
      Tree: { properties: { children: to('Tree') } },
    };
    const { mistakes, namedSchemas } = await openapi('3.1', { components: { schemas } });
    expect(['Self', 'C', 'D'].map((name) => namedSchemas.get(name)?.ref?.name)).toEqual([
      undefined,
      undefined,
      'C',
    ]);
    expect(mistakes.map(({ id, at }) => `${id} ${at.pointer}`)).toEqual(
      ['Self', 'B#%~1b', 'C'].map((name) => `reference-unresolved /components/schemas/${name}/$ref`),
    );
    expect(mistakes[0]?.message).toContain('form a circle');
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
      'channel-not-of-root',
      'a channel in components, though the root lists it',
      '/operations/tell/channel/$ref',
      {
        channels: { a: { $ref: '#/components/channels/a' } },
        operations: { tell: { action: 'send', channel: { $ref: '#/components/channels/a' } } },
        components: { channels: { a: {} } },
      },
    ],
    [
      'reference-of-other-kind',
      'a message for a payload',
      '/channels/a/messages/Paid/payload/$ref',
      {
        channels: { a: { messages: { Paid: { payload: { $ref: '#/components/messages/Paid' } } } } },
        components: { messages: { Paid: {} } },
      },
    ],
    [
      'reference-of-other-kind',
      'a schema for a message',
      '/channels/a/messages/Paid/$ref',
      {
        channels: { a: { messages: { Paid: { $ref: '#/components/schemas/Paid' } } } },
        components: { schemas: { Paid: {} } },
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
          !['key-duplicated', 'json-malformed', 'mistakes-unlisted', 'file-unreadable'].includes(id) &&
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
