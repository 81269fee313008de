import { expect, test } from 'vitest';
import { NO_ANSWER, openapi } from '../support/contracts.js';

test('the query method and methods that the specification does not name are operations', async () => {
  const item = { query: NO_ANSWER, additionalOperations: { COPY: NO_ANSWER, purge: NO_ANSWER } };
  const { operations, mistakes } = await openapi('3.2', {
    paths: { '/orders': { get: NO_ANSWER, ...item } },
  });
  expect(mistakes).toEqual([]);
  expect(operations.map(({ key }) => key)).toEqual([
    'GET /orders',
    'QUERY /orders',
    'COPY /orders',
    'purge /orders',
  ]);
});

test('before 3.2 they are none, and told', async () => {
  const item = { get: NO_ANSWER, query: NO_ANSWER, additionalOperations: { COPY: NO_ANSWER } };
  const { operations, mistakes } = await openapi('3.1', { paths: { '/orders': item } });
  expect(operations.map(({ key }) => key)).toEqual(['GET /orders']);
  expect(mistakes.map(({ id, at }) => [id, at.pointer])).toEqual([
    ['member-unknown', '/paths/~1orders/query'],
    ['member-unknown', '/paths/~1orders/additionalOperations'],
  ]);
});

test('tags stand under one another', async () => {
  const { tags, mistakes } = await openapi('3.2', {
    tags: [
      { name: 'shop', kind: 'nav', summary: 'Shop' },
      { name: 'orders', parent: 'shop' },
    ],
  });
  expect(mistakes).toEqual([]);
  expect(tags).toMatchObject([
    { name: 'shop', kind: 'nav', summary: 'Shop' },
    { name: 'orders', parent: 'shop' },
  ]);
});

test('what comes in sequence has a schema for each item', async () => {
  const content = { 'application/jsonl': { itemSchema: { type: 'object' } } };
  const { operations } = await openapi('3.2', {
    paths: { '/orders': { get: { responses: { 200: { description: 'All.', content } } } } },
  });
  const media = operations[0]?.responses[0]?.payload?.content[0];
  expect(media?.schema).toBeUndefined();
  expect(media?.itemSchema?.types).toEqual(new Set(['object']));
});

test('an example is what it means, and not how it is written', async () => {
  const content = {
    'application/json': { examples: { one: { dataValue: { id: 1 }, serializedValue: '{"id":1}' } } },
  };
  const { operations, mistakes } = await openapi('3.2', {
    paths: { '/orders': { get: { responses: { 200: { description: 'All.', content } } } } },
  });
  expect(mistakes).toEqual([]);
  expect(operations[0]?.responses[0]?.payload?.content[0]?.examples).toMatchObject([{ value: { id: 1 } }]);
});
