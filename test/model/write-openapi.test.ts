import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { contractFromText, openContract, writeOpenApi } from '../../src/model/index.js';

const INFO = { title: 'Orders', version: '1.0.0' };
const DONE = { description: 'Done.' };

async function written(document: JsonObject) {
  return writeOpenApi(await contractFromText(JSON.stringify(document), 'orders.json'));
}

const NAMED = {
  responses: {
    NotFound: {
      description: 'No such order.',
      headers: { 'X-Trace': { $ref: '#/components/headers/Trace' } },
      content: { 'application/json': { example: 1 } },
      links: { again: { $ref: '#/components/links/Again' } },
      'x-owned': true,
    },
    Gone: { description: 'Nobody refers to it.' },
  },
  parameters: {
    limit: {
      name: 'limit',
      in: 'query',
      allowEmptyValue: true,
      schema: { type: 'integer' },
      examples: { ten: { $ref: '#/components/examples/Ten' } },
    },
    filter: {
      name: 'filter',
      in: 'query',
      content: { 'application/json': { schema: { type: 'object' }, 'x-deep': 1 } },
    },
  },
  examples: { Ten: { summary: 'The usual.', value: 10 }, Far: { externalValue: 'https://x/far.json' } },
  requestBodies: { Order: { description: 'An order.', required: true, content: { 'text/plain': {} } } },
  headers: {
    Trace: { description: 'Follows the call.', explode: true, schema: { type: 'string' }, example: 'a' },
  },
  links: {
    Again: {
      operationId: 'listOrders',
      parameters: { limit: 3 },
      server: { url: 'https://again.example.com' },
    },
  },
  callbacks: {
    onPaid: { '{$request.body#/url}': { post: { summary: 'Paid.', responses: { 204: DONE } } } },
  },
} satisfies JsonObject;

describe('what the author named', () => {
  const document = {
    openapi: '3.1.0',
    info: {
      ...INFO,
      summary: 'In short.',
      description: 'At length.',
      termsOfService: 'https://x/terms',
      contact: { name: 'Us', email: 'us@example.com', 'x-room': 7 },
      license: { name: 'MIT', identifier: 'MIT' },
      'x-logo': { url: 'logo.png' },
    },
    externalDocs: { description: 'More.', url: 'https://x/docs' },
    tags: [{ name: 'orders', description: 'All of them.', externalDocs: { url: 'https://x/tag' }, 'x-a': 1 }],
    paths: {
      '/orders/{id}': {
        summary: 'One order.',
        servers: [{ url: '/v2' }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        post: {
          externalDocs: { url: 'https://x/op' },
          requestBody: { $ref: '#/components/requestBodies/Order' },
          responses: { 204: DONE, 404: { $ref: '#/components/responses/NotFound' } },
          callbacks: { paid: { $ref: '#/components/callbacks/onPaid' } },
        },
        get: {
          operationId: 'listOrders',
          parameters: [{ $ref: '#/components/parameters/limit' }, { $ref: '#/components/parameters/filter' }],
          responses: { 404: { $ref: '#/components/responses/NotFound' } },
        },
        'x-policy': { timeout: '2s' },
      },
    },
    components: NAMED,
    'x-root': 'kept',
  } satisfies JsonObject;

  test('is printed once, by its name, used or not, with all that it says', async () => {
    const { document: printed, losses } = await written(document);
    expect(printed).toEqual(document);
    expect(losses).toEqual([]);
  });

  test('keeps the order of paths, methods and components', async () => {
    const { document: printed } = await written(document);
    const { paths, components } = printed as Record<string, Record<string, JsonObject>>;
    expect(Object.keys(paths?.['/orders/{id}'] ?? {})).toEqual([
      'summary',
      'servers',
      'parameters',
      'post',
      'get',
      'x-policy',
    ]);
    expect(Object.keys(components?.parameters ?? {})).toEqual(['limit', 'filter']);
    expect(Object.keys(components?.responses ?? {})).toEqual(['NotFound', 'Gone']);
  });

  test('leads back to where it was written', async () => {
    const { places } = await written(document);
    for (const pointer of [
      '/info',
      '/paths/~1orders~1{id}/get',
      '/components/responses/NotFound',
      '/components/parameters/limit/schema',
      '/components/examples/Ten',
    ] as const)
      expect(places.get(pointer)).toEqual({ file: 'orders.json', pointer });
  });

  test('and a second name for it stays a reference', async () => {
    const parameters = { a: { $ref: '#/components/parameters/limit' }, limit: NAMED.parameters.limit };
    const { document: printed } = await written({
      ...document,
      components: { ...NAMED, parameters: { ...parameters, filter: NAMED.parameters.filter } },
    });
    expect(printed.components).toMatchObject({ parameters: { a: parameters.a } });
  });
});

describe('Swagger 2.0', () => {
  test('becomes 3.1, its media types where they are sent', async () => {
    const { document, losses } = await written({
      swagger: '2.0',
      info: INFO,
      host: 'api.example.com',
      basePath: '/v1',
      schemes: ['https'],
      consumes: ['application/json'],
      produces: ['application/json'],
      paths: {
        '/orders': {
          post: {
            parameters: [{ $ref: '#/parameters/order' }, { $ref: '#/parameters/page' }],
            responses: { 200: { $ref: '#/responses/Order' } },
          },
          get: { produces: ['text/csv'], responses: { 200: { $ref: '#/responses/Order' } } },
        },
      },
      parameters: {
        order: { name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } },
        page: {
          name: 'page',
          in: 'query',
          type: 'array',
          items: { type: 'integer', 'x-nullable': true },
          collectionFormat: 'pipes',
        },
      },
      responses: { Order: { description: 'It.', schema: { $ref: '#/definitions/Order' } } },
      definitions: {
        Order: { type: 'object', example: { id: 1 }, properties: { id: { type: 'integer' } } },
      },
      securityDefinitions: { basic: { type: 'basic' } },
    });
    const order = { schema: { $ref: '#/components/schemas/Order' } };
    expect(document).toEqual({
      openapi: '3.1.0',
      info: INFO,
      servers: [{ url: 'https://api.example.com/v1' }],
      paths: {
        '/orders': {
          post: {
            parameters: [{ $ref: '#/components/parameters/page' }],
            requestBody: { $ref: '#/components/requestBodies/order' },
            responses: { 200: { $ref: '#/components/responses/Order' } },
          },
          // It says otherwise than the document what it produces, and so shares nothing.
          get: { responses: { 200: { description: 'It.', content: { 'text/csv': order } } } },
        },
      },
      components: {
        schemas: {
          Order: { type: 'object', properties: { id: { type: 'integer' } }, examples: [{ id: 1 }] },
        },
        parameters: {
          page: {
            name: 'page',
            in: 'query',
            style: 'pipeDelimited',
            schema: { type: 'array', items: { type: ['integer', 'null'] } },
          },
        },
        requestBodies: { order: { required: true, content: { 'application/json': order } } },
        responses: { Order: { description: 'It.', content: { 'application/json': order } } },
        securitySchemes: { basic: { type: 'http', scheme: 'basic' } },
      },
    });
    expect(losses).toEqual([]);
  });
});

describe('OpenAPI 3.0', () => {
  test('says null and webhooks as 3.1 does', async () => {
    const webhook = { post: { responses: { 204: DONE } } };
    const { document } = await written({
      openapi: '3.0.3',
      info: INFO,
      paths: {},
      'x-webhooks': { paid: webhook },
      components: {
        schemas: {
          A: { type: 'string', nullable: true },
          B: { nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] },
          C: { type: 'number', minimum: 0, exclusiveMinimum: true },
        },
      },
    });
    expect(document).toEqual({
      openapi: '3.1.0',
      info: INFO,
      webhooks: { paid: webhook },
      components: {
        schemas: {
          A: { type: ['string', 'null'] },
          B: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
          C: { type: 'number', exclusiveMinimum: 0 },
        },
      },
    });
  });
});

describe('several files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tenon-write-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('become one: what they hold is called after its name, or its file', async () => {
    const files: Record<string, Json> = {
      'openapi.json': {
        openapi: '3.0.3',
        info: INFO,
        paths: { '/orders': { $ref: 'paths/orders.json' } },
        components: { schemas: { Order: { $ref: 'schemas/order.json' } } },
      },
      'paths/orders.json': {
        get: {
          parameters: [{ $ref: '../common.json#/limit' }, { name: 'own', in: 'query', schema: {} }],
          responses: { 200: { description: 'x', content: { 'a/b': { schema: { $ref: '../line.json' } } } } },
        },
      },
      'common.json': { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      'schemas/order.json': { properties: { line: { $ref: '../line.json' } } },
      'line.json': { type: 'string' },
    };
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), JSON.stringify(content));
    }
    const contract = await openContract('openapi.json', { cwd: folder, root: folder });
    expect(writeOpenApi(contract).document).toEqual({
      openapi: '3.1.0',
      info: INFO,
      paths: {
        '/orders': {
          get: {
            parameters: [{ $ref: '#/components/parameters/limit' }, { name: 'own', in: 'query', schema: {} }],
            responses: {
              200: {
                description: 'x',
                content: { 'a/b': { schema: { $ref: '#/components/schemas/line' } } },
              },
            },
          },
        },
      },
      components: {
        schemas: {
          Order: { properties: { line: { $ref: '#/components/schemas/line' } } },
          line: { type: 'string' },
        },
        parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      },
    });
  });
});

describe('what 3.1 cannot say is told where the author says it', () => {
  const operation = { responses: { 204: DONE } };
  const cases: readonly (readonly [id: string, pointer: string, document: JsonObject])[] = [
    ['method', '/paths/~1a/query', { openapi: '3.2.0', paths: { '/a': { query: operation } } }],
    [
      'method',
      '/paths/~1a/additionalOperations/COPY',
      { openapi: '3.2.0', paths: { '/a': { additionalOperations: { COPY: operation } } } },
    ],
    [
      'parameter-location',
      '/paths/~1a/get/parameters/0',
      {
        openapi: '3.2.0',
        paths: {
          '/a': {
            get: { ...operation, parameters: [{ name: 'q', in: 'querystring', content: { 'a/b': {} } }] },
          },
        },
      },
    ],
    [
      'item-schema',
      '/paths/~1a/get/responses/200/content/application~1jsonl/itemSchema',
      {
        openapi: '3.2.0',
        paths: {
          '/a': {
            get: { responses: { 200: { ...DONE, content: { 'application/jsonl': { itemSchema: {} } } } } },
          },
        },
      },
    ],
    [
      'oauth-flow',
      '/components/securitySchemes/device',
      {
        openapi: '3.2.0',
        paths: {},
        components: {
          securitySchemes: {
            device: {
              type: 'oauth2',
              flows: {
                deviceAuthorization: { deviceAuthorizationUrl: '/d', tokenUrl: '/t', scopes: {} },
              },
            },
          },
        },
      },
    ],
    [
      'parameter-style',
      '/paths/~1a/get/parameters/0',
      {
        swagger: '2.0',
        paths: {
          '/a': {
            get: {
              ...operation,
              parameters: [
                {
                  name: 'q',
                  in: 'query',
                  type: 'array',
                  items: { type: 'string' },
                  collectionFormat: 'tsv',
                },
              ],
            },
          },
        },
      },
    ],
    [
      'component-name',
      '/definitions/List«Pet»',
      { swagger: '2.0', paths: {}, definitions: { 'List«Pet»': { type: 'array', items: {} } } },
    ],
  ];

  test.each(cases)('%s at %s', async (id, pointer, document) => {
    const { losses } = await written({ info: INFO, ...document });
    expect(losses.map((loss) => [loss.id, loss.at.pointer, loss.severity])).toEqual([
      [`upgrade/${id}`, pointer, 'warn'],
    ]);
    expect(losses[0]?.message).not.toMatch(/[{}](?!id)/);
  });

  test('and words of 3.2 stay as extensions where 3.1 has a place for those', async () => {
    const { document, losses } = await written({
      openapi: '3.2.0',
      info: INFO,
      servers: [{ url: '/', name: 'here' }],
      tags: [
        { name: 'a', summary: 'A.', kind: 'nav' },
        { name: 'b', parent: 'a' },
      ],
      paths: {},
    });
    expect(document).toMatchObject({
      servers: [{ url: '/', 'x-name': 'here' }],
      tags: [
        { name: 'a', 'x-summary': 'A.', 'x-kind': 'nav' },
        { name: 'b', 'x-parent': 'a' },
      ],
    });
    expect(losses).toEqual([]);
  });
});
