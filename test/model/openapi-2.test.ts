import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { contractFromText, writeOpenApi } from '../../src/model/index.js';
import { NO_ANSWER } from '../support/contracts.js';
import { BODY, field, ok, operationOf, swagger } from '../support/openapi-2.js';

describe('the version', () => {
  test.each(["'2.0'", '2.0', '2', '"2"'])('swagger: %s', async (version) => {
    const text = `swagger: ${version}\ninfo: { title: a, version: "1" }\npaths: {}\n`;
    expect(await contractFromText(text, 'a.yaml')).toMatchObject({ kind: 'openapi', dialect: '2.0' });
  });

  test.each(['1.2', '2.1', '20', '3.0'])('swagger: %s is not read', async (version) => {
    await expect(contractFromText(`swagger: "${version}"`, 'a.yaml')).rejects.toThrow(`Swagger ${version}`);
  });
});

describe('servers', () => {
  const urls: readonly (readonly [JsonObject, readonly string[]])[] = [
    [{ host: 'a.com', basePath: '/v1', schemes: ['https', 'http'] }, ['https://a.com/v1', 'http://a.com/v1']],
    [{ host: 'a.com:8080', basePath: '/', schemes: ['wss'] }, ['wss://a.com:8080']],
    [{ host: 'a.com:8080', basePath: '/v1/' }, ['//a.com:8080/v1']],
    [{ basePath: '/v1', schemes: ['https'] }, ['/v1']],
    [{ basePath: '/' }, ['/']],
    [{ schemes: ['https'] }, ['/']],
    [{}, []],
  ];

  test.each(urls)('%j', async (root, wanted) => {
    const { servers, mistakes } = await swagger(root);
    expect(mistakes).toEqual([]);
    expect(servers.map(({ url }) => url)).toEqual(wanted);
    expect(servers.map(({ protocol }) => protocol)).toEqual(
      wanted.map((url) => /^(\w+):/.exec(url)?.[1] ?? ''),
    );
  });

  test('an operation has schemes of its own, or the very servers of the root', async () => {
    const root = { host: 'a.com', basePath: '/v1', schemes: ['https'] };
    const contract = await swagger({
      ...root,
      paths: { '/a': { get: { ...NO_ANSWER, schemes: ['wss'] }, put: NO_ANSWER } },
    });
    const [get, put] = contract.operations;
    expect(get?.servers).toMatchObject([
      { url: 'wss://a.com/v1', protocol: 'wss', at: { pointer: '/paths/~1a/get/schemes/0' } },
    ]);
    expect(put?.servers).toBe(contract.servers);
  });
});

describe('parameters', () => {
  const array = { type: 'array', items: { type: 'string' } };
  test.each([
    ['query', array, 'form', false],
    ['query', { ...array, collectionFormat: 'csv' }, 'form', false],
    ['query', { ...array, collectionFormat: 'multi' }, 'form', true],
    ['query', { ...array, collectionFormat: 'ssv' }, 'spaceDelimited', false],
    ['query', { ...array, collectionFormat: 'pipes' }, 'pipeDelimited', false],
    ['query', { ...array, collectionFormat: 'tsv' }, 'tabDelimited', false],
    ['query', { type: 'string', collectionFormat: 'multi' }, 'form', true],
    ['query', { type: 'integer' }, 'form', true],
    ['header', array, 'simple', false],
    ['path', array, 'simple', false],
    ['path', { type: 'string' }, 'simple', false],
    ['query', { ...array, items: { ...array, collectionFormat: 'tsv' } }, 'form', false],
  ])('in %s %j: style %s, explode %s', async (location, said, style, explode) => {
    const { parameters } = await operationOf({ parameters: [{ name: 'ids', in: location, ...said }] });
    expect(parameters).toMatchObject([{ in: location, style, explode, required: location === 'path' }]);
  });

  test('the schema is among its members, and takes nothing that is the parameter’s', async () => {
    const { parameters } = await operationOf({
      parameters: [
        {
          name: 'size',
          in: 'query',
          description: 'How many.',
          required: true,
          type: 'integer',
          format: 'int32',
          minimum: 0,
          exclusiveMinimum: true,
          maximum: 100,
          default: 20,
          enum: [10, 20],
          example: 10,
          properties: { not: { type: 'string' } },
          'x-nullable': true,
          'x-example': 10,
          'x-sunset': '2027-03-01',
        },
      ],
    });
    expect(parameters).toMatchObject([
      {
        name: 'size',
        required: true,
        description: 'How many.',
        examples: [{ value: 10 }],
        extensions: { 'x-example': 10 },
        lifecycle: { sunset: '2027-03-01' },
        schema: {
          at: { pointer: '/paths/~1orders/post/parameters/0' },
          types: new Set(['integer', 'null']),
          format: 'int32',
          exclusiveMinimum: 0,
          maximum: 100,
          default: 20,
          enum: [10, 20, null],
          required: new Set(),
          properties: new Map(),
          examples: [],
          lifecycle: { deprecated: false },
        },
      },
    ]);
    expect(parameters[0]?.schema?.description).toBeUndefined();
    expect(parameters[0]?.schema?.minimum).toBeUndefined();
  });

  test('its own of one name and place win; references are followed; path items may be referred to', async () => {
    const contract = await swagger({
      parameters: { Page: { name: 'page', in: 'query', type: 'integer' } },
      paths: {
        '/orders': {
          parameters: [
            { name: 'page', in: 'query', type: 'string' },
            { ...BODY, name: 'old' },
            { name: 'trace', in: 'header', type: 'string' },
          ],
          get: { ...NO_ANSWER, parameters: [{ $ref: '#/parameters/Page' }, { ...BODY, name: 'old' }] },
          put: NO_ANSWER,
        },
        '/again': { $ref: '#/x-items/Again' },
      },
      'x-items': { Again: { get: NO_ANSWER } },
    });
    expect(contract.mistakes).toEqual([]);
    expect(contract.operations.map(({ key }) => key)).toEqual(['GET /orders', 'PUT /orders', 'GET /again']);
    const [get, put] = contract.operations;
    expect(get?.parameters.map(({ name, at }) => [name, at.pointer])).toEqual([
      ['trace', '/paths/~1orders/parameters/2'],
      ['page', '/parameters/Page'],
    ]);
    expect(get?.request?.at.pointer).toBe('/paths/~1orders/get/parameters/1');
    expect(put?.parameters.map(({ name }) => name)).toEqual(['page', 'trace']);
    expect(put?.request?.at.pointer).toBe('/paths/~1orders/parameters/1');
  });
});

test('schemas: definitions, x-nullable, discriminators, and siblings of references that count for nothing', async () => {
  const { namedSchemas, mistakes } = await swagger({
    definitions: {
      Pet: {
        type: 'object',
        discriminator: 'kind',
        required: ['kind'],
        properties: {
          kind: { type: 'string', readOnly: true, example: 'cat' },
          age: { type: 'integer', minimum: 0, exclusiveMinimum: true, 'x-nullable': true },
          owner: { $ref: '#/definitions/Pet', 'x-nullable': true, maxProperties: 3 },
        },
      },
      Cat: { allOf: [{ $ref: '#/definitions/Pet' }, { type: 'object', nullable: true }] },
    },
  });
  expect(mistakes).toMatchObject([
    { id: 'member-unknown', at: { pointer: '/definitions/Cat/allOf/1/nullable' } },
  ]);
  const pet = namedSchemas.get('Pet');
  expect(pet).toMatchObject({ name: 'Pet', discriminator: { property: 'kind', mapping: new Map() } });
  expect(pet?.properties.get('kind')).toMatchObject({ readOnly: true, examples: ['cat'] });
  expect(pet?.properties.get('age')).toMatchObject({
    types: new Set(['integer', 'null']),
    exclusiveMinimum: 0,
  });
  expect(pet?.properties.get('owner')?.ref).toBe(pet);
  expect(pet?.properties.get('owner')?.maxProperties).toBeUndefined();
  const [base, own] = namedSchemas.get('Cat')?.allOf ?? [];
  expect(base?.ref).toBe(pet);
  expect(own?.types).toEqual(new Set(['object']));
});

test('security: schemes in the words of the later dialects, requirements inherited or not', async () => {
  const address = { authorizationUrl: 'https://id/a', tokenUrl: 'https://id/t', scopes: { read: 'Read.' } };
  const contract = await swagger({
    securityDefinitions: {
      basic: { type: 'basic', description: 'Old.' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      a: { type: 'oauth2', flow: 'implicit', ...address },
      b: { type: 'oauth2', flow: 'password', ...address },
      c: { type: 'oauth2', flow: 'application', ...address },
      d: { type: 'oauth2', flow: 'accessCode', ...address },
    },
    security: [{ key: [] }, { a: ['read'], basic: [] }],
    paths: { '/a': { get: NO_ANSWER, put: { ...NO_ANSWER, security: [] } } },
  });
  expect(contract.mistakes).toEqual([]);
  expect(contract.securitySchemes).toMatchObject([
    { name: 'basic', type: 'http', scheme: 'basic', description: 'Old.', flows: [] },
    { name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' },
    ...['implicit', 'password', 'clientCredentials', 'authorizationCode'].map((type) => ({
      type: 'oauth2',
      flows: [
        {
          type,
          authorizationUrl: 'https://id/a',
          tokenUrl: 'https://id/t',
          scopes: new Map([['read', 'Read.']]),
        },
      ],
    })),
  ]);
  const [get, put] = contract.operations;
  expect(get?.security).toBe(contract.security);
  expect(get?.security).toHaveLength(2);
  expect(put).toMatchObject({ security: [], securityDeclared: true });
});

test('what belongs to the whole and to operations, and what is pushed', async () => {
  const contract = await swagger({
    info: { title: 'Orders', version: '2.1.0', contact: { name: 'Us' }, license: { name: 'MIT' } },
    externalDocs: { url: 'https://docs' },
    tags: [{ name: 'orders', externalDocs: { url: 'https://orders' } }],
    consumes: ['application/vnd.a+json'],
    'x-policy': { timeout: '10s' },
    'x-delivery': { guarantee: 'at-least-once' },
    paths: {
      '/a': {
        'x-policy': { owner: 'team' },
        get: { ...NO_ANSWER, operationId: 'a', deprecated: true, 'x-sunset': '2027-01-01', tags: ['orders'] },
      },
    },
    'x-webhooks': {
      paid: {
        parameters: [{ name: 'x-id', in: 'header', type: 'string' }],
        post: { operationId: 'onPaid', parameters: [BODY], ...ok({ schema: {} }) },
      },
    },
  });
  expect(contract).toMatchObject({
    title: 'Orders',
    version: '2.1.0',
    info: { contact: { name: 'Us' }, license: { name: 'MIT' }, externalDocs: { url: 'https://docs' } },
    tags: [{ name: 'orders', externalDocs: { url: 'https://orders' } }],
    mistakes: [],
  });
  expect(contract.operations).toMatchObject([
    {
      id: 'a',
      tags: ['orders'],
      lifecycle: { deprecated: true, sunset: '2027-01-01' },
      policy: { timeoutMs: 10_000, owner: 'team' },
    },
  ]);
  expect(contract.exchanges).toMatchObject([
    {
      key: 'webhook paid',
      direction: 'sent',
      operationId: 'onPaid',
      parameters: [{ name: 'x-id' }],
      payload: { writtenBy: 'owner', content: [{ mediaType: 'application/vnd.a+json' }] },
      answers: [{ status: '200', payload: { writtenBy: 'consumer' } }],
      delivery: { guarantee: 'at-least-once' },
    },
  ]);
});

describe('printed as OpenAPI 3.1', () => {
  const array = { type: 'array', items: { type: 'string' } };
  const source = {
    host: 'a.com',
    schemes: ['https'],
    securityDefinitions: { a: { type: 'oauth2', flow: 'application', tokenUrl: 'https://t', scopes: {} } },
    definitions: { Order: { type: 'object', properties: { id: { type: 'string', 'x-nullable': true } } } },
    paths: {
      '/a': {
        post: {
          parameters: [
            { name: 'tabs', in: 'query', ...array, collectionFormat: 'tsv' },
            { name: 'x-pipes', in: 'header', ...array, collectionFormat: 'pipes' },
            field('tabs', { ...array, collectionFormat: 'tsv' }),
            field('scan', { type: 'file' }),
          ],
          ...ok({ schema: { $ref: '#/definitions/Order' } }),
        },
      },
    },
  };

  test('it says the same, but for styles that 3.1 has not', async () => {
    const { document } = writeOpenApi(await swagger(source));
    const again = await contractFromText(JSON.stringify(document), 'written.json');
    expect(again.mistakes).toEqual([]);
    expect(writeOpenApi(again).document).toEqual(document);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: 'https://a.com' }],
      components: {
        securitySchemes: { a: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://t' } } } },
        schemas: { Order: { properties: { id: { type: ['string', 'null'] } } } },
      },
    });
    expect(again.operations).toMatchObject([
      {
        parameters: [
          { name: 'tabs', style: 'form', explode: false },
          { name: 'x-pipes', style: 'simple', explode: false },
        ],
        request: {
          content: [
            { mediaType: 'multipart/form-data', encoding: { tabs: { style: 'form', explode: false } } },
          ],
        },
      },
    ]);
  });
});
