import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { contains } from '../src/schema/index.js';
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
