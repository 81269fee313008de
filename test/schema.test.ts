import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';
import { contains, proven, sample, toJsonSchema, validate } from '../src/schema/index.js';
import { refuted } from './support/schema-verdicts.js';
import { schemaOf } from './support/schemas.js';

const order = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const tagged = (...kinds: string[]) => ({
  oneOf: kinds.map((kind) => ({ type: 'object', required: ['kind'], properties: { kind: { const: kind } } })),
});
const list = (items: Json): Json => ({
  $defs: {
    Node: {
      type: 'object',
      required: ['value'],
      properties: { value: items, next: { anyOf: [{ $ref: '#/$defs/Node' }, { type: 'null' }] } },
    },
  },
  $ref: '#/$defs/Node',
});

const conditional = Object.fromEntries([
  ['if', order],
  ['then', { minProperties: 2 }],
]);

describe('contains', () => {
  const cases: [title: string, outer: Json, inner: Json, answer: 'yes' | 'no' | 'unknown'][] = [
    ['the same', order, order, 'yes'],
    ['a whole number is a number', { type: 'number' }, { type: 'integer' }, 'yes'],
    ['a number may be no whole number', { type: 'integer' }, { type: 'number' }, 'no'],
    ['a listed value has its type', { type: 'string' }, { const: 'paid' }, 'yes'],
    ['const is an enum of one', { enum: ['paid'] }, { const: 'paid' }, 'yes'],
    ['both booleans are a boolean', { enum: [true, false] }, { type: 'boolean' }, 'yes'],
    ['allOf of one', { allOf: [order] }, order, 'yes'],
    ['anyOf of one', order, { anyOf: [order] }, 'yes'],
    [
      'null as an alternative is null as a type',
      { type: ['string', 'null'] },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      'yes',
    ],
    [
      '… and the other way round',
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
      { type: ['string', 'null'] },
      'yes',
    ],
    [
      'above zero is at least one, for whole numbers',
      { type: 'integer', minimum: 1 },
      { type: 'integer', exclusiveMinimum: 0 },
      'yes',
    ],
    [
      'multiples of six are multiples of three',
      { type: 'integer', multipleOf: 3 },
      { type: 'integer', multipleOf: 6 },
      'yes',
    ],
    ['longer texts', { type: 'string', maxLength: 5 }, { type: 'string', maxLength: 6 }, 'no'],
    [
      'an equal pattern',
      { type: 'string', pattern: '^a' },
      { type: 'string', pattern: '^a', maxLength: 3 },
      'yes',
    ],
    ['an optional property', order, { ...order, required: [] }, 'no'],
    ['an undeclared property is open', { properties: { note: { type: 'string' } } }, order, 'no'],
    ['a closed object', { ...order, additionalProperties: false }, order, 'no'],
    ['one more alternative', tagged('card', 'transfer'), tagged('card'), 'yes'],
    ['one alternative less', tagged('card'), tagged('card', 'transfer'), 'no'],
    ['alternatives in another order', tagged('a', 'b', 'c'), tagged('c', 'a', 'b'), 'yes'],
    [
      'a property that chooses an alternative',
      tagged('a', 'b'),
      { type: 'object', required: ['kind'], properties: { kind: { enum: ['a', 'b'] } } },
      'yes',
    ],
    ['cycles', list({ type: 'number' }), list({ type: 'integer' }), 'yes'],
    ['cycles that differ deep inside', list({ type: 'integer' }), list({ type: 'number' }), 'no'],
    ['nothing is in everything', { type: 'string' }, false, 'yes'],
    ['an equal condition', conditional, { ...conditional, maxProperties: 3 }, 'yes'],
    ['not of a wider schema', { not: { type: 'integer' } }, { not: { type: 'number' } }, 'yes'],
    [
      'a pattern that allows all that another does',
      { type: 'string', pattern: '^a{3,4}$' },
      { type: 'string', pattern: '^a{3}$' },
      'yes',
    ],
    ['a smaller number', { minimum: 3 }, { type: 'integer', minimum: 2 }, 'no'],
    ['items that may repeat', { uniqueItems: true }, { type: 'array', items: { type: 'boolean' } }, 'no'],
    ['two alternatives at once', { oneOf: [{ type: 'number' }, { minimum: 3 }] }, { type: 'number' }, 'no'],
    ['a longer name', { propertyNames: { maxLength: 3 } }, { type: 'object', required: ['note'] }, 'no'],
    ['more than a few', { contains: { const: 1 }, maxContains: 1 }, { type: 'array', minItems: 2 }, 'no'],
    [
      'a property that no part looks at',
      { type: 'object', allOf: [order], unevaluatedProperties: false },
      { type: 'object', required: ['id', 'note'], properties: { id: { type: 'string' } } },
      'no',
    ],
    [
      'a condition said in other words',
      { anyOf: [{ not: order }, { minProperties: 2 }] },
      conditional,
      'yes',
    ],
    [
      'what must lie ahead',
      { type: 'string', pattern: '^(?=.*\\d)(?!.*_).{3,}$' },
      { type: 'string', pattern: '^[a-z]{3}[0-9]$' },
      'yes',
    ],
    [
      'what may not lie ahead',
      { type: 'string', pattern: '^(?!aa)a+$' },
      { type: 'string', pattern: '^a{1,3}$' },
      'no',
    ],
    [
      'a pattern that is not read',
      { type: 'string', pattern: '^(a)\\1+$' },
      { type: 'string', pattern: '^a{3}$' },
      'unknown',
    ],
  ];

  test.each(cases)('%s', async (_title, outer, inner, answer) => {
    const [wide, narrow] = [schemaOf(outer), schemaOf(inner)];
    const verdict = contains(wide, narrow);
    expect(verdict.answer).toBe(answer);
    const { values, complete } = refuted(wide, narrow);
    expect(complete && values.length === 0, 'the search by itself finds nothing').toBe(answer === 'yes');
    if (verdict.answer === 'no') {
      expect(verdict).toHaveProperty('witness');
      expect(await proven(verdict, wide, narrow)).toEqual(verdict);
    }
  });

  test('writers write only what is declared, where that is asked', () => {
    const options = { undeclared: 'absent' } as const;
    const noted = { ...order, properties: { ...order.properties, note: { type: 'string' } } };
    expect(contains(schemaOf(noted), schemaOf(order), options).answer).toBe('yes');
    expect(
      contains(schemaOf({ ...order, additionalProperties: false }), schemaOf(noted), options).answer,
    ).toBe('no');
  });

  test('what its writer does not write does not count', () => {
    const asked = schemaOf({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', readOnly: true } },
    });
    const sent = schemaOf({ type: 'object' });
    expect(contains(asked, sent, { writtenBy: 'consumer' }).answer).toBe('yes');
    expect(contains(asked, sent, { writtenBy: 'owner' }).answer).toBe('no');
  });
});

describe('toJsonSchema', () => {
  test('requires nothing of a writer that it does not write', async () => {
    const schema = schemaOf({
      type: 'object',
      required: ['id', 'secret'],
      properties: { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } },
    });
    expect(toJsonSchema(schema, { writtenBy: 'consumer' })).toMatchObject({
      required: ['secret'],
      properties: { id: true },
    });
    expect(toJsonSchema(schema, { writtenBy: 'owner' })).toMatchObject({
      required: ['id'],
      properties: { secret: true },
    });
    expect(await validate(schema, { secret: 's' }, { writtenBy: 'consumer' })).toEqual([]);
    expect(await validate(schema, { secret: 's' })).toMatchObject([{ pointer: '', keyword: 'required' }]);
  });

  test('lets a discriminator choose, and keeps names in $defs', async () => {
    const contract = await contractFromText(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Orders', version: '1.0.0' },
        paths: {},
        components: {
          schemas: {
            Card: { type: 'object', properties: { kind: { type: 'string' }, number: { type: 'string' } } },
            Transfer: { type: 'object', properties: { kind: { type: 'string' }, iban: { type: 'string' } } },
            Payment: {
              oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Transfer' }],
              discriminator: { propertyName: 'kind', mapping: { card: '#/components/schemas/Card' } },
            },
          },
        },
      }),
      'orders.json',
    );
    const payment = contract.namedSchemas.get('Payment');
    if (!payment) throw new Error('There is a Payment.');
    expect(Object.keys(toJsonSchema(payment).$defs ?? {})).toEqual(['Card', 'Transfer']);
    expect(await validate(payment, { kind: 'card' })).toEqual([]);
    expect(await validate(payment, { kind: 'Transfer' })).toEqual([]);
    expect(await validate(payment, { kind: 'cheque' })).not.toEqual([]);
  });
});

describe('sample', () => {
  test('is the same for the same seed, and valid', async () => {
    const schema = schemaOf({
      type: 'object',
      required: ['id', 'total', 'placedAt', 'lines'],
      properties: {
        id: { type: 'string', pattern: '^ORD-[0-9]{6}$' },
        total: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.01 },
        placedAt: { type: 'string', format: 'date-time' },
        lines: { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string', minLength: 20 } },
      },
    });
    for (const seed of [1, 2, 3]) {
      const value = sample(schema, { seed });
      expect(value).toEqual(sample(schema, { seed }));
      expect(await validate(schema, value ?? null)).toEqual([]);
    }
  });

  test("prefers the author's examples where they are valid", () => {
    expect(sample(schemaOf({ type: 'string', maxLength: 5, examples: ['too long', 'fits'] }))).toBe('fits');
    expect(sample(schemaOf({ type: 'integer', default: 7 }))).toBe(7);
  });

  test('ends in cycles, and gives up where nothing is valid', () => {
    expect(sample(schemaOf(list({ type: 'integer' })))).toHaveProperty('value');
    expect(sample(schemaOf({ type: 'string', minLength: 3, maxLength: 2 }))).toBeUndefined();
    expect(
      sample(
        schemaOf({
          $defs: {
            Loop: { type: 'object', required: ['next'], properties: { next: { $ref: '#/$defs/Loop' } } },
          },
          $ref: '#/$defs/Loop',
        }),
      ),
    ).toBeUndefined();
  });
});

test.each<[title: string, schema: Json]>([
  ['not', { not: { $ref: '#/$defs/Odd' } }],
  ['anyOf', { anyOf: [{ $ref: '#/$defs/Odd' }] }],
  ['allOf', { allOf: [{ $ref: '#/$defs/Odd' }] }],
  ['dependentSchemas', { required: ['a'], dependentSchemas: { a: { $ref: '#/$defs/Odd' } } }],
])('a schema that refers to itself in place by %s harms nobody', async (_title, odd) => {
  const schema = schemaOf({ $defs: { Odd: odd }, $ref: '#/$defs/Odd' });
  expect(contains(schema, schema).answer).toBe('yes');
  expect(['yes', 'no', 'unknown']).toContain(contains(schemaOf({ type: 'integer' }), schema).answer);
  sample(schema);
  await validate(schema, { a: 1 });
});
