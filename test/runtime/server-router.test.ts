import { describe, expect, it } from 'vitest';
import type { ServerRoute } from '../../src/runtime/core/route.js';
import { pathValues, routerOf } from '../../src/runtime/core/server-router.js';

const route = (method: string, path: string): ServerRoute => ({
  id: `${method} ${path}`,
  method,
  path,
  parameters: [],
  security: [],
  answers: {},
  invalid: 400,
});
const find = routerOf(
  [
    'GET /',
    'GET /orders',
    'POST /orders',
    'GET /orders/{id}',
    'POST /orders/latest',
    'GET /orders/{id}.json',
    'GET /orders/{id}/lines/{line}',
    'PUT /orders/{order}/lines/{line}',
    'HEAD /orders/{id}/lines/{line}',
    'GET /größe/a b',
    'GET /x/{a}-{b}-{c}.txt',
    'GET /trailing/',
    'QUERY /orders',
  ].map((key) => route(key.split(' ')[0] ?? '', key.slice(key.indexOf(' ') + 1))),
);
const found = (method: string, path: string) => {
  const { route: one, values, allowed } = find(method, path);
  return one ? [one.id, Object.fromEntries(values)] : allowed.join(' ');
};

describe('the router', () => {
  it.each([
    ['GET', '/', ['GET /', {}]],
    ['GET', '/orders', ['GET /orders', {}]],
    ['HEAD', '/orders', ['GET /orders', {}]],
    ['QUERY', '/orders', ['QUERY /orders', {}]],
    ['GET', '/orders/', ''],
    ['GET', '/orders/7', ['GET /orders/{id}', { id: '7' }]],
    ['GET', '/orders/7.json', ['GET /orders/{id}.json', { id: '7' }]],
    ['GET', '/orders/a%2fb.json', ['GET /orders/{id}.json', { id: 'a%2Fb' }]],
    ['GET', '/orders/.json', ['GET /orders/{id}', { id: '.json' }]],
    // The literal path has no GET, and the template does.
    ['GET', '/orders/latest', ['GET /orders/{id}', { id: 'latest' }]],
    ['POST', '/orders/latest', ['POST /orders/latest', {}]],
    ['DELETE', '/orders/latest', 'GET HEAD OPTIONS POST'],
    ['PUT', '/orders/1/lines/2', ['PUT /orders/{order}/lines/{line}', { order: '1', line: '2' }]],
    ['HEAD', '/orders/1/lines/2', ['HEAD /orders/{id}/lines/{line}', { id: '1', line: '2' }]],
    ['GET', '/gr%C3%B6%c3%9fe/a%20b', ['GET /größe/a b', {}]],
    ['GET', '/x/1-2-3-4.txt', ['GET /x/{a}-{b}-{c}.txt', { a: '1-2', b: '3', c: '4' }]],
    ['GET', '/x/1-2.txt', ''],
    ['GET', '/trailing/', ['GET /trailing/', {}]],
    ['GET', '/trailing', ''],
    ['GET', '/constructor', ''],
  ])('%s %s', (method, path, expected) => expect(found(method, path)).toEqual(expected));

  it('takes no time over a path that nearly fits', () => {
    expect(found('GET', `/x/${'-'.repeat(100_000)}.tx`)).toBe('');
    expect(found('GET', `/${'a/'.repeat(50_000)}`)).toBe('');
  });

  it('reads the values of a template', () => {
    expect(Object.fromEntries(pathValues('/a/{x}:go', '/a/1%3A2:go') ?? [])).toEqual({ x: '1%3A2' });
    expect(pathValues('/a/{x}', '/b/1')).toBeUndefined();
  });
});
