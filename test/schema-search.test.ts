import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../src/kernel/json.js';
import {
  admits,
  contains,
  createContainment,
  createSpace,
  sample,
  textRefused,
} from '../src/schema/index.js';
import { effortOf } from '../src/schema/pattern/effort.js';
import { refuted } from './support/schema-verdicts.js';
import { schemaOf } from './support/schemas.js';

describe('the search for refused values', () => {
  const found: [title: string, outer: Json, inner: Json, value: Json][] = [
    [
      'a list with as many of a kind as there may be',
      { items: { const: 2 } },
      { type: 'array', contains: { const: 1 }, maxContains: 1, maxItems: 1 },
      [1],
    ],
    [
      'the only number between two equal ends',
      { multipleOf: 2 },
      { type: 'number', minimum: 2.5, maximum: 2.5 },
      2.5,
    ],
    [
      'a value of one branch that is none of the first other one',
      { type: 'string' },
      { type: 'integer', oneOf: [{ maximum: 1_000_000 }, { minimum: 0 }, { const: 'never' }] },
      -38,
    ],
  ];

  test.each(found)('finds %s', (_title, outer, inner, value) => {
    const [wide, narrow] = [schemaOf(outer), schemaOf(inner)];
    const { values } = refuted(wide, narrow);
    expect(values).toContainEqual(value);
    expect(contains(wide, narrow).answer).toBe('no');
  });

  test('leaves out what a writer does not declare', () => {
    const inner = schemaOf({ type: 'object', properties: { id: { type: 'string' } } });
    const outer = schemaOf({ not: { required: ['note'] } });
    expect(contains(outer, inner, { undeclared: 'absent' }).answer).toBe('yes');
    expect(contains(outer, inner).answer).toBe('no');
  });
});

describe('a `oneOf` that another one implies', () => {
  const inner = { oneOf: [{ type: 'integer' }, { type: 'string' }] };
  const cases: [title: string, other: Json, answer: string][] = [
    ['one branch more, apart from all others', { type: 'null' }, 'yes'],
    ['one branch more, apart from the first other alone', { type: ['string', 'null'] }, 'no'],
    ['one branch more, apart from the second other alone', { type: ['integer', 'null'] }, 'no'],
    ['one branch more, that takes some of all', { enum: [1, 'a', null] }, 'no'],
  ];

  test.each(cases)('%s', (_title, other, answer) => {
    const outer = { oneOf: [{ type: 'integer' }, { type: 'string' }, other] };
    expect(contains(schemaOf(outer), schemaOf(inner)).answer).toBe(answer);
    const turned = { oneOf: [other, { type: 'integer' }, { type: 'string' }] };
    expect(contains(schemaOf(turned), schemaOf(inner)).answer).toBe(answer);
  });

  test('a partner that takes more than the branch does', () => {
    const outer = { oneOf: [{ type: ['integer', 'string'] }, { type: 'string', minLength: 1 }] };
    expect(contains(schemaOf(outer), schemaOf(inner)).answer).toBe('no');
  });
});

test('what was taken for granted falls with what it rested on', () => {
  const loop = (leaf: string): Json => ({
    $defs: {
      A: {
        type: 'object',
        properties: { b: { $ref: '#/$defs/B' }, z: { type: 'array', items: { type: leaf } } },
      },
      B: { type: 'object', properties: { c: { $ref: '#/$defs/C' } } },
      C: { type: 'object', properties: { a: { $ref: '#/$defs/A' }, b: { $ref: '#/$defs/B' } } },
    },
    $ref: '#/$defs/A',
  });
  const { space, contains: asked, proves } = createContainment();
  let [outer, inner] = [loop('integer'), loop('number')].map((json) => space.shape(schemaOf(json)));
  for (const name of ['b', 'c', 'b', 'c', 'a']) {
    if (!outer || !inner) throw new Error('There are two.');
    expect(asked(outer, inner).answer).toBe('no');
    expect(proves(outer, inner)).toBe(false);
    expect(proves(inner, outer)).toBe(true);
    [outer, inner] = [space.property(outer, name), space.property(inner, name)];
  }
});

/** Ajv takes some items for looked at that the specification does not. */
describe('items that nothing looks at', () => {
  const one = { const: 1 };
  const listed = { prefixItems: [one] };
  const cases: [title: string, schema: JsonObject, taken: Json[], refused: Json[]][] = [
    ['beside those that are found', { contains: one }, [[1], [1, 1]], [[], [1, 'a'], ['a']]],
    ['behind those of a condition', { if: listed }, [[], [1]], [['a'], [1, 1]]],
    [
      'behind those of the branch that holds',
      { anyOf: [listed, { maxItems: 1 }] },
      [[], [1]],
      [['a'], [1, 2]],
    ],
    [
      'behind those of the one branch that holds',
      { oneOf: [listed, { minItems: 2 }] },
      [[], [1]],
      [
        [1, 1],
        [2, 1],
      ],
    ],
    ['where all are looked at', { allOf: [{ items: { type: 'integer' } }] }, [[], [1, 2]], [['a']]],
    ['where what is left was looked at', { allOf: [{ unevaluatedItems: one }] }, [[], [1]], [[2]]],
  ];

  test.each(cases)('%s', (_title, schema, taken, refused) => {
    const space = createSpace();
    const shape = space.shape(schemaOf({ type: 'array', ...schema, unevaluatedItems: false }));
    for (const value of taken) expect([value, admits(space, shape, value)]).toEqual([value, true]);
    for (const value of refused) expect([value, admits(space, shape, value)]).toEqual([value, false]);
  });

  test('are told of as many ways as are looked into, and no more', () => {
    const named = (count: number) => ({
      type: 'object',
      anyOf: Array.from({ length: count }, (_, i) => ({ properties: { [`p${i}`]: { const: i } } })),
      unevaluatedProperties: false,
    });
    const known = (count: number) =>
      admits(createSpace(), createSpace().shape(schemaOf(named(count))), { q: 1 });
    expect([5, 6, 7].map(known)).toEqual([false, false, undefined]);
  });
});

test('a few doubts of each kind speak for all, the graver ones first', () => {
  const required = Array.from({ length: 30 }, (_, i) => `p${i}`);
  const { space, suspects } = createContainment();
  const doubts = suspects(space.shape(schemaOf({ required })), space.shape(schemaOf({ type: 'object' })));
  expect(doubts.map(({ facet }) => facet)).toEqual(Array(6).fill('required'));
});

describe('a text that a pattern refuses', () => {
  const text = (schema: JsonObject) => createSpace().shape(schemaOf({ type: 'string', ...schema }));
  const found: [title: string, outer: JsonObject, inner: JsonObject, told: unknown][] = [
    ['of another pattern', { pattern: '^b' }, { pattern: '^a$' }, 'a'],
    ['of several', { pattern: '^b' }, { allOf: [{ pattern: '^a+$' }, { pattern: '^a{2}$' }] }, 'aa'],
    ['of a length', { pattern: '^b' }, { pattern: '^a+$', minLength: 3, maxLength: 3 }, 'aaa'],
    ['but all are taken', { pattern: 'a' }, { pattern: '^a+$' }, undefined],
    ['but none is so long', { pattern: '^b' }, { pattern: '^a$', minLength: 2 }, undefined],
    ['but the pattern is the same', { pattern: '^a' }, { pattern: '^a' }, undefined],
    ['but a format is no pattern', { pattern: '^b' }, { pattern: '^2', format: 'date' }, undefined],
    ['but there is no pattern', { pattern: '^b' }, {}, undefined],
  ];

  test.each(found)('%s', (_title, outer, inner, told) => {
    expect(textRefused(text(outer), text(inner))).toBe(told);
  });
});

describe('the effort of a pattern', () => {
  test.each([
    ['an escaped sign', '^a\\(b$', '^aa(?:b)$', 1],
    ['a class', '^[a(|*]b$', '^a{1}b$', 1],
    ['a class with its end in it', '^[a\\](]b$', '^(?:a)b$', 1],
    ['a choice', '^(?:a|b|c)$', '^(?:abcd)$', 3],
    ['an optional part', '^abcd?$', '^abcde$', 2],
  ])('%s counts as one', (_title, pattern, other, times) => {
    const own = (text: string) => effortOf(text, 10) / (10 + text.length);
    expect(own(pattern)).toBe(times * own(other));
  });

  test('grows with where it may begin', () => {
    expect(effortOf('abc', 9)).toBe(10 * effortOf('^ab', 9));
    expect(effortOf('^a|b', 9)).toBe(20 * effortOf('^abc', 9));
  });
});

describe('samples', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
  const made = (schema: Json) =>
    new Set(seeds.map((seed) => JSON.stringify(sample(schemaOf(schema), { seed }))));

  test('are of all listed values', () => {
    expect([...made({ enum: ['x', 7, null] })].sort()).toEqual(['"x"', '7', 'null']);
  });

  test('are of all branches', () => {
    expect([...made({ anyOf: [{ const: 1 }, { const: 2 }, { const: 3 }] })].sort()).toEqual(['1', '2', '3']);
  });

  test.each<[Json, (value: number) => boolean]>([
    [{ type: 'integer', maximum: -500 }, (value) => value <= -500 && value >= -700],
    [{ type: 'integer', minimum: 500 }, (value) => value >= 500 && value <= 700],
    [{ type: 'number', multipleOf: 0.25, minimum: 1, maximum: 2 }, (value) => value >= 1 && value <= 2],
    [{ type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] }, (value) => value % 12 === 0],
    [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, (value) => value > 0 && value < 1],
  ])('of %j are near by, and differ', (schema, fits) => {
    const values = [...made(schema)].map(Number);
    expect(values.filter((value) => !fits(value))).toEqual([]);
    expect(values.length).toBeGreaterThan(3);
  });

  test('fill what is optional, as far as there is room', () => {
    const properties = { a: { const: 1 }, b: { const: 2 }, c: false, d: { const: 4 } };
    expect(sample(schemaOf({ type: 'object', properties, required: ['d'] }))).toEqual({ d: 4, a: 1, b: 2 });
    expect(sample(schemaOf({ type: 'object', properties, maxProperties: 1 }))).toEqual({ a: 1 });
    expect(Object.keys(sample(schemaOf({ type: 'object', minProperties: 3 })) as object)).toHaveLength(3);
  });

  test('of lists are as long as they must be', () => {
    const bools = { type: 'array', items: { type: 'boolean' } };
    expect(sample(schemaOf(bools))).toHaveLength(1);
    expect(sample(schemaOf({ ...bools, minItems: 3 }))).toHaveLength(3);
    expect(sample(schemaOf({ ...bools, maxItems: 0 }))).toEqual([]);
    expect(new Set(sample(schemaOf({ ...bools, minItems: 2, uniqueItems: true })) as Json[]).size).toBe(2);
    expect(sample(schemaOf({ type: 'array', prefixItems: [{ const: 1 }, { const: 2 }] }))).toEqual([1, 2]);
    expect(sample(schemaOf({ type: 'array', minItems: 101 }))).toBeUndefined();
  });

  test('of texts are as long as they must be', () => {
    for (const [minLength, maxLength] of [
      [0, 2],
      [30, 40],
      [7, 7],
    ] as const)
      for (const text of made({ type: 'string', minLength, maxLength })) {
        const { length } = JSON.parse(text) as string;
        expect(length >= minLength && length <= maxLength).toBe(true);
      }
    expect(sample(schemaOf({ type: 'string', minLength: 10_001 }))).toBeUndefined();
  });
});
