import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { NO_ANSWER } from '../support/contracts.js';
import { BODY, field, ok, operationOf, swagger } from '../support/openapi-2.js';

describe('requests', () => {
  test('a body', async () => {
    const { request, parameters } = await operationOf(
      { parameters: [{ ...BODY, required: true, description: 'The order.', 'x-note': 1 }] },
      { consumes: ['Application/JSON', 'application/xml', 'application/json'] },
    );
    expect(parameters).toEqual([]);
    expect(request).toMatchObject({
      writtenBy: 'consumer',
      required: true,
      description: 'The order.',
      extensions: { 'x-note': 1 },
      content: [
        { mediaType: 'application/json', schema: { types: new Set(['object']) } },
        { mediaType: 'application/xml', schema: { types: new Set(['object']) } },
      ],
    });
    expect(request?.content[0]?.schema).toBe(request?.content[1]?.schema);
  });

  const array = { type: 'array', items: { type: 'string' } };
  const file = field('scan', { type: 'file' });
  const types: readonly (readonly [string, JsonObject, JsonObject, readonly string[]])[] = [
    ['a body of which nothing is said', { parameters: [BODY] }, {}, ['application/json']],
    [
      'the operation before the root',
      { parameters: [BODY], consumes: ['a/b'] },
      { consumes: ['c/d'] },
      ['a/b'],
    ],
    [
      'an empty list, which clears the root’s',
      { parameters: [BODY], consumes: [] },
      { consumes: ['c/d'] },
      ['application/json'],
    ],
    ['a form', { parameters: [field('a')] }, {}, ['application/x-www-form-urlencoded']],
    [
      'a form under a root of JSON',
      { parameters: [field('a')] },
      { consumes: ['application/json'] },
      ['application/x-www-form-urlencoded'],
    ],
    [
      'a form of both kinds',
      {
        parameters: [field('a')],
        consumes: ['multipart/form-data', 'application/x-www-form-urlencoded; charset=utf-8'],
      },
      {},
      ['multipart/form-data', 'application/x-www-form-urlencoded; charset=utf-8'],
    ],
    ['a form with a file', { parameters: [field('a'), file] }, {}, ['multipart/form-data']],
    [
      'a form with a file, said otherwise',
      { parameters: [file], consumes: ['application/x-www-form-urlencoded'] },
      {},
      ['multipart/form-data'],
    ],
  ];
  test.each(types)('media types: %s', async (_, operation, root, wanted) => {
    const { request } = await operationOf(operation, root);
    expect(request?.content.map(({ mediaType }) => mediaType)).toEqual(wanted);
  });

  test('a form is one object of its fields', async () => {
    const operation = await operationOf({
      parameters: [
        field('name', { type: 'string', required: true, description: 'Who.', example: 'Ada', 'x-note': 1 }),
        { name: 'page', in: 'query', type: 'integer' },
        field('scan', { type: 'file' }),
        field('tags', array),
        field('ids', { ...array, collectionFormat: 'multi' }),
        field('tabs', { ...array, collectionFormat: 'tsv' }),
      ],
    });
    const at = { pointer: '/paths/~1orders/post/parameters' };
    expect(operation.parameters.map(({ name }) => name)).toEqual(['page']);
    expect(operation.request).toMatchObject({ at, required: true });
    const [media] = operation.request?.content ?? [];
    expect(media?.encoding).toEqual({
      tags: { style: 'form', explode: false },
      ids: { style: 'form', explode: true },
      tabs: { style: 'tabDelimited', explode: false },
    });
    expect(media?.schema).toMatchObject({ at, types: new Set(['object']), required: new Set(['name']) });
    const properties = [...(media?.schema?.properties ?? [])];
    expect(properties.map(([name]) => name)).toEqual(['name', 'scan', 'tags', 'ids', 'tabs']);
    expect(properties[0]?.[1]).toMatchObject({
      at: { pointer: '/paths/~1orders/post/parameters/0' },
      description: 'Who.',
      examples: ['Ada'],
      extensions: { 'x-note': 1 },
      required: new Set(),
    });
    expect(properties[1]?.[1]).toMatchObject({ types: new Set(['string']), format: 'binary' });
  });

  test('a form that the path item lists is the same schema for each of its operations', async () => {
    const { operations, schemas } = await swagger({
      paths: { '/a': { parameters: [field('a')], put: NO_ANSWER, post: NO_ANSWER } },
    });
    const [put, post] = operations.map(({ request }) => request);
    expect(put?.required).toBe(false);
    expect(put?.content[0]?.schema).toBe(post?.content[0]?.schema);
    expect(schemas.get('orders.json#/paths/~1a/parameters')).toBe(put?.content[0]?.schema);
  });
});

describe('responses', () => {
  const types: readonly (readonly [string, JsonObject, JsonObject, readonly string[] | undefined])[] = [
    ['no schema, no content', ok({}), { produces: ['application/json'] }, undefined],
    ['nothing said', ok({ schema: {} }), {}, ['application/json']],
    ['a file of which nothing is said', ok({ schema: { type: 'file' } }), {}, ['application/octet-stream']],
    ['the root’s', ok({ schema: {} }), { produces: ['a/b', 'c/d'] }, ['a/b', 'c/d']],
    ['its own', { ...ok({ schema: {} }), produces: ['a/b'] }, { produces: ['c/d'] }, ['a/b']],
    ['cleared', { ...ok({ schema: {} }), produces: [] }, { produces: ['c/d'] }, ['application/json']],
  ];
  test.each(types)('media types: %s', async (_, operation, root, wanted) => {
    const { responses } = await operationOf(operation, root);
    expect(responses[0]?.payload?.content.map(({ mediaType }) => mediaType)).toEqual(wanted);
  });

  test('files, examples by media type, headers and references', async () => {
    const operation = await operationOf(
      {
        produces: ['application/pdf', 'Text/CSV'],
        responses: {
          200: {
            description: 'It.',
            schema: { type: 'file', description: 'A bill.' },
            examples: { 'text/csv': 'a;b', 'application/json': {} },
            headers: {
              'x-next': {
                type: 'array',
                items: { type: 'string' },
                description: 'Next.',
                'x-sunset': '2027-01-01',
              },
              'Content-Type': { type: 'string' },
            },
          },
          default: { $ref: '#/responses/Problem' },
          'x-note': {},
        },
      },
      {
        responses: { Problem: { description: 'No.', schema: { $ref: '#/definitions/Problem' } } },
        definitions: { Problem: {} },
      },
    );
    const [file, problem, ...others] = operation.responses;
    expect(others).toEqual([]);
    expect(file).toMatchObject({
      status: '200',
      headers: [
        {
          name: 'x-next',
          required: false,
          description: 'Next.',
          schema: { types: new Set(['array']), items: {} },
          lifecycle: { sunset: '2027-01-01' },
        },
      ],
      payload: {
        writtenBy: 'owner',
        required: true,
        content: [
          { mediaType: 'application/pdf', examples: [] },
          {
            mediaType: 'text/csv',
            examples: [{ value: 'a;b' }],
            schema: { types: new Set(['string']), format: 'binary', description: 'A bill.' },
          },
        ],
      },
    });
    expect(problem).toMatchObject({
      status: 'default',
      at: { pointer: '/responses/Problem' },
      payload: { content: [{ schema: { ref: { name: 'Problem' } } }, {}] },
    });
  });
});
