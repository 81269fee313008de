import { describe, expect, test } from 'vitest';
import { contains, sample } from '../src/schema/index.js';
import { schemaOf } from './support/schemas.js';

describe('texts', () => {
  test('a pattern may name characters by their numbers', () => {
    expect(sample(schemaOf({ type: 'string', pattern: '^\\u0041\\x42$' }))).toBe('AB');
  });

  test('patterns that leave nothing do so beside one that is not read', () => {
    const nothing = { allOf: ['^a$', '^bb$', '(?<=b)c|d'].map((pattern) => ({ type: 'string', pattern })) };
    const { answer } = contains(schemaOf({ type: 'number' }), schemaOf(nothing));
    expect(answer).toBe('yes');
  });
});
