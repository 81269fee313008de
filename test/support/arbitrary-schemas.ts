import fc from 'fast-check';
import { canonicalText, type Json, type JsonObject } from '../../src/kernel/json.js';

const small = fc.integer({ min: -2, max: 4 });
const count = fc.integer({ min: 0, max: 3 });
const text = fc.constantFrom('a', 'b', 'ab', 'paid', '2024-01-31');
const scalar: fc.Arbitrary<Json> = fc.oneof(small, text, fc.boolean(), fc.constant(null), fc.constant(0.5));
const name = fc.constantFrom('id', 'status', 'note');

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const keywords = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .record(model)
    .map(
      (entries) =>
        Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as JsonObject,
    );

const scalarSchema = fc.constantFrom<Json>(
  { type: 'string' },
  { type: 'integer' },
  { const: 'a' },
  { maximum: 1 },
);

export const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 1, arbitrary: fc.constantFrom<Json>(true, false, {}) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Json>(
        { type: 'string' },
        { type: 'integer' },
        { type: 'number' },
        { type: 'boolean' },
        { type: ['string', 'null'] },
      ),
    },
    {
      weight: 2,
      arbitrary: fc
        .uniqueArray(scalar, { minLength: 1, maxLength: 3, selector: canonicalText })
        .map((values): Json => ({ enum: values })),
    },
    {
      weight: 3,
      arbitrary: keywords({
        type: fc.constantFrom('integer', 'number'),
        minimum: optional(small),
        exclusiveMaximum: optional(small),
        maximum: optional(small),
        multipleOf: optional(fc.constantFrom(1, 2, 3, 0.5)),
      }),
    },
    {
      weight: 3,
      arbitrary: keywords({
        type: fc.constant('string'),
        minLength: optional(count),
        maxLength: optional(count),
        pattern: optional(fc.constantFrom('^a', 'b$', '^[a-z]{1,3}$')),
        format: optional(fc.constantFrom('date', 'email', 'unheard-of')),
      }),
    },
    {
      weight: 3,
      arbitrary: keywords({
        type: optional(fc.constant('array')),
        items: optional(tie('schema')),
        prefixItems: optional(fc.array(tie('schema'), { minLength: 1, maxLength: 2 })),
        minItems: optional(count),
        maxItems: optional(count),
        uniqueItems: optional(fc.boolean()),
      }),
    },
    {
      // Never beside `prefixItems`: Ajv takes the two together to hold for [].
      weight: 1,
      arbitrary: keywords({
        contains: scalarSchema,
        items: optional(tie('schema')),
        minContains: optional(count),
        maxContains: optional(count),
      }),
    },
    {
      weight: 6,
      arbitrary: keywords({
        type: optional(fc.constant('object')),
        properties: optional(fc.dictionary(name, tie('schema'), { maxKeys: 3 })),
        required: optional(fc.uniqueArray(name, { maxLength: 2 })),
        additionalProperties: optional(tie('schema')),
        minProperties: optional(count),
        maxProperties: optional(count),
        patternProperties: optional(
          fc.dictionary(fc.constantFrom('^n', 's$'), tie('schema'), { maxKeys: 1 }),
        ),
        propertyNames: optional(fc.constantFrom<Json>({ maxLength: 4 }, { enum: ['id', 'note'] })),
        dependentRequired: optional(fc.constantFrom<Json>({ id: ['note'] })),
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('schema'), { minLength: 1, maxLength: 3 })
        .chain((members) =>
          fc.constantFrom<Json>({ anyOf: members }, { oneOf: members }, { allOf: members }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('schema'), tie('schema'))
        .map(([one, other]): Json => ({ allOf: [one, { not: other }] })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('schema'), tie('schema'), tie('schema')).map(
        ([a, b, c]): Json =>
          Object.fromEntries([
            ['if', a],
            ['then', b],
            ['else', c],
          ]),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('schema'), tie('schema')).map(
        ([one, other]): Json => ({
          $defs: {},
          properties: { id: one },
          anyOf: [other, { required: ['id'] }],
        }),
      ),
    },
  ),
}));

/** A pair that is likely to be related: an edit of the same schema, or two of the same kind. */
export const pair: fc.Arbitrary<[Json, Json]> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(schema, schema) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(schema, schema, fc.nat())
      .map(([one, other, at]): [Json, Json] => [one, edited(one, other, at)]),
  },
);

/** The schema with one place of it replaced, removed, wrapped or widened. */
function edited(json: Json, other: Json, at: number): Json {
  if (typeof json !== 'object' || json === null) return other;
  if (Array.isArray(json)) {
    if (at % 3 === 0) return json.slice(1);
    if (at % 3 === 1) return [...json].reverse();
    return json.map((item, i) => (i === at % json.length ? edited(item, other, at >> 2) : item));
  }
  const keys = Object.keys(json);
  const key = keys[at % keys.length];
  if (at % 7 === 0 || key === undefined) return { anyOf: [json, other] };
  if (at % 7 === 1) return { allOf: [json, other] };
  if (at % 7 === 2) return Object.fromEntries(Object.entries(json).filter(([k]) => k !== key));
  const value = json[key] as Json;
  if (typeof value === 'number') return { ...json, [key]: Math.max(0.5, value + (at % 2 === 0 ? 1 : -1)) };
  if (typeof value === 'string' || typeof value === 'boolean') return other;
  if (key === 'required' || key === 'enum' || key === 'dependentRequired' || key === 'type')
    return { ...json, [key]: Array.isArray(value) && value.length > 1 ? value.slice(1) : value };
  if (key === 'properties' || key === 'patternProperties') {
    const names = Object.keys(value as JsonObject);
    const chosen = names[at % names.length];
    return chosen === undefined
      ? json
      : {
          ...json,
          [key]: {
            ...(value as JsonObject),
            [chosen]: edited((value as JsonObject)[chosen] as Json, other, at >> 2),
          },
        };
  }
  if (Array.isArray(value) && value.length === 1)
    return { ...json, [key]: [edited(value[0] as Json, other, at >> 2)] };
  return { ...json, [key]: edited(value, other, at >> 2) };
}

export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 3,
      arbitrary: fc
        .dictionary(fc.oneof(name, fc.constant('extra')), tie('value'), { maxKeys: 3 })
        .map((entries): Json => ({ ...entries })),
    },
  ),
})).value;
