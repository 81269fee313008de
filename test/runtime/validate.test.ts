import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { JsonSchema } from '../../src/runtime/core/schema-check.js';
import { FORMATS } from '../../src/runtime/core/schema-formats.js';
import { validate } from '../../src/runtime/core/validate.js';
import { schema as anySchema, value as anyValue } from '../support/arbitrary-schema.js';
import { anyPair } from '../support/arbitrary-schemas.js';

/** How many schemas are tried, with ten values each. */
const SCHEMAS = Number(process.env.TENON_SCHEMA_PAIRS ?? 800);

const { Ajv2020 } = await import('ajv/dist/2020.js');
const addFormats = (await import('ajv-formats')).default.default;

function judge(schema: Json, formats: boolean) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    multipleOfPrecision: 8,
    validateFormats: formats,
  });
  addFormats(ajv);
  return ajv.compile(schema as JsonObject);
}

/** Our schemas refer to named ones, which stand apart. */
function ours(schema: Json) {
  const schemas = (schema as { $defs?: Record<string, JsonSchema> }).$defs;
  return (value: Json) => validate(schema as JsonSchema, value, { ...(schemas && { schemas }) });
}

describe('validation, with Ajv as the oracle', () => {
  const schemas = fc.oneof(
    { weight: 3, arbitrary: anySchema },
    { weight: 1, arbitrary: anyPair.map(([one]) => one) },
  );

  it(`says of ${SCHEMAS * 10} values what Ajv says`, { timeout: 300_000 }, () => {
    const told = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(schemas, fc.array(anyValue, { minLength: 10, maxLength: 10 }), (schema, values) => {
        const [theirs, mine] = [judge(schema, false), ours(schema)];
        for (const value of values) {
          const issues = mine(value);
          told[issues.length === 0 ? 'valid' : 'invalid'] += 1;
          expect(issues.length === 0, JSON.stringify({ schema, value, issues })).toBe(theirs(value));
        }
      }),
      { numRuns: SCHEMAS, seed: Number(process.env.TENON_SEED ?? 7) },
    );
    expect(Math.min(told.valid, told.invalid)).toBeGreaterThan(SCHEMAS);
  });

  const FORMAT_TEXTS = [
    '',
    'a',
    '2024-02-29',
    '2023-02-29',
    '2024-13-01',
    '1900-02-29',
    '2000-02-29',
    '2024-01-31T10:00:00Z',
    '2024-01-31t10:00:00.5+01:00',
    '2024-01-31T24:00:00Z',
    '2016-12-31T23:59:60Z',
    '2016-12-31T22:59:60Z',
    '2024-01-31T10:00:00',
    '10:00:00Z',
    '10:00:00',
    '23:59:60+00:00',
    'P1D',
    'PT1H',
    'P',
    'PT',
    'P1W',
    'P1Y2M3DT4H5M6S',
    'P1WT1H',
    '123e4567-e89b-12d3-a456-426614174000',
    'URN:UUID:123e4567-e89b-12d3-a456-426614174000',
    '123e4567',
    'a@b.co',
    'a@b',
    'a b@c.de',
    'a.b+c@d-e.fr',
    '.a@b.co',
    'a@-b.co',
    'a@b..co',
    'example.com',
    'ex_ample',
    '-a.b',
    'a'.repeat(64),
    '1.2.3.4',
    '256.1.1.1',
    '1.2.3',
    '01.2.3.4',
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7',
    '1::2::3',
    '::ffff:1.2.3.4',
    '12345::',
    '1:2:3:4:5:6:1.2.3.4',
    'http://a.b/c?d#e',
    'mailto:a@b.co',
    'http://a b',
    '//a/b',
    '/a/b',
    '#x',
    'urn:x:y',
    'a:b',
    '%zz',
    'http://a/%20',
    'QUJD',
    'QUI=',
    'QQ',
    'Q===',
    '!!!!',
  ];
  const DECIDED = Object.keys(FORMATS).filter((format) => !format.startsWith('int'));

  it.each(DECIDED)('format %s says what ajv-formats says', (format) => {
    const theirs = judge({ format }, true);
    for (const text of FORMAT_TEXTS) expect([text, FORMATS[format]?.(text)]).toEqual([text, theirs(text)]);
  });

  it('formats of numbers', () => {
    expect([2 ** 31 - 1, 2 ** 31, 1.5, -(2 ** 31)].map((value) => FORMATS.int32?.(value))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([2 ** 53, 1.5].map((value) => FORMATS.int64?.(value))).toEqual([true, false]);
  });
});

describe('what is wrong', () => {
  const order: JsonSchema = {
    type: 'object',
    properties: {
      id: { type: 'string', readOnly: true },
      total: { type: 'integer', minimum: 1 },
      status: { enum: ['open', 'paid'] },
      pay: {
        oneOf: [
          {
            type: 'object',
            properties: { kind: { const: 'card' }, number: { type: 'string', maxLength: 4 } },
            required: ['kind', 'number'],
          },
          { type: 'object', properties: { kind: { const: 'cash' } }, required: ['kind'] },
        ],
      },
      currency: { type: 'string', default: 'EUR' },
      'a/b~c': { type: 'null' },
    },
    required: ['total', 'currency'],
    additionalProperties: false,
  };
  const wrong = (value: unknown) =>
    validate(order, value, { fill: true }).map(({ path, message }) => `${path} ${message}`);

  it('is told at its place, in words that name what is wanted', () => {
    expect(wrong({ total: 0, status: 'x', 'a/b~c': 1, colour: 1 })).toEqual([
      '/total must be at least 1',
      '/status must be one of "open", "paid"',
      '/a~1b~0c must be null',
      '/colour is not allowed',
    ]);
    expect(wrong({})).toEqual(['/total is missing']);
    expect(wrong([])).toEqual([' must be an object']);
  });

  it('is told of the branch that is meant', () => {
    expect(wrong({ total: 1, pay: { kind: 'card', number: '12345' } })).toEqual([
      '/pay/number must have at most 4 characters',
    ]);
    expect(wrong({ total: 1, pay: { kind: 'coin' } })).toEqual(['/pay fits none of 2 alternatives']);
    expect(wrong({ total: 1, pay: 3 })).toEqual(['/pay fits none of 2 alternatives']);
  });

  it('is not all told when it is too much', () => {
    expect(validate({ items: { type: 'string' } }, Array(1_000).fill(1))).toHaveLength(50);
  });

  it('fills in defaults and leaves out what the owner sets, in the branch that holds alone', () => {
    const value = { total: 1, id: 'mine' };
    expect(wrong(value)).toEqual([]);
    expect(value).toEqual({ total: 1, currency: 'EUR' });
    const branches: JsonSchema = {
      anyOf: [
        { properties: { a: { default: 1 } }, required: ['x'] },
        { properties: { b: { default: { deep: 2 } } } },
      ],
    };
    const other = {};
    expect(validate(branches, other, { fill: true })).toEqual([]);
    expect(other).toEqual({ b: { deep: 2 } });
    const untouched = {};
    validate(branches, untouched);
    expect(untouched).toEqual({});
  });
});

describe('hostile values and schemas', () => {
  const schemas: Record<string, JsonSchema> = {
    Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } },
    Self: { allOf: [{ $ref: '#/$defs/Self' }, { type: 'string' }] },
    Twice: {
      anyOf: [
        { type: 'object', properties: { next: { $ref: '#/$defs/Twice' } }, required: ['a'] },
        { type: 'object', properties: { next: { $ref: '#/$defs/Twice' } }, required: ['b'] },
      ],
    },
  };
  const deep = (levels: number): unknown => {
    let value: unknown = {};
    for (let level = 0; level < levels; level++) value = { next: value };
    return value;
  };

  it('come to an end', () => {
    expect(validate({ $ref: '#/$defs/Node' }, deep(100), { schemas })).toEqual([]);
    expect(validate({ $ref: '#/$defs/Node' }, deep(100_000), { schemas })[0]?.message).toBe(
      'is nested too deeply',
    );
    expect(validate({ $ref: '#/$defs/Self' }, 'x', { schemas })).toEqual([]);
    expect(validate({ $ref: '#/$defs/Self' }, 1, { schemas })).toHaveLength(1);
    expect(validate({ $ref: '#/$defs/Twice' }, deep(60), { schemas }).length).toBeGreaterThan(0);
    expect(validate({ $ref: '#/$defs/Nowhere' }, 1, { schemas })).toEqual([]);
  });

  it('match no long text with a pattern that goes back and forth', () => {
    const long = `${'a'.repeat(50_000)}!`;
    expect(validate({ pattern: '^a*a*a*$' }, long)[0]?.message).toMatch(/too long/);
    expect(validate({ pattern: '^[a-z!]*$' }, long)).toEqual([]);
    expect(validate({ pattern: '(' }, long)).toEqual([]);
  });

  it('count characters as people do, and know numbers that are nearly whole', () => {
    expect(validate({ maxLength: 2 }, '😀😀')).toEqual([]);
    expect(validate({ minLength: 3 }, '😀😀')).toHaveLength(1);
    expect(validate({ multipleOf: 0.1 }, 0.3)).toEqual([]);
    expect(
      validate({ uniqueItems: true }, [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ]),
    ).toEqual([{ path: '/1', message: 'is there twice' }]);
  });

  it('are no members of their prototypes', () => {
    expect(validate({ required: ['constructor'] }, {})).toHaveLength(1);
    expect(validate({ properties: { toString: false } }, {})).toEqual([]);
    expect(validate({ additionalProperties: false }, JSON.parse('{"__proto__":1}'))).toHaveLength(1);
  });
});
