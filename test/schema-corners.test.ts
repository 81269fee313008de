import { describe, expect, test } from 'vitest';
import { fitsFormat, formatContains, isEnforced, sampleOfFormat } from '../src/schema/formats.js';
import { contains, sample, validate } from '../src/schema/index.js';
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

/** Values near the edge of a format, and beyond it. */
const SUSPECTS: Readonly<Record<string, readonly (string | number)[]>> = {
  date: [
    ...[
      '2024-02-29',
      '2023-02-29',
      '2024-04-30',
      '2024-04-31',
      '2024-12-31',
      '2024-12-32',
      '2024-1-1',
      'soon',
    ],
    ...['2024-00-10', '2024-01-00', '2024-01-01', '2024-13-01', '2024-01-011', '12024-01-01'],
  ],
  'date-time': [
    ...['2024-02-29T10:00:00Z', '2023-02-29T10:00:00Z', '2024-02-29T10:00:00', '2024-02-29 10:00:00.5+01:00'],
    ...['2024-02-29', 'on 2024-02-29T10:00:00Z', '2024-02-29t10:00:00z'],
  ],
  uuid: ['01234567-89ab-4def-8123-456789ABCDEF', '01234567-89ab-4def-8123', 'urn:uuid:x', ''],
  email: ['a@b.example', 'a@b', 'a.b@c.d.example', '.a@b.example', 'a@-b.example', 'a b@c.example'],
  ipv4: ['1.2.3.4', '255.255.255.255', '256.1.1.1', '1.2.3', '1.2.3.4.5', '1.2.3.4.'],
  int32: [0, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 'text'],
  int64: [0, 1.5, 2 ** 31, 'text'],
};

describe('formats', () => {
  const cases = Object.entries(SUSPECTS).flatMap(([format, values]) =>
    values.map((value): [string, string | number] => [format, value]),
  );
  test.each(cases)('%s, of %j, is judged as Ajv judges it', async (format, value) => {
    expect(fitsFormat(format, value)).toBe((await validate(schemaOf({ format }), value)).length === 0);
  });

  test.each([
    'date',
    'time',
    'iso-time',
    'date-time',
    'iso-date-time',
    'duration',
    'uuid',
    'email',
    'hostname',
  ])('samples of %s are of it', async (format) => {
    for (const n of [0, 1, 13, 59, 1000, 2 ** 32 + 5])
      expect(await validate(schemaOf({ format }), sampleOfFormat(format, n) ?? 0)).toEqual([]);
  });

  test.each([
    ...[
      'ipv4',
      'ipv6',
      'uri',
      'url',
      'uri-reference',
      'uri-template',
      'json-pointer',
      'relative-json-pointer',
    ],
    ...['regex', 'byte'],
  ])('the sample of %s is of it', async (format) => {
    const text = sampleOfFormat(format, 7);
    expect(text).toBeDefined();
    expect(await validate(schemaOf({ format }), text ?? 0)).toEqual([]);
  });

  test('every format that Ajv acts on is acted on', async () => {
    const { default: formats } = await import('ajv-formats');
    const acting = ['int32', 'int64', ...Object.keys(SUSPECTS)];
    for (const name of [
      ...acting,
      'time',
      'duration',
      'uri',
      'hostname',
      'ipv6',
      'regex',
      'json-pointer',
      'byte',
    ])
      expect([name, isEnforced(name), formats.default.get(name as 'date') !== undefined]).toEqual([
        name,
        true,
        true,
      ]);
    for (const name of ['password', 'binary', 'float', 'double', 'money'])
      expect(isEnforced(name)).toBe(false);
  });

  test('some are wider than others', () => {
    for (const [outer, inner] of [
      ['int64', 'int32'],
      ['uri-reference', 'uri'],
      ['iso-date-time', 'date-time'],
      ['iso-time', 'time'],
    ] as const) {
      expect([outer, formatContains(outer, inner)]).toEqual([outer, true]);
      expect([inner, formatContains(inner, outer)]).toEqual([inner, false]);
    }
    expect(formatContains('uuid', 'date')).toBe(false);
    expect(formatContains('money', 'date')).toBe(true);
  });
});

describe('numbers at the border are witnesses', () => {
  test.each([
    ['below 32 bits', { type: 'integer', format: 'int32' }, { type: 'integer', maximum: 0 }],
    ['above 32 bits', { type: 'integer', format: 'int32' }, { type: 'integer', minimum: 0 }],
    ['the bound itself', { exclusiveMinimum: 3 }, { type: 'integer', minimum: 3 }],
    ['a step of its own', { multipleOf: 4, minimum: -1 }, { type: 'integer', multipleOf: 6, minimum: 0 }],
  ])('%s', (_title, outer, inner) => {
    const verdict = contains(schemaOf(outer), schemaOf(inner));
    expect(verdict).toMatchObject({ answer: 'no', witness: expect.any(Number) });
  });
});

describe('lists whose items may come twice', () => {
  const triple = (...last: number[]) => ({
    type: 'array',
    prefixItems: [{ const: 1 }, { const: 2 }, { enum: last }],
    items: false,
    minItems: 3,
  });
  const unique = { type: 'array', uniqueItems: true };

  test('are found far back', () => {
    const verdict = contains(
      schemaOf(unique),
      schemaOf(triple(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 2)),
    );
    expect(verdict).toMatchObject({ answer: 'no', witness: [1, 2, 2] });
  });

  test('are not, where none do', () => {
    expect(contains(schemaOf(unique), schemaOf(triple(3, 4))).answer).toBe('yes');
  });
});
