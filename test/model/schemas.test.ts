import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Schema } from '../../src/model/index.js';
import { openapi } from '../support/contracts.js';

/** What a schema says, as plain JSON: empty members left out, members by name. */
function plain(schema: Schema | undefined): Json {
  if (!schema) return null;
  const entries = Object.entries(schema).flatMap(([key, value]): [string, Json][] => {
    if (['at', 'extensions', 'lifecycle', 'readOnly', 'writeOnly'].includes(key)) return [];
    const shown = jsonOf(value);
    const isEmpty = typeof shown === 'object' && shown !== null && Object.keys(shown).length === 0;
    return isEmpty ? [] : [[key, shown]];
  });
  return Object.fromEntries(entries);
}

function jsonOf(value: unknown): Json {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, jsonOf(inner)]));
  if (value instanceof Set) return [...value].sort() as Json;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value === 'object' && value !== null)
    return 'properties' in value ? plain(value as Schema) : (value as Json);
  return value as Json;
}

async function schemaIn(dialect: '3.0' | '3.1', Order: Json): Promise<Json> {
  const Money = { type: 'integer' };
  const contract = await openapi(dialect, { components: { schemas: { Order, Money } } });
  // A keyword of the other dialect is told, and read all the same.
  expect(contract.mistakes.filter(({ id }) => !/^member-(unknown|mistyped)$/.test(id))).toEqual([]);
  const { name: _, ...said } = plain(contract.namedSchemas.get('Order')) as JsonObject;
  return said;
}

const MONEY = '#/components/schemas/Money';

describe('schemas mean the same in every dialect', () => {
  test.each<[string, Json, Json, Json]>([
    ['nullable', { type: 'string', nullable: true }, { types: ['null', 'string'] }, { types: ['string'] }],
    ['nullable false', { type: 'string', nullable: false }, { types: ['string'] }, { types: ['string'] }],
    ['nullable without a type', { nullable: true }, {}, {}],
    [
      'nullable beside allOf',
      { nullable: true, allOf: [{ type: 'string' }] },
      { anyOf: [{ allOf: [{ types: ['string'] }] }, { types: ['null'] }] },
      { allOf: [{ types: ['string'] }] },
    ],
    [
      'a list of types',
      { type: ['string', 'null'] },
      { types: ['null', 'string'] },
      { types: ['null', 'string'] },
    ],
    [
      'a boolean exclusive bound',
      { minimum: 0, exclusiveMinimum: true },
      { exclusiveMinimum: 0 },
      { exclusiveMinimum: 0 },
    ],
    [
      'a boolean exclusive bound that is off',
      { maximum: 9, exclusiveMaximum: false },
      { maximum: 9 },
      { maximum: 9 },
    ],
    ['an exclusive bound', { exclusiveMaximum: 9 }, { exclusiveMaximum: 9 }, { exclusiveMaximum: 9 }],
    ['const', { const: 'PAID' }, { enum: ['PAID'] }, { enum: ['PAID'] }],
    ['const null', { const: null }, { enum: [null] }, { enum: [null] }],
    [
      'a tuple as before 2020-12',
      { items: [{ type: 'number' }], additionalItems: false },
      { prefixItems: [{ types: ['number'] }], items: { always: false } },
      { prefixItems: [{ types: ['number'] }], items: { always: false } },
    ],
    [
      'a tuple as since',
      { prefixItems: [{ type: 'number' }], items: { type: 'string' } },
      { prefixItems: [{ types: ['number'] }], items: { types: ['string'] } },
      { prefixItems: [{ types: ['number'] }], items: { types: ['string'] } },
    ],
    [
      'dependencies',
      { dependencies: { 'x-tax': ['total'], coupon: { required: ['code'] } } },
      { dependentRequired: { 'x-tax': ['total'] }, dependentSchemas: { coupon: { required: ['code'] } } },
      { dependentRequired: { 'x-tax': ['total'] }, dependentSchemas: { coupon: { required: ['code'] } } },
    ],
    [
      'what stands beside a $ref',
      { $ref: MONEY, maximum: 9 },
      { ref: { types: ['integer'], name: 'Money' } },
      { ref: { types: ['integer'], name: 'Money' }, maximum: 9 },
    ],
    ['example and examples', { example: 1, examples: [2] }, { examples: [1, 2] }, { examples: [1, 2] }],
    ['a boolean schema', { not: true }, { not: { always: true } }, { not: { always: true } }],
    [
      'properties that look like extensions',
      { properties: { 'x-id': { type: 'string' } } },
      { properties: { 'x-id': { types: ['string'] } } },
      { properties: { 'x-id': { types: ['string'] } } },
    ],
    [
      'a discriminator by name and by reference',
      { discriminator: { propertyName: 'kind', mapping: { a: 'Money', b: MONEY } } },
      { discriminator: expect.objectContaining({ property: 'kind' }) as Json },
      { discriminator: expect.objectContaining({ property: 'kind' }) as Json },
    ],
  ])('%s', async (_, written, in30, in31) => {
    expect(await schemaIn('3.0', written)).toEqual(in30);
    expect(await schemaIn('3.1', written)).toEqual(in31);
  });

  test('cycles close, and names stay', async () => {
    const tree = {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
    };
    const contract = await openapi('3.1', { components: { schemas: { Tree: tree } } });
    const node = contract.namedSchemas.get('Tree');
    expect(node?.properties.get('children')?.items?.ref).toBe(node);
    expect(contract.schemas.get('orders.json#/components/schemas/Tree')).toBe(node);
  });
});
