import { describe, expect, test } from 'vitest';
import { encodingText } from '../src/diff/encoding.js';
import { type DiffResult, diff } from '../src/diff/index.js';
import { disagreements } from '../src/diff/oasdiff/disagreements.js';
import { printLined } from '../src/diff/oasdiff/print.js';
import { matchContent } from '../src/diff/pair/calls.js';
import { pairRenamed } from '../src/diff/pair/rename.js';
import { renamedSchemas } from '../src/diff/pair/schemas.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText, type MediaContent } from '../src/model/index.js';
import { NO_ANSWER, openapi } from './support/contracts.js';

/** One schema, as the body that consumers of `/orders` send or are answered with. */
function contractOf(part: 'sent' | 'answered', schema: Json) {
  const content = { content: { 'application/json': { schema } } };
  const responses = { 200: { description: 'Placed', ...(part === 'answered' && content) } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/orders': { post: { ...(part === 'sent' && { requestBody: content }), responses } } },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

async function changesOf(part: 'sent' | 'answered', before: Json, after: Json): Promise<string[]> {
  const { changes } = await diff(await contractOf(part, before), await contractOf(part, after));
  return changes.map(({ level, id }) => `${level} ${id}`);
}

const sent = (before: Json, after: Json) => changesOf('sent', before, after);
const answered = (before: Json, after: Json) => changesOf('answered', before, after);

describe('alternatives', () => {
  const choice = (...anyOf: JsonObject[]) => ({ anyOf });

  test('the only ones of their type are the same ones, whatever they demand', async () => {
    const before = choice({ type: 'string', minLength: 2 }, { type: 'boolean' });
    const after = choice({ type: 'string', maxLength: 9 }, { type: 'boolean' });
    expect(await sent(before, after)).toEqual(['breaking bound-tightened', 'safe bound-loosened']);
  });
});

describe('a success under a new status', () => {
  const string = { type: 'string' };
  const answering = (status: number, content: JsonObject) =>
    openapi('3.2', {
      paths: { '/orders': { get: { responses: { [status]: { description: 'Done.', content } } } } },
    });

  test.each<[title: string, before: JsonObject, after: JsonObject, one: boolean]>([
    [
      'is the same where it says the same',
      { 'a/b': { schema: string } },
      { 'a/b': { schema: string } },
      true,
    ],
    [
      'not with another schema',
      { 'a/b': { schema: string } },
      { 'a/b': { schema: { minLength: 1 } } },
      false,
    ],
    ['not with a schema of items', { 'a/b': {} }, { 'a/b': { itemSchema: string } }, false],
    ['not with another media type', { 'a/b': { schema: string } }, { 'a/c': { schema: string } }, false],
    ['not with a media type more', { 'a/b': {} }, { 'a/b': {}, 'a/c': {} }, false],
  ])('%s', async (_title, before, after, one) => {
    const { changes } = await diff(await answering(200, before), await answering(201, after));
    const told = one ? ['response-status-changed'] : ['response-status-removed', 'response-status-added'];
    expect(changes.map(({ id }) => id)).toEqual(told);
  });
});

describe('the segment of a path is never empty', () => {
  const inPath = (schema: JsonObject) =>
    openapi('3.1', {
      paths: {
        '/orders/{id}': {
          get: { parameters: [{ name: 'id', in: 'path', required: true, schema }], ...NO_ANSWER },
        },
      },
    });
  const string = { type: 'string' };
  const letters = { type: 'string', pattern: '^[a-z]*$' };

  test.each<[title: string, before: JsonObject, after: JsonObject, told: string[]]>([
    ['said', string, { ...string, minLength: 1 }, []],
    ['no longer said', { ...letters, minLength: 1 }, letters, []],
    ['said beside other things', letters, { ...letters, minLength: 1 }, []],
    [
      'but may be short',
      string,
      { ...string, minLength: 2 },
      ['breaking GET /orders/{id} path parameter id gained minLength 2.'],
    ],
    [
      'but may be long',
      letters,
      { ...letters, minLength: 1, maxLength: 9 },
      ['breaking GET /orders/{id} path parameter id gained maxLength 9.'],
    ],
  ])('%s', async (_title, before, after, told) => {
    const { changes } = await diff(await inPath(before), await inPath(after));
    expect(changes.map(({ level, message }) => `${level} ${message}`)).toEqual(told);
  });
});

test('of several renamings the surest is believed first', () => {
  const sure: Readonly<Record<string, number>> = { 'a b': 0.7, 'a c': 0.9, 'd b': 0.8, 'd c': 0.65 };
  const found = pairRenamed(['a', 'd'], ['b', 'c'], (one, other) => sure[`${one} ${other}`] ?? 0);
  expect(found.map(({ before, after }) => `${before} ${after}`)).toEqual(['a c', 'd b']);
});

test('the other engine is not told what is written for people', () => {
  const named = { type: 'string' };
  const schema: JsonObject = {
    description: 'An order',
    example: { id: 1 },
    properties: { description: named },
  };
  const place = { file: 'orders.json', pointer: '/schema' } as const;
  const { text } = printLined({ schema }, new WeakMap<object, typeof place>([[schema, place]]));
  expect(JSON.parse(text.slice(text.indexOf('\n')))).toEqual({
    schema: { properties: { description: named } },
  });
});

describe('a listed value', () => {
  test('in place of several breaks', async () => {
    expect(await answered({ enum: ['a', 'b'] }, { enum: ['c'] })).toContain('breaking enum-value-added');
  });

  test('beside the one that was is risky', async () => {
    expect(await answered({ enum: ['a'] }, { enum: ['a', 'b'] })).toEqual(['risky enum-value-added']);
  });
});

describe('what an encoding says of the bytes', () => {
  const header = (more: JsonObject) => ({ headers: { 'X-Part': { schema: { type: 'string', ...more } } } });

  test.each<[title: string, one: JsonObject, other: JsonObject]>([
    ['style', {}, { style: 'form' }],
    ['explode of form', {}, { explode: true }],
    ['explode of others', { style: 'pipeDelimited' }, { style: 'pipeDelimited', explode: false }],
    ['allowReserved', {}, { allowReserved: false }],
    [
      'a header style',
      header({}),
      { headers: { 'X-Part': { ...header({}).headers['X-Part'], style: 'simple' } } },
    ],
    ['prose of a schema', header({}), header({ title: 'Part', description: 'A part', $comment: 'no' })],
    ['examples of a schema', header({}), header({ example: 'a', examples: ['a'], 'x-example': 'a' })],
    [
      'the age of a schema',
      header({}),
      header({ deprecated: true, externalDocs: { url: 'https://a.example' } }),
    ],
  ])('%s: the same', (_title, one, other) => {
    expect(encodingText(other)).toBe(encodingText(one));
  });

  test.each<[title: string, one: JsonObject, other: JsonObject]>([
    ['contentType', {}, { contentType: 'text/csv' }],
    ['style', {}, { style: 'pipeDelimited' }],
    ['explode', {}, { explode: false }],
    ['explode of others', { style: 'pipeDelimited' }, { style: 'pipeDelimited', explode: true }],
    ['allowReserved', {}, { allowReserved: true }],
    ['a header', {}, header({})],
    ['the type of a header', header({}), header({ type: 'integer' })],
    ['its values', header({ enum: ['a'] }), header({ enum: ['b'] })],
    ['a property called as prose', header({ properties: {} }), header({ properties: { title: true } })],
    ['a definition', header({ $defs: {} }), header({ $defs: { title: true } })],
    ['a name pattern', header({ patternProperties: {} }), header({ patternProperties: { title: true } })],
    ['a dependency', header({ dependentSchemas: {} }), header({ dependentSchemas: { title: true } })],
    [
      'a needed header',
      header({}),
      { headers: { 'X-Part': { ...header({}).headers['X-Part'], required: true } } },
    ],
    ['parts', {}, { encoding: { file: { contentType: 'text/csv' } } }],
    ['parts in order', {}, { prefixEncoding: [{ contentType: 'text/csv' }] }],
    ['each part', {}, { itemEncoding: { contentType: 'text/csv' } }],
  ])('%s: another', (_title, one, other) => {
    expect(encodingText(other)).not.toBe(encodingText(one));
  });
});

describe('an operation at another path', () => {
  const at = (path: string, operationId?: string) =>
    contractFromText(
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Orders', version: '1.0.0' },
        paths: { [path]: { get: { operationId, responses: { 204: { description: 'Done' } } } } },
      }),
      'orders.json',
    );
  const moved = async (before: string | undefined, after: string | undefined) => {
    const pair = [at('/customer/orders', before), at('/customers/orders', after)] as const;
    const { changes } = await diff(...(await Promise.all(pair)));
    return changes.map(({ id }) => id).includes('operation-moved');
  };

  test.each<[before: string | undefined, after: string | undefined, same: boolean]>([
    [undefined, undefined, true],
    ['list', undefined, true],
    [undefined, 'list', true],
    ['list', 'list', true],
    ['list', 'find', false],
  ])('called %s, then %s, is the same: %s', async (before, after, same) => {
    expect(await moved(before, after)).toBe(same);
  });
});

test('what is said of a subtype itself is compared', async () => {
  const contract = (said: JsonObject) => {
    const schemas = {
      Pet: {
        type: 'object',
        properties: { kind: { type: 'string' } },
        discriminator: { propertyName: 'kind' },
      },
      Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }], ...said },
    };
    const schema = { $ref: '#/components/schemas/Pet' };
    const post = { requestBody: { content: { 'application/json': { schema } } }, responses: {} };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1.0.0' },
      paths: { '/pets': { post } },
      components: { schemas },
    };
    return contractFromText(JSON.stringify(document), 'pets.json');
  };
  const one = await contract({ default: { kind: 'a' } });
  const { changes } = await diff(one, await contract({ default: { kind: 'b' } }));
  expect(changes.map(({ id, subject }) => `${id} ${subject}`)).toEqual(['default-changed Cat']);
});

test.each(['', '.*', '^', '$', '^.*', '.*$'])('the pattern %j says nothing', async (pattern) => {
  expect(await sent({ type: 'string' }, { type: 'string', pattern })).toEqual([]);
});

describe('a schema under another name', () => {
  const named = (name: string, ...properties: string[]) => {
    const schema = { type: 'object', properties: Object.fromEntries(properties.map((one) => [one, {}])) };
    const document = {
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {},
      components: { schemas: { [name]: schema } },
    };
    return contractFromText(JSON.stringify(document), 'orders.json');
  };

  test.each([
    ['half of whose properties went', ['a', 'b', 'c', 'd'], ['a', 'b'], false],
    ['half of whose properties came', ['a', 'b'], ['a', 'b', 'c', 'd'], false],
    ['that lost one of many', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c', 'd'], true],
  ])('%s', async (_title, before, after, renamed) => {
    const pair = [await named('PaidOrder', ...before), await named('PaidOrders', ...after)] as const;
    expect(renamedSchemas(...pair)).toHaveLength(renamed ? 1 : 0);
  });
});

describe('the engines speak of the same', () => {
  const saying = (level: 'breaking' | 'safe', pointer: string) => {
    const change = { level, verdicts: { 'wire-request': level }, reaches: [], subject: 'Order' };
    return { changes: [{ ...change, before: { file: 'a.json', pointer } }] } as unknown as DiffResult;
  };
  const others = (native: string, oasdiff: string) =>
    disagreements(saying('breaking', native), saying('safe', oasdiff)).flatMap((group) =>
      group.disagreements.map(({ other }) => other),
    );

  test.each([
    ...['properties', 'patternProperties', 'parameters', 'responses', 'headers', 'content', 'paths'],
    ...['webhooks', 'schemas', 'callbacks', 'servers'],
  ])('not of two members of %s', (holder) => {
    expect(others(`/a/b/${holder}/one`, `/a/b/${holder}/two`)).toEqual(['nothing']);
  });

  test.each([
    ['the schema and its bound', '/a/b/one', '/a/b/one/maxLength'],
    ['two of its words', '/a/b/one/required/0', '/a/b/one/maxLength'],
  ])('%s', (_title, native, oasdiff) => {
    expect(others(native, oasdiff)).toEqual(['safe']);
  });

  test('not of what is far away', () => {
    expect(others('/a/b', '/a/b/c/d/e')).toEqual(['nothing']);
    expect(others('/a/b', '/a/c')).toEqual(['nothing']);
  });
});

test.each<[before: string[], after: string[], pairs: string[]]>([
  [['a/b'], ['a/b'], ['a/b a/b']],
  [['a/b; charset=utf-8'], ['a/b'], ['a/b; charset=utf-8 a/b']],
  [['image/*'], ['image/png'], ['image/* image/png']],
  [['image/png'], ['image/*'], ['image/png image/*']],
  [['image/*'], ['text/plain'], ['image/* -', '- text/plain']],
  [['image/png'], ['image/jpeg'], ['image/png -', '- image/jpeg']],
])('media types %j and %j are the same as %j', (before, after, pairs) => {
  const content = (types: readonly string[]) => types.map((mediaType) => ({ mediaType }) as MediaContent);
  const found = matchContent(content(before), content(after));
  expect(found.map((one) => `${one.before?.mediaType ?? '-'} ${one.after?.mediaType ?? '-'}`)).toEqual(pairs);
});
