import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { type Contract, openContract, type Schema } from '../../src/model/index.js';
import { asyncapi, openapi } from '../support/contracts.js';

const schemas = (named: JsonObject): JsonObject => ({ components: { schemas: named } });

function named({ namedSchemas, mistakes }: Contract, name: string): Schema {
  expect(mistakes).toEqual([]);
  return namedSchemas.get(name) as Schema;
}

describe('what a `$ref` may name beside a pointer', () => {
  const Money = {
    $id: 'https://example.com/money',
    $anchor: 'money',
    type: 'integer',
    $defs: { cent: { const: 1 } },
  };
  test.each<[string, JsonObject, string]>([
    [
      'an `$anchor`',
      { Money: { $anchor: 'money', type: 'integer' }, Price: { $ref: '#money' } },
      '/components/schemas/Money',
    ],
    ['an `$id`', { Money, Price: { $ref: 'https://example.com/money' } }, '/components/schemas/Money'],
    [
      'an `$id`, relative to another',
      { Money, Price: { $id: 'https://example.com/price', $ref: 'money' } },
      '/components/schemas/Money',
    ],
    [
      'an anchor in a resource',
      { Money, Price: { $ref: 'https://example.com/money#money' } },
      '/components/schemas/Money',
    ],
    [
      'a pointer in a resource',
      { Money, Price: { $ref: 'https://example.com/money#/$defs/cent' } },
      '/components/schemas/Money/$defs/cent',
    ],
    [
      'a pointer from within a resource',
      { Price: { $id: 'price', $ref: '#/$defs/cent', $defs: { cent: { const: 1 } } } },
      '/components/schemas/Price/$defs/cent',
    ],
    [
      'the document, from within a resource whose author forgot it',
      { Money: { type: 'integer' }, Price: { $id: 'price', $ref: '#/components/schemas/Money' } },
      '/components/schemas/Money',
    ],
    [
      'the anchor of its own resource, and not of another',
      {
        Other: { $id: 'other', $anchor: 'it', type: 'string' },
        Price: { $id: 'price', $ref: '#it', $defs: { it: { $anchor: 'it', type: 'integer' } } },
      },
      '/components/schemas/Price/$defs/it',
    ],
    [
      'draft 6 anchors',
      { Money: { $id: '#money', type: 'integer' }, Price: { $ref: '#money' } },
      '/components/schemas/Money',
    ],
  ])('%s', async (_, given, pointer) => {
    expect(named(await openapi('3.1', schemas(given)), 'Price').ref?.at.pointer).toBe(pointer);
  });

  test('an `$id` in an example is data', async () => {
    const contract = await openapi(
      '3.1',
      schemas({
        Order: { type: 'object', examples: [{ $id: 'https://example.com/money', $anchor: 'money' }] },
        Price: { $ref: '#money' },
      }),
    );
    expect(contract.mistakes.map(({ id, at }) => [id, at.pointer])).toEqual([
      ['reference-unresolved', '/components/schemas/Price/$ref'],
    ]);
  });

  test('pointers that pass through references that lead back end', async () => {
    const contract = await openapi(
      '3.1',
      schemas({ A: { $ref: '#/components/schemas/B/x' }, B: { $ref: '#/components/schemas/A/y' } }),
    );
    expect(contract.mistakes.map(({ id }) => id)).toEqual(['reference-unresolved', 'reference-unresolved']);
  });
});

describe('$dynamicRef', () => {
  const list = {
    $id: 'https://example.com/list',
    type: 'array',
    items: { $dynamicRef: '#item' },
    $defs: { item: { $dynamicAnchor: 'item' } },
  };
  const listOf = (name: string, item: JsonObject) => ({
    $id: `https://example.com/${name}`,
    $ref: 'list',
    $defs: { item: { $dynamicAnchor: 'item', ...item } },
  });

  test('takes the anchor of whoever refers to its schema, each their own', async () => {
    const contract = await openapi(
      '3.1',
      schemas({
        List: list,
        Names: listOf('names', { type: 'string' }),
        Ages: listOf('ages', { type: 'integer' }),
      }),
    );
    const itemTypes = (name: string) => [...(named(contract, name).ref?.items?.ref?.types ?? [])];
    expect([itemTypes('Names'), itemTypes('Ages')]).toEqual([['string'], ['integer']]);
    expect(named(contract, 'List').items?.ref?.types).toBeUndefined();
  });

  test('the outermost wins', async () => {
    const inner = listOf('names', { type: 'string' });
    const contract = await openapi(
      '3.1',
      schemas({
        List: list,
        Names: inner,
        Outer: { ...listOf('outer', { type: 'boolean' }), $ref: 'names' },
      }),
    );
    expect([...(named(contract, 'Outer').ref?.ref?.items?.ref?.types ?? [])]).toEqual(['boolean']);
  });

  test('a tree refers to itself', async () => {
    const contract = await openapi(
      '3.1',
      schemas({
        Tree: {
          $id: 'https://example.com/tree',
          $dynamicAnchor: 'node',
          properties: { children: { items: { $dynamicRef: '#node' } } },
        },
      }),
    );
    const tree = named(contract, 'Tree');
    expect(tree.properties.get('children')?.items?.ref).toBe(tree);
  });
});

describe('dialects of schemas', () => {
  const sibling = { $ref: '#/components/schemas/Text', maxLength: 3 };
  test.each<[string, JsonObject, JsonObject, number | undefined]>([
    ['3.1 counts siblings', {}, {}, 3],
    ['`$schema` of draft 7 does not', {}, { $schema: 'http://json-schema.org/draft-07/schema#' }, undefined],
    [
      '`jsonSchemaDialect` holds for all',
      { jsonSchemaDialect: 'http://json-schema.org/draft-04/schema#' },
      {},
      undefined,
    ],
    [
      '`$schema` wins over it',
      { jsonSchemaDialect: 'http://json-schema.org/draft-07/schema#' },
      { $schema: 'https://json-schema.org/draft/2020-12/schema' },
      3,
    ],
  ])('%s', async (_, root, own, expected) => {
    const contract = await openapi('3.1', {
      ...root,
      ...schemas({ Text: { type: 'string' }, Short: { ...own, ...sibling } }),
    });
    expect(named(contract, 'Short').maxLength).toBe(expected);
  });

  test.each([
    ['application/schema+json;version=draft-07', undefined],
    ['application/schema+json;version=draft-2020-12', 3],
    ['application/vnd.oai.openapi+json;version=3.0.3', undefined],
    ['application/vnd.oai.openapi;version=3.1.0', 3],
  ])('AsyncAPI reads %s by its own rules', async (schemaFormat, expected) => {
    const { exchanges } = await asyncapi({
      channels: { a: { messages: { M: { payload: { schemaFormat, schema: sibling } } } } },
      components: { schemas: { Text: { type: 'string' } } },
    });
    expect(exchanges[0]?.payload?.content[0]?.schema?.maxLength).toBe(expected);
  });
});

describe('chains', () => {
  const chain = (length: number, link: (ref: JsonObject) => JsonObject) =>
    Object.fromEntries(
      Array.from({ length }, (_, n) => [
        `S${n}`,
        n === length - 1 ? { type: 'string' } : link({ $ref: `#/components/schemas/S${n + 1}` }),
      ]),
    );

  test('through properties may be as long as they like', async () => {
    const contract = await openapi('3.1', schemas(chain(20_000, (ref) => ({ properties: { next: ref } }))));
    expect(contract.mistakes).toEqual([]);
    expect(contract.namedSchemas.size).toBe(20_000);
  });

  test.each<[string, (ref: JsonObject) => JsonObject]>([
    ['$ref', (ref) => ref],
    ['allOf', (ref) => ({ allOf: [ref] })],
    ['not', (ref) => ({ not: ref })],
  ])('of one value by %s may not', async (_, link) => {
    await expect(openapi('3.1', schemas(chain(2000, link)))).rejects.toMatchObject({
      code: 'CONTRACT_TOO_DEEP',
    });
    expect((await openapi('3.1', schemas(chain(200, link)))).mistakes).toEqual([]);
  });
});

describe('`$self`', () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'tenon-self-'));
  afterAll(() => rmSync(cwd, { recursive: true }));

  test('names the document, and the folder that files beside it are in', async () => {
    mkdirSync(path.join(cwd, 'api'));
    const own = 'https://example.com/api/openapi.yaml';
    writeFileSync(
      path.join(cwd, 'api/openapi.yaml'),
      JSON.stringify({
        openapi: '3.2.0',
        $self: own,
        info: { title: 'Orders', version: '1.0.0' },
        ...schemas({
          Text: { type: 'string' },
          Own: { $ref: `${own}#/components/schemas/Text` },
          Beside: { $ref: 'https://example.com/api/common.yaml#/Money' },
          Relative: { $ref: './common.yaml#/Money' },
        }),
      }),
    );
    writeFileSync(path.join(cwd, 'api/common.yaml'), 'Money: { type: integer }\n');
    const contract = await openContract('api/openapi.yaml', { cwd });
    expect(named(contract, 'Own').ref?.at).toEqual({
      file: 'api/openapi.yaml',
      pointer: '/components/schemas/Text',
    });
    expect(named(contract, 'Beside').ref?.at).toEqual({ file: 'api/common.yaml', pointer: '/Money' });
    expect(named(contract, 'Relative').ref).toBe(named(contract, 'Beside').ref);
  });
});
