import { describe, expect, test } from 'vitest';
import { changedBindings } from '../src/diff/bindings.js';
import { diff } from '../src/diff/index.js';
import { createIdentity } from '../src/diff/schemas/identity.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';
import { schemaOf } from './support/schemas.js';
import { WORLDS } from './support/worlds/index.js';

function contractOf(post: JsonObject) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/orders': { post } },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

async function said(before: JsonObject, after: JsonObject): Promise<string[]> {
  const { changes } = await diff(await contractOf(before), await contractOf(after));
  return changes.map(({ level, id }) => `${level} ${id}`);
}

/** What is said of two versions of a schema that consumers write. */
function sent(before: Json, after: Json): Promise<string[]> {
  const taking = (schema: Json) => ({
    requestBody: { content: { 'application/json': { schema } } },
    responses: {},
  });
  return said(taking(before), taking(after));
}

const choice = (...anyOf: JsonObject[]) => ({ anyOf });

test('alternatives that have half of what they had in common are the same ones', async () => {
  const object = (...names: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  });
  const other = object('x', 'y', 'z');
  expect(
    await sent(choice(object('a', 'b', 'c'), other), choice(object('a', 'b', 'c', 'd', 'e'), other)),
  ).toEqual(['safe property-optional-added', 'safe property-optional-added']);
});

test('a pattern of names says more of a property that is kept', async () => {
  const before = { type: 'object', properties: { a: { type: 'string' } } };
  const after = { ...before, patternProperties: { '^a': { maxLength: 3 } } };
  expect(await sent(before, after)).toContain('breaking bound-tightened');
  expect(await sent(after, before)).toContain('safe bound-loosened');
});

test('what objects hold is no matter where there were none', async () => {
  const text = { type: 'string' };
  const object = { type: 'object', properties: { a: text }, propertyNames: { maxLength: 3 } };
  expect(await sent(text, object)).toEqual(['breaking schema-type-changed']);
  expect(await sent(object, text)).toEqual(['breaking schema-type-changed']);
});

test('bounds beside a list of values say nothing', async () => {
  const listed = { type: 'string', enum: ['a', 'b'] };
  const bounded = { type: 'string', maxLength: 5 };
  expect(await sent(bounded, listed)).toEqual(['breaking schema-became-enum']);
  expect(await sent(listed, bounded)).toEqual(['safe schema-enum-removed']);
});

describe('what is needed', () => {
  const header = (required: boolean, type = 'string') => ({
    responses: { 200: { description: 'ok', headers: { X: { required, schema: { type } } } } },
  });
  const parameter = (required: boolean, type = 'string') => ({
    parameters: [{ name: 'q', in: 'query', required, schema: { type } }],
    responses: {},
  });
  const body = (required: boolean, type = 'string') => ({
    requestBody: { required, content: { 'text/plain': { schema: { type } } } },
    responses: {},
  });
  const calls = { header, parameter, body };
  test.each<[name: keyof typeof calls, came: string[], went: string[]]>([
    ['header', ['safe header-became-required'], ['breaking header-became-optional']],
    ['parameter', ['breaking parameter-became-required'], ['safe parameter-became-optional']],
    ['body', ['breaking body-became-required'], ['safe body-became-optional']],
  ])('%s', async (name, came, went) => {
    const call = calls[name];
    expect(await said(call(false), call(true))).toEqual(came);
    expect(await said(call(true), call(false))).toEqual(went);
    for (const needed of [true, false])
      expect(await said(call(needed), call(needed, 'boolean'))).toEqual(['breaking schema-type-changed']);
  });
});

/** Of a call, the credentials are the consumer's to give; of what is pushed, they are the owner's. */
describe('credentials', () => {
  const flows = { clientCredentials: { tokenUrl: 'https://id.example', scopes: { read: '', write: '' } } };
  const securitySchemes = {
    key: { type: 'apiKey', in: 'header', name: 'K' },
    oauth: { type: 'oauth2', flows },
  };
  const open = (part: 'paths' | 'webhooks', security: Json) => {
    const name = part === 'paths' ? '/paid' : 'paid';
    const document = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      [part]: { [name]: { post: { security, responses: {} } } },
      components: { securitySchemes },
    };
    return contractFromText(JSON.stringify(document), 'orders.json');
  };
  const told = async (part: 'paths' | 'webhooks', before: Json, after: Json) => {
    const { changes } = await diff(await open(part, before), await open(part, after));
    return changes.map(({ level, id }) => `${level} ${id}`);
  };

  test.each<[title: string, before: Json, after: Json, call: string[], pushed: string[]]>([
    ['that are new', [], [{ key: [] }], ['breaking security-added'], ['safe credentials-changed']],
    ['that go', [{ key: [] }], [], ['safe security-removed'], ['breaking credentials-changed']],
    [
      'of which there is a choice',
      [{ key: [] }],
      [{ key: [] }, { oauth: ['read'] }],
      ['safe security-alternative-added'],
      ['breaking credentials-changed'],
    ],
    [
      'of which there is no choice',
      [{ key: [] }, { oauth: ['read'] }],
      [{ key: [] }],
      ['breaking security-alternative-removed'],
      ['safe credentials-changed'],
    ],
    [
      'with one scope more',
      [{ oauth: ['read'] }],
      [{ oauth: ['read', 'write'] }],
      ['breaking security-scope-added'],
      ['safe credentials-changed'],
    ],
    [
      'with one scope less',
      [{ oauth: ['read', 'write'] }],
      [{ oauth: ['read'] }],
      [],
      ['breaking credentials-changed'],
    ],
    [
      'that are others',
      [{ key: [] }],
      [{ oauth: [] }],
      ['breaking security-alternative-removed', 'safe security-alternative-added'],
      ['breaking credentials-changed', 'safe credentials-changed'],
    ],
  ])('%s', async (_title, before, after, call, pushed) => {
    expect([await told('paths', before, after), await told('webhooks', before, after)]).toEqual([
      call,
      pushed,
    ]);
  });
});

test('of the ways to what changed, five are told', async () => {
  const fields = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`f${i}`, { $ref: '#/components/schemas/Money' }]),
    );
  const open = (count: number, type: string) => {
    const schema = { type: 'object', properties: fields(count) };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {
        '/a': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } },
      },
      components: { schemas: { Money: { type } } },
    };
    return contractFromText(JSON.stringify(document), 'orders.json');
  };
  for (const [count, told] of [
    [4, 4],
    [5, 5],
    [6, 5],
    [9, 5],
  ] as const) {
    const { changes } = await diff(await open(count, 'string'), await open(count, 'integer'));
    expect(changes.map(({ reaches }) => reaches.map(({ path }) => path))).toEqual([
      Array.from({ length: told }, (_, i) => `f${i}`),
    ]);
  }
});

test.each(Object.entries(WORLDS))(
  'schemas of a world of %s say the same as themselves alone',
  (_name, world) => {
    const says = createIdentity();
    const [ones, others] = [world.schemas.map(schemaOf), world.schemas.map(schemaOf)];
    const wrong = ones.flatMap((one, i) =>
      others.flatMap((other, j) =>
        says(one, other) === (i === j) ? [] : [[world.schemas[i], world.schemas[j]]],
      ),
    );
    expect(wrong).toEqual([]);
  },
);

test('of a message that goes no known way, what either side may write is compared', async () => {
  const open = (payload: JsonObject) => {
    const channels = { paid: { address: 'paid', messages: { Paid: { payload } } } };
    const document = { asyncapi: '3.0.0', info: { title: 'Orders', version: '1.0.0' }, channels };
    return contractFromText(JSON.stringify(document), 'orders.json');
  };
  const told = async (before: JsonObject, after: JsonObject) => {
    const { changes } = await diff(await open(before), await open(after));
    return changes.map(({ level, id, subject }) => `${level} ${id} ${subject}`);
  };
  const named = { type: 'object', properties: { a: { type: 'string' } } };
  const limited = (type: string) => ({ ...named, additionalProperties: { type } });
  const changed = ['breaking schema-type-changed channel paid Paid payload *'];
  expect(await told(named, limited('integer'))).toEqual(changed);
  expect(await told(limited('integer'), named)).toEqual(changed);
  expect(await told(limited('integer'), limited('string'))).toEqual(changed);
});

test('bindings of a protocol come, go and change; their own version is no matter', () => {
  const kafka = (more: JsonObject = {}) => ({ kafka: { groupId: 'a', ...more } });
  const changed = (before?: JsonObject, after?: JsonObject) =>
    changedBindings(before, after).map(({ protocol }) => protocol);
  expect(changed(undefined, kafka())).toEqual(['kafka']);
  expect(changed(kafka(), undefined)).toEqual(['kafka']);
  expect(changed(kafka(), kafka({ groupId: 'b' }))).toEqual(['kafka']);
  expect(changed(kafka(), { ...kafka(), amqp: { ack: true } })).toEqual(['amqp']);
  expect(changed(kafka({ bindingVersion: '1' }), kafka({ bindingVersion: '2' }))).toEqual([]);
  expect(changed({}, { kafka: {} })).toEqual([]);
});

test.each([
  ['post', '/v1/orders', 'POST /v1/orders moved from /v1 to /v2.'],
  ['get', '/v1/orders', 'GET /v1/orders moved to POST /v2/orders.'],
])('%s %s: what it begins with alone is told where the method is the same', async (method, path, message) => {
  const open = (verb: string, at: string) => {
    const call = { operationId: 'place', responses: {} };
    const document = {
      openapi: '3.1.0',
      info: { title: 'A', version: '1.0.0' },
      paths: { [at]: { [verb]: call } },
    };
    return contractFromText(JSON.stringify(document), 'orders.json');
  };
  const { changes } = await diff(await open(method, path), await open('post', '/v2/orders'));
  expect(changes.map(({ message: told }) => told)).toEqual([message]);
});
