import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import { NO_ANSWER } from '../support/contracts.js';
import { BODY, field, ok, swagger } from '../support/openapi-2.js';

describe('mistakes of a 2.0 document', () => {
  const post = (operation: JsonObject): JsonObject => ({
    paths: { '/a': { post: { ...NO_ANSWER, ...operation } } },
  });
  const parameter = (one: Json): JsonObject => post({ parameters: [one] });
  const scheme = (one: JsonObject): JsonObject => ({ securityDefinitions: { one } });
  const header = (one: JsonObject): JsonObject => post(ok({ headers: { one } }));
  const inPath = (name: string): JsonObject => ({
    ...NO_ANSWER,
    parameters: [{ name, in: 'path', required: true, type: 'string' }],
  });
  const inPost = (rest: string) => `/paths/~1a/post${rest}`;
  const first = (rest = '') => inPost(`/parameters/0${rest}`);
  const cases: readonly (readonly [string, string, JsonObject])[] = [
    ['an unknown place', first('/in'), parameter({ name: 'a', in: 'cookie', type: 'string' })],
    ['no place', first(), parameter({ name: 'a', type: 'string' })],
    ['no name', first(), parameter({ in: 'query', type: 'string' })],
    ['a name that is no text', first('/name'), parameter({ name: 1, in: 'query', type: 'string' })],
    ['no type', first(), parameter({ name: 'a', in: 'query' })],
    [
      'a type that a parameter cannot have',
      first('/type'),
      parameter({ name: 'a', in: 'query', type: 'object' }),
    ],
    ['a file in a query', first('/type'), parameter({ name: 'a', in: 'query', type: 'file' })],
    ['no type of a field', first(), parameter(field('a', {}))],
    [
      'an unknown collectionFormat',
      first('/collectionFormat'),
      parameter({ name: 'a', in: 'query', type: 'array', items: {}, collectionFormat: 'semicolons' }),
    ],
    [
      'multi in a header',
      first('/collectionFormat'),
      parameter({ name: 'a', in: 'header', type: 'array', items: {}, collectionFormat: 'multi' }),
    ],
    [
      'a reference for items',
      first('/items/items/$ref'),
      {
        ...parameter({
          name: 'a',
          in: 'query',
          type: 'array',
          items: { type: 'array', items: { $ref: '#/definitions/A' } },
        }),
        definitions: { A: { type: 'string' } },
      },
    ],
    ['a body without a schema', first(), parameter({ name: 'a', in: 'body' })],
    ['a body without a name', first(), parameter({ in: 'body', schema: {} })],
    ['a body and a form', inPost('/parameters/1'), post({ parameters: [BODY, field('a'), field('b')] })],
    ['two bodies', inPost('/parameters/1'), post({ parameters: [BODY, { ...BODY, name: 'other' }] })],
    ['parameters that are no list', inPost('/parameters'), post({ parameters: {} })],
    ['media types that are no list', inPost('/consumes'), post({ consumes: 'application/json' })],
    ['a media type that is no text', '/produces/0', { ...post({}), produces: [1] }],
    ['a header without a type', inPost('/responses/200/headers/one'), header({})],
    [
      'a reference for a header',
      inPost('/responses/200/headers/one/$ref'),
      { ...header({ $ref: '#/x-headers/A' }), 'x-headers': { A: { type: 'string' } } },
    ],
    ['an unknown type of security', '/securityDefinitions/one/type', scheme({ type: 'http' })],
    ['no type of security', '/securityDefinitions/one', scheme({})],
    [
      'an unknown flow',
      '/securityDefinitions/one/flow',
      scheme({ type: 'oauth2', flow: 'clientCredentials' }),
    ],
    ['no flow', '/securityDefinitions/one', scheme({ type: 'oauth2' })],
    ['a key in a cookie', '/securityDefinitions/one/in', scheme({ type: 'apiKey', in: 'cookie', name: 'a' })],
    ['a host with its scheme', '/host', { host: 'https://a.com' }],
    ['a host with a path', '/host', { host: 'a.com/v1' }],
    ['a basePath without a slash', '/basePath', { basePath: 'v1' }],
    ['an unknown scheme', '/schemes/0', { schemes: ['ftp'] }],
    ['a file among the definitions', '/definitions/A/type', { definitions: { A: { type: 'file' } } }],
    ['definitions that are none', '/definitions', { definitions: [] }],
    [
      'one call twice',
      '/paths/~1a~1{b}/get',
      { paths: { '/a/{a}': { get: inPath('a') }, '/a/{b}': { get: inPath('b') } } },
    ],
    [
      'an id twice',
      '/paths/~1b/get/operationId',
      {
        paths: Object.fromEntries(
          ['/a', '/b'].map((path) => [path, { get: { ...NO_ANSWER, operationId: 'x' } }]),
        ),
      },
    ],
    [
      'a keyword that 2.0 does not have',
      '/definitions/A/oneOf',
      { definitions: { A: { oneOf: [{ type: 'string' }] } } },
    ],
    [
      'a discriminator as of OpenAPI 3',
      '/definitions/A/discriminator',
      { definitions: { A: { discriminator: { propertyName: 'kind' } } } },
    ],
    [
      'a required property that says so itself',
      '/definitions/A/properties/b/required',
      { definitions: { A: { properties: { b: { type: 'string', required: true } } } } },
    ],
    [
      'a bound of a parameter that is a text',
      first('/maximum'),
      parameter({ name: 'a', in: 'query', type: 'integer', required: true, maximum: '9' }),
    ],
    ['an undeclared scheme', inPost('/security/0/lost'), post({ security: [{ lost: [] }] })],
  ];
  test.each(cases)('%s', async (_, pointer, document) => {
    const { mistakes } = await swagger(document);
    expect(mistakes.map(({ at }) => at.pointer)).toEqual([pointer]);
    expect(mistakes[0]?.message).not.toMatch(/\{(what|wanted|found|word|theirs|ours|instead)\}|undefined/);
  });

  const words: readonly (readonly [string, string, JsonObject])[] = [
    ['/components', 'definitions', { components: { schemas: {} } }],
    ['/servers', 'host', { servers: [{ url: 'https://a.com' }] }],
    ['/webhooks', 'x-webhooks', { webhooks: { a: { post: NO_ANSWER } } }],
    ['/paths/~1a/servers', 'schemes', { paths: { '/a': { servers: [], get: NO_ANSWER } } }],
    ['/paths/~1a/trace', 'description', { paths: { '/a': { trace: NO_ANSWER, get: NO_ANSWER } } }],
    [inPost('/requestBody'), 'in: body', post({ requestBody: { content: {} } })],
    [inPost('/callbacks'), 'description', post({ callbacks: { a: { b: { post: NO_ANSWER } } } })],
    [first('/schema'), 'type', parameter({ name: 'a', in: 'query', schema: { type: 'string' } })],
    [
      first('/explode'),
      'collectionFormat',
      parameter({ name: 'a', in: 'query', type: 'array', items: {}, explode: true }),
    ],
    [first('/content'), 'consumes', parameter({ ...BODY, content: {} })],
    [inPost('/responses/200/content'), 'produces', post(ok({ content: { 'a/b': {} } }))],
    [inPost('/responses/200/links'), 'description', post(ok({ links: {} }))],
    [inPost('/responses/200/headers/one/schema'), 'type', header({ schema: { type: 'string' } })],
    ['/securityDefinitions/one/scheme', 'basic', scheme({ type: 'basic', scheme: 'bearer' })],
  ];
  test.each(words)('a word of OpenAPI 3 at %s: %s is said instead', async (pointer, instead, document) => {
    const { mistakes, exchanges, servers } = await swagger(document);
    expect(mistakes.map(({ id, at }) => [id, at.pointer])).toEqual([['word-of-other-version', pointer]]);
    expect(mistakes[0]?.message).toMatch(/of OpenAPI 3; this document is OpenAPI 2\.0/);
    expect(mistakes[0]?.fix).toContain(instead);
    expect([...exchanges, ...servers]).toEqual([]);
  });
});
