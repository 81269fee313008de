import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, readParameters, type ServerParameter, type Shape } from '../../src/runtime/core/decode.js';
import { formText } from '../../src/runtime/core/encode-body.js';
import { pairsOf } from '../../src/runtime/core/wire-text.js';
import { written } from '../support/parameter.js';

/** Sends a value and reads it back. */
function roundTrip(parameter: ServerParameter, value: unknown): unknown {
  const template = parameter.in === 'path' ? '/orders/{value}/lines' : '/orders';
  const { path, query, headers } = written(template, parameter, value);
  const url = new URL(`https://orders.example/v1${path}${query.length === 0 ? '' : `?${query.join('&')}`}`);
  expect(url.pathname.split('/')).toHaveLength(parameter.in === 'path' ? 5 : 3);
  expect(url.hash).toBe('');
  const parts = {
    path: url.pathname.slice('/v1'.length),
    query: url.search.slice(1),
    headers,
  };
  return readParameters(template, [parameter], parts).value;
}

/** Whatever is sent comes back. */
function check<Value>(values: fc.Arbitrary<Value>, parameter: ServerParameter): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(roundTrip(parameter, value)).toEqual(value);
    }),
  );
}

const text = fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value));
const named = { name: 'value' } as const;
const list: Shape = { items: 'string' };

describe('what is written is read', () => {
  it('for any path value that does not name another place', () => {
    const values = text.filter((value) => !/^\.{0,2}$/.test(value));
    check(values, { ...named, in: 'path' });
  });

  it.each(['', '.', '..'])('and a path value %j is refused', (value) => {
    expect(() => roundTrip({ ...named, in: 'path' }, value)).toThrow(TypeError);
  });

  it.each(['query', 'cookie'] as const)('for any %s value', (place) => check(text, { ...named, in: place }));

  it.each([
    ['form', true],
    ['form', false],
    ['spaceDelimited', false],
    ['pipeDelimited', false],
  ] as const)('for lists in style %s, explode %s', (style, explode) => {
    check(fc.array(text, { minLength: 1 }), { ...named, in: 'query', style, explode, shape: list });
  });

  it('for numbers and booleans', () => {
    check(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      { ...named, in: 'query', shape: 'number' },
    );
    check(fc.boolean(), { ...named, in: 'header', shape: 'boolean' });
  });

  it('for deep objects', () => {
    const shape: Shape = {
      properties: { status: 'string', total: { properties: { min: 'number' } }, tags: list },
    };
    const value = { status: 'a&b=[c]', total: { min: 1.5 }, tags: ['x', 'y'] };
    expect(roundTrip({ ...named, in: 'query', style: 'deepObject', explode: true, shape }, value)).toEqual(
      value,
    );
  });

  it.each(['simple', 'label', 'matrix'] as const)('for lists and objects in a path, style %s', (style) => {
    const shape: Shape = { properties: { R: 'number', G: 'number' } };
    for (const explode of [false, true]) {
      expect(roundTrip({ ...named, in: 'path', style, explode, shape: list }, ['a,b', 'c d'])).toEqual([
        'a,b',
        'c d',
      ]);
      expect(roundTrip({ ...named, in: 'path', style, explode, shape }, { R: 1, G: 2 })).toEqual({
        R: 1,
        G: 2,
      });
    }
  });
});

it('a form is read as it is written, with lists that repeat and objects as JSON', () => {
  const shape: Shape = {
    properties: { tags: list, total: 'number', ship: { properties: { city: 'string' } } },
  };
  const value = { tags: ['a&b', 'c'], total: 1.5, ship: { city: 'a=b;{' } };
  expect(readForm(pairsOf(formText(value), '&'), shape)).toEqual(value);
});

it('a text that is no number stays one, for validation to tell', () => {
  const parameter: ServerParameter = { in: 'query', name: 'page', shape: 'number' };
  const read = (query: string): unknown =>
    readParameters('/orders', [parameter], { path: '/orders', query, headers: new Headers() }).page;
  expect(['page=', 'page=1e999', 'page=0x10', 'page=+1', 'page=12'].map(read)).toEqual([
    '',
    '1e999',
    '0x10',
    ' 1',
    12,
  ]);
});

it('a name such as __proto__ is a member like any other', () => {
  const parameters: ServerParameter[] = [
    { in: 'query', name: 'filter', style: 'deepObject', shape: { properties: {} } },
  ];
  const input = readParameters('/orders', parameters, {
    path: '/orders',
    query: 'filter[__proto__][polluted]=1',
    headers: new Headers(),
  });
  expect(JSON.stringify(input.filter)).toBe('{"__proto__":{"polluted":"1"}}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe('members that an object does not declare', () => {
  const counts = { properties: { name: 'string' }, rest: 'number' } as const;
  const read = (parameter: Partial<ServerParameter>, query: string, path = '/orders/x/lines') =>
    readParameters(
      '/orders/{value}/lines',
      [
        { in: 'query', name: 'value', shape: counts, ...parameter },
        { in: 'query', name: 'page' },
      ],
      { path, query, headers: new Headers() },
    ).value;

  it('are those that no parameter is named like, where they stand side by side', () => {
    expect(read({}, 'a=1&page=2&name=3&b=4')).toEqual({ name: '3', a: 1, b: 4 });
    expect(read({ shape: { properties: {} } }, 'a=1')).toBeUndefined();
  });

  it('are of their own type in every style', () => {
    expect(read({ in: 'path' }, '', '/orders/a,1,name,2/lines')).toEqual({ a: 1, name: '2' });
    expect(read({ style: 'deepObject', explode: true }, 'value[a]=1&value[name]=2')).toEqual({
      a: 1,
      name: '2',
    });
    expect(read({ explode: false }, 'value=a,1,name,2')).toEqual({ a: 1, name: '2' });
  });
});
