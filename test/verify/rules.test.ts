import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Pointer } from '../../src/kernel/pointer.js';
import { contractFromText } from '../../src/model/index.js';
import { checkPacts, readPact } from '../../src/verify/index.js';

/** An AsyncAPI or OpenAPI contract whose one answer has this schema. */
function contractOf(schema: Json) {
  const content = { 'application/json': { schema } };
  const get = { responses: { 200: { description: 'The order.', content } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: { '/order': { get } },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

/** What is said of a pact whose answer is matched by one rule. */
async function findingsOf(schema: Json, body: Json, matchingRules: JsonObject) {
  const value: Json = {
    consumer: { name: 'storefront' },
    provider: { name: 'orders' },
    interactions: [
      {
        description: 'a look',
        request: { method: 'GET', path: '/order' },
        response: { status: 200, body, matchingRules },
      },
    ],
  };
  const locate = (pointer: Pointer) => ({ file: 'pact.json', pointer, line: 1, column: 1 });
  const { problems } = await checkPacts(await contractOf(schema), [
    readPact({ file: 'pact.json', value, locate }),
  ]);
  return problems.map(({ id, severity, message }) => ({ id, severity, message }));
}

const order = (status: Json): JsonObject => ({ type: 'object', properties: { status } });
const rule = (matcher: JsonObject, at = '$.status'): JsonObject => ({
  body: { [at]: { matchers: [matcher] } },
});

const NARROW: readonly (readonly [string, Json, Json, JsonObject, string])[] = [
  [
    'an expression without a value of the enum',
    { enum: ['PAID', 'LOST'] },
    'PAID',
    { match: 'regex', regex: 'PAID|OPEN' },
    '"LOST"',
  ],
  [
    'an expression that is anchored anyway',
    { enum: ['PAID', 'UNPAID'] },
    'PAID',
    { match: 'regex', regex: 'PAID' },
    '"UNPAID"',
  ],
  [
    'an expression where null may come',
    { type: ['string', 'null'], enum: ['PAID', null] },
    'PAID',
    { match: 'regex', regex: 'PAID' },
    'null',
  ],
  ['a type where null may come', { type: ['string', 'null'] }, 'x', { match: 'type' }, 'null'],
  [
    'a type where null is another branch',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    'x',
    { match: 'type' },
    'null',
  ],
  [
    'a type of another branch',
    { oneOf: [{ type: 'string' }, { type: 'boolean' }] },
    'x',
    { match: 'type' },
    'false',
  ],
  [
    'integers where fractions may come',
    { type: 'number', minimum: 0, maximum: 1 },
    1,
    { match: 'integer' },
    '0.5',
  ],
  ['a list where null may come', { type: ['array', 'null'] }, [], { match: 'type' }, 'null'],
];

const WIDE: readonly (readonly [string, Json, Json, JsonObject])[] = [
  [
    'every value of the enum',
    { enum: ['PAID', 'LOST'] },
    'PAID',
    { match: 'regex', regex: 'PAID|LOST|OPEN' },
  ],
  ['the type', { type: 'string' }, 'x', { match: 'type' }],
  ['whole and other numbers alike', { type: 'number' }, 1, { match: 'type' }],
  ['numbers', { type: 'number' }, 1, { match: 'number' }],
  ['integers', { type: 'integer' }, 1, { match: 'integer' }],
  [
    'an expression for numbers, which is held against their text',
    { type: 'integer' },
    1,
    { match: 'regex', regex: '\\d+' },
  ],
  [
    'what the format promises',
    { type: 'string', format: 'date' },
    '2026-04-02',
    { match: 'regex', regex: '\\d{4}-\\d{2}-\\d{2}' },
  ],
  ['a fixed value, which is the state’s', { enum: ['PAID', 'LOST'] }, 'PAID', { match: 'equality' }],
  ['a rule that we do not know', { type: 'string' }, 'x', { match: 'semver' }],
  ['an expression that is none', { enum: ['PAID'] }, 'PAID', { match: 'regex', regex: '(' }],
  ['anything, of which the contract says nothing', {}, 'x', { match: 'type' }],
];

describe('a rule that refuses what the contract allows', () => {
  test.each(NARROW)('%s', async (_, schema, example, matcher, witness) => {
    const [finding, ...others] = await findingsOf(order(schema), { status: example }, rule(matcher));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'pact/rule-too-narrow', severity: 'warn' });
    expect(finding?.message).toContain(`storefront refuses ${witness} at /status of GET /order 200`);
  });
});

describe('a rule that takes what the contract allows', () => {
  test.each(WIDE)('%s', async (_, schema, example, matcher) => {
    expect(await findingsOf(order(schema), { status: example }, rule(matcher))).toEqual([]);
  });

  test('beside another on the same field', async () => {
    const both = {
      body: { '$.status': { combine: 'OR', matchers: [{ match: 'integer' }, { match: 'null' }] } },
    };
    expect(await findingsOf(order({ type: ['integer', 'null'] }), { status: 1 }, both)).toEqual([]);
  });
});

describe('where a rule applies', () => {
  const status: Json = { enum: ['PAID', 'LOST'] };
  const list: Json = { type: 'object', properties: { data: { type: 'array', items: order(status) } } };
  const body: Json = { data: [{ status: 'PAID' }] };
  const narrow = { match: 'regex', regex: 'PAID' };

  test.each([
    ['items', list, body, rule(narrow, '$.data[*].status'), 1],
    ['one item', list, body, rule(narrow, '$.data[0].status'), 1],
    ['a quoted name', order(status), { status: 'PAID' }, rule(narrow, "$['status']"), 1],
    ['version 2', order(status), { status: 'PAID' }, { '$.body.status': narrow }, 1],
    ['version 2, a header', order(status), { status: 'PAID' }, { '$.headers.status': narrow }, 0],
    ['an envelope', { allOf: [order({}), order(status)] }, { status: 'PAID' }, rule(narrow), 1],
    ['within a union', { anyOf: [order(status), { type: 'null' }] }, { status: 'PAID' }, rule(narrow), 0],
    [
      'beside a union, which may say more',
      { ...order({ type: ['string', 'null'] }), anyOf: [order({ type: 'string' }), order({ enum: ['x'] })] },
      { status: 'x' },
      rule({ match: 'type' }),
      0,
    ],
    ['every value of a map', list, body, rule(narrow, '$.*'), 0],
    ['an undeclared field', order(status), {}, rule(narrow, '$.colour'), 0],
  ] as const)('%s', async (_, schema, example, rules, count) => {
    expect(await findingsOf(schema as Json, example as Json, rules)).toHaveLength(count);
  });
});
