import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { contains } from '../src/schema/index.js';
import { schemaOf } from './support/schemas.js';

type Kind = 'anyOf' | 'oneOf';

/** As many unions side by side, each of as many objects told apart by a property. */
function sideBySide(kind: Kind, unions: number, branches: number): Json[] {
  return Array.from({ length: unions }, (_, u) => ({
    [kind]: Array.from({ length: branches }, (_, i) => ({
      required: [`k${u}`],
      properties: { [`k${u}`]: { const: i } },
    })),
  }));
}

/** Alternatives that all lead to the same alternatives, and so on: few words for very many ways. */
function ladder(kind: Kind, end: Json): Json {
  const steps = Array.from({ length: 14 }, (_, i) => [
    `L${i}`,
    {
      [kind]: Array.from({ length: 4 }, (_, k) => ({
        allOf: [{ $ref: `#/$defs/L${i + 1}` }],
        properties: { [`p${i}`]: { const: k } },
      })),
    },
  ]);
  return { $defs: { ...Object.fromEntries(steps), L14: end }, $ref: '#/$defs/L0' };
}

/** Without a bound each of these takes hours; what is not known by then is no wrong verdict. */
describe.each(['anyOf', 'oneOf'] as const)('alternatives by %s that combine in too many ways', (kind) => {
  test('side by side', { timeout: 60_000 }, () => {
    const [more, less] = [11, 10].map((branches) =>
      schemaOf({ type: 'object', allOf: sideBySide(kind, 7, branches) }),
    ) as [ReturnType<typeof schemaOf>, ReturnType<typeof schemaOf>];
    expect(contains(more, less).answer).not.toBe('no');
    expect(contains(less, more).answer).not.toBe('yes');
  });

  test('side by side, and never together', { timeout: 60_000 }, () => {
    const tag = (from: number): Json => ({
      anyOf: Array.from({ length: 20 }, (_, i) => ({
        required: ['z'],
        properties: { z: { const: from + i } },
      })),
    });
    const allOf = [...sideBySide(kind, 4, 20), tag(0), tag(100)];
    expect(contains(schemaOf({ type: 'string' }), schemaOf({ type: 'object', allOf })).answer).not.toBe('no');
  });

  test('one leading to the other', { timeout: 60_000 }, () => {
    const open = schemaOf(ladder(kind, { type: 'object' }));
    const strict = schemaOf(ladder(kind, { type: 'object', required: ['x'] }));
    expect(contains(strict, open).answer).not.toBe('yes');
    expect(contains(open, strict).answer).not.toBe('no');
  });
});
