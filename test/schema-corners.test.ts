import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { edgeValues } from '../src/schema/edges.js';
import { fitsFormat, formatContains, isEnforced, sampleOfFormat } from '../src/schema/formats.js';
import { contains, createContainment, createSpace, isSame, sample, validate } from '../src/schema/index.js';
import { refuted } from './support/schema-verdicts.js';
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
  byte: ['', 'dGVub24=', 'dGVu', 'dGVub2', 'dGVub2==', 'dGVub24', 'd===', 'no!!', 'no!!\ndGVu', 'grove'],
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
    expect(refuted(schemaOf(unique), schemaOf(triple(3, 2))).values).toEqual([[1, 2, 2]]);
  });

  test('are not, where none do', () => {
    expect(contains(schemaOf(unique), schemaOf(triple(3, 4))).answer).toBe('yes');
  });
});

describe('what is tried at the borders of', () => {
  const ANYHOW = [null, true, false, 0, 'text', [], {}];
  const edges = (outer: Json, inner: Json, made?: Json) => {
    const space = createSpace();
    return [...edgeValues(space.shape(schemaOf(outer)), space.shape(schemaOf(inner)), made)];
  };

  test('numbers', () => {
    const inner = { type: 'integer', minimum: 4, maximum: 21, multipleOf: 3 };
    const near = [
      ...[8, 9, 6, 12, 7.5, 8.5],
      ...[11, 12, 9, 15, 10.5, 11.5],
      ...[4, 3, 0, 6, 3.5, 4.5],
      ...[21, 21, 18, 24, 20.5, 21.5],
    ];
    const far = [0.5, 2_147_483_648, -2_147_483_649, 3, -3];
    const outer = { minimum: 8, maximum: 11, multipleOf: 10 };
    expect(edges(outer, inner)).toEqual([...near, 5, 11, 1, ...far, ...ANYHOW]);
  });

  test('texts', () => {
    const outer = { minLength: 3, maxLength: 6 };
    const inner = { type: 'string', minLength: 2, maxLength: 7 };
    const lengths = [2, 7, 2, 7, 0, 1].map((length) => 'a'.repeat(length));
    expect(edges(outer, inner)).toEqual([...lengths, '', '~', '0', 'A', 'not it', ...ANYHOW]);
    const long = { type: 'string', minLength: 10_000, maxLength: 10_001 };
    expect(edges({}, long).map((value) => String(value).length)).toContain(10_000);
    expect(edges({}, long).map((value) => String(value).length)).not.toContain(10_001);
  });

  test('lists', () => {
    const inner = { type: 'array', minItems: 3 };
    const made = ['a', 'b'];
    const grown = [
      ['a', 'b', 'b', 'b', 'b'],
      ['a', 'b', 'b'],
      ['a', 'b'],
    ];
    expect(edges({ maxItems: 4 }, inner, made)).toEqual([made, [], made, ...grown, ...ANYHOW]);
    expect(edges({ maxItems: 4 }, inner, [])).toEqual([[], [], [], ...ANYHOW]);
    expect(edges({ maxItems: 100 }, { type: 'array', minItems: 1 }, ['a'])).toEqual([
      ...[['a'], [], ['a'], ['a'], ['a', 'a']],
      ...ANYHOW,
    ]);
  });

  test('objects', () => {
    const inner = { type: 'object', required: ['id'] };
    const made = { id: 1, note: 'n' };
    expect(edges({ maxProperties: 1 }, inner, made)).toEqual([
      ...[made, { id: 1 }, { id: 1 }, { ...made, unheardOf: 'value' }, { ...made, extra0: 0, extra1: 1 }],
      ...ANYHOW,
    ]);
    expect(edges({ maxProperties: 100 }, inner, made)).toHaveLength(4 + ANYHOW.length);
  });
});

describe('objects of which none is left', () => {
  test.each([
    [
      'names that are listed',
      { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false },
      { type: 'object', propertyNames: { enum: ['a', 'b'] } },
    ],
    [
      'names of a pattern',
      { type: 'object', propertyNames: { pattern: '^x' } },
      { type: 'object', patternProperties: { '^xy': {} }, additionalProperties: false },
    ],
    [
      'values of a pattern',
      { type: 'object', patternProperties: { '^x': { type: 'number' } } },
      { type: 'object', propertyNames: { pattern: '^x' }, additionalProperties: { type: 'integer' } },
    ],
  ])('%s', (_title, outer, inner) => {
    const [wide, narrow] = [schemaOf(outer), schemaOf(inner)];
    expect(contains(wide, narrow).answer).toBe('yes');
    expect(refuted(wide, narrow)).toEqual({ values: [], complete: true });
  });
});

test('what has been found out about one schema is not said of another', () => {
  const { space, contains: asked } = createContainment();
  const outer = space.shape(schemaOf({ type: 'object', propertyNames: { pattern: '^x' } }));
  const answers = ['^xy', '^ab', '^xz'].map((pattern) => {
    const inner = schemaOf({
      type: 'object',
      patternProperties: { [pattern]: {} },
      additionalProperties: false,
    });
    return asked(outer, space.shape(inner)).answer;
  });
  expect(answers).toEqual(['yes', 'no', 'yes']);
});

test('whichever boolean is left is sampled', () => {
  for (const left of [true, false])
    for (let seed = 1; seed < 9; seed += 1)
      expect(sample(schemaOf({ type: 'boolean', not: { const: !left } }), { seed })).toBe(left);
});

test.each(['', '.*', '^', '$', '^.*', '.*$'])('the pattern %j is none', (pattern) => {
  expect(createSpace().shape(schemaOf({ type: 'string', pattern })).patterns.size).toBe(0);
});

test('a name is found beside more patterns than are combined', () => {
  const patternProperties = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`^${name}.`, {}]));
  const inner = { type: 'object', properties: { id: {} }, patternProperties, additionalProperties: false };
  const outer = { type: 'object', propertyNames: { not: { const: 'id' } } };
  expect(refuted(schemaOf(outer), schemaOf(inner)).values).toContainEqual({ id: expect.anything() });
});

describe('what cannot be known is not taken for a yes', () => {
  const long = 'a'.repeat(60);

  test('names that a pattern takes too long to match', () => {
    const named = schemaOf({ type: 'object', propertyNames: { pattern: '(a+)+\\1$' } });
    const inner = { type: 'object', required: [long], properties: { [long]: { const: 1 } } };
    for (const rest of [{ additionalProperties: false }, { maxProperties: 1 }])
      expect(contains(named, schemaOf({ ...inner, ...rest })).answer).toBe('unknown');
  });

  test('schemas that are too large to compare', () => {
    const large = (count: number) =>
      schemaOf({
        properties: Object.fromEntries(
          Array.from({ length: count }, (_, i) => [`p${i}`, { type: 'integer', minimum: i }]),
        ),
      });
    expect(isSame(large(400), large(400))).toBe(true);
    expect(isSame(large(600), large(600))).toBe(false);
  });
});
