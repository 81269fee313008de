import { describe, expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import { printLined } from '../src/diff/oasdiff/print.js';
import { pairRenamed } from '../src/diff/pair/rename.js';
import type { Json, JsonObject } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';

/** One schema, as the body that consumers of `/orders` send. */
function sending(schema: Json) {
  const content = { 'application/json': { schema } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/orders': { post: { requestBody: { content }, responses: { 204: { description: 'Placed' } } } },
    },
  };
  return contractFromText(JSON.stringify(document), 'orders.json');
}

async function sent(before: Json, after: Json): Promise<string[]> {
  const { changes } = await diff(await sending(before), await sending(after));
  return changes.map(({ level, id }) => `${level} ${id}`);
}

describe('alternatives', () => {
  const choice = (...anyOf: JsonObject[]) => ({ anyOf });

  test('the only ones of their type are the same ones, whatever they demand', async () => {
    const before = choice({ type: 'string', minLength: 2 }, { type: 'boolean' });
    const after = choice({ type: 'string', maxLength: 9 }, { type: 'boolean' });
    expect(await sent(before, after)).toEqual(['breaking bound-tightened', 'safe bound-loosened']);
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
