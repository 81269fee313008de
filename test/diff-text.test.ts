import { expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { takesAsListOfOne, takesAsText } from '../src/diff/schemas/text.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';
import { createSpace } from '../src/schema/index.js';
import { schemaOf } from './support/schemas.js';

function written(json: Json) {
  const schema = schemaOf(json);
  return { shape: createSpace().shape(schema), origins: [schema] };
}

const string = { type: 'string' };
const integer = { type: 'integer' };
const list = (items: Json, more: JsonObject = {}): Json => ({ type: 'array', items, ...more });

test.each<[before: Json, after: Json, taken: boolean]>([
  [integer, string, true],
  [{ type: 'boolean' }, { type: ['string', 'null'] }, true],
  [integer, integer, false],
  [{ type: 'array' }, string, false],
  [{ type: 'object' }, string, false],
  [integer, { type: 'string', minLength: 1 }, true],
  [integer, { type: 'string', minLength: 2 }, false],
  [integer, { type: 'string', maxLength: 9 }, false],
  [integer, { type: 'string', pattern: 'a' }, false],
  [integer, { type: 'string', format: 'date' }, false],
  [integer, { type: 'string', enum: ['1'] }, false],
  [integer, { type: 'string', not: { const: '1' } }, false],
  [integer, { type: 'string', anyOf: [{ minLength: 3 }, { maxLength: 1 }] }, false],
])('of %j written as text, %j takes all: %s', (before, after, taken) => {
  expect(takesAsText(written(before), written(after))).toBe(taken);
});

test.each<[before: Json, after: Json, taken: boolean]>([
  [string, list(string), true],
  [integer, list(string), true],
  [integer, list({ type: 'number' }), true],
  [string, list(integer), false],
  [string, { type: 'array' }, true],
  [string, string, false],
  [list(string), list(list(string)), false],
  [{ type: 'object' }, list({ type: 'object' }), false],
  [string, list(string, { minItems: 1 }), true],
  [string, list(string, { minItems: 2 }), false],
  [string, list(string, { maxItems: 1 }), true],
  [string, list(string, { maxItems: 0 }), false],
  [string, list(string, { prefixItems: [integer] }), false],
  [string, list(string, { contains: { const: 'a' } }), false],
  [string, list(string, { enum: [['a']] }), false],
  [string, list(string, { anyOf: [{ minItems: 1 }, { maxItems: 3 }] }), false],
  [string, { allOf: [list(string), list(integer)] }, false],
])('of %j as a list of one, %j takes all: %s', (before, after, taken) => {
  expect(takesAsListOfOne(written(before), written(after))).toBe(taken);
});

function contractWith(members: JsonObject) {
  const document = { openapi: '3.1.0', info: { title: 'Orders', version: '1.0.0' }, paths: {}, ...members };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

async function told(before: JsonObject, after: JsonObject): Promise<string[]> {
  const { changes } = await diff(await contractWith(before), await contractWith(after));
  return changes.map(({ level, id, message }) => `${level} ${id}: ${message}`);
}

test.each([
  ['/customer/orders/{id}', '/customers/orders/{id}', true],
  ['/customer/orders/{id}', '/customers/orders', false],
  ['/customer/orders', '/customers/orders/{id}', false],
])('%s and %s are paths of one call: %s', async (before, after, same) => {
  const at = (path: string) => {
    const parameters = path.includes('{id}')
      ? [{ name: 'id', in: 'path', required: true, schema: string }]
      : [];
    return { paths: { [path]: { get: { parameters, responses: { 204: { description: 'Done' } } } } } };
  };
  const changes = await told(at(before), at(after));
  expect(changes.some((change) => change.includes('operation-moved'))).toBe(same);
});

test('variables of a server come, go and change', async () => {
  const server = (variables: JsonObject) => ({
    servers: [{ url: 'https://{region}.example/{stage}', variables }],
  });
  const region = { default: 'eu', enum: ['eu', 'us'] };
  const stage = { default: 'live' };
  const few = server({ region });
  const many = server({ region, stage });
  const said = async (before: JsonObject, after: JsonObject) =>
    (await told(before, after)).map((change) => change.split(/ \S*example\S* /)[1]);
  expect(await said(few, many)).toEqual(['gained the default of {stage} live.']);
  expect(await said(many, few)).toEqual(['lost its default of {stage} live.']);
  expect(await said(many, server({ region: { default: 'eu', enum: ['eu'] }, stage }))).toEqual([
    'no longer takes us for {region}.',
  ]);
  expect(await said(many, server({ region: { default: 'us', enum: ['eu', 'us'] }, stage }))).toEqual([
    'changed its default of {region} from eu to us.',
  ]);
});
