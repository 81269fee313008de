import fc from 'fast-check';
import { canonicalText, type Json, type JsonObject } from '../../src/kernel/json.js';

const small = fc.integer({ min: -2, max: 4 });
const count = fc.integer({ min: 0, max: 3 });
const text = fc.constantFrom('a', 'b', 'ab', 'paid', 'card', '2024-01-31');
const scalar: fc.Arbitrary<Json> = fc.oneof(small, text, fc.boolean(), fc.constant(null), fc.constant(0.5));
const name = fc.constantFrom('id', 'status', 'note');
const names = fc.uniqueArray(name, { maxLength: 2 });

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

/** Properties that one side does not write, required or not. */
function marked(inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom('readOnly', 'writeOnly'), scalarSchema, inner, fc.boolean(), names)
    .map(([mark, own, other, isRequired, more]): Json => {
      const hidden = mark === 'readOnly' ? 'made' : 'secret';
      return {
        type: 'object',
        properties: { [hidden]: { ...(own as JsonObject), [mark]: true }, note: other },
        required: [...(isRequired ? [hidden] : []), ...more],
      };
    });
}

/** Nothing but what the parts look at. (Ajv and the specification differ on items that `contains` or one branch sees.) */
function unevaluated(inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const part = keywords({
    properties: optional(fc.dictionary(name, inner, { maxKeys: 2 })),
    required: optional(names),
  });
  const rest = fc.constantFrom<Json>(false, { type: 'string' }, { type: 'integer' });
  const properties = fc
    .tuple(
      fc.constantFrom('allOf', 'anyOf', 'oneOf'),
      fc.array(part, { minLength: 1, maxLength: 2 }),
      part,
      rest,
    )
    .map(([keyword, parts, own, left]): Json => ({ ...own, [keyword]: parts, unevaluatedProperties: left }));
  const items = fc.tuple(inner, inner, rest).map(
    ([first, second, left]): Json => ({
      prefixItems: [first],
      allOf: [{ prefixItems: [true, second] }],
      unevaluatedItems: left,
    }),
  );
  return fc.oneof({ weight: 3, arbitrary: properties }, { weight: 1, arbitrary: items });
}

/** A union that a property tells apart. */
function discriminated(inner: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('card', 'cash', 'a', 'b'), { minLength: 1, maxLength: 3 }),
      inner,
      fc.boolean(),
    )
    .map(
      ([kinds, other, open]): Json => ({
        [open ? 'anyOf' : 'oneOf']: kinds.map((kind, i) => ({
          type: 'object',
          required: ['status'],
          properties: { status: { const: kind }, ...(i === 0 && { note: other }) },
        })),
        discriminator: { propertyName: 'status' },
      }),
    );
}

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
        { type: ['integer', 'object'] },
        { type: ['array', 'number', 'boolean'] },
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
        pattern: optional(fc.constantFrom('^a', 'b$', '^[a-z]{1,3}$', '^(a|b)+$', '\\d', '^[^a]*$')),
        format: optional(fc.constantFrom('date', 'email', 'uuid', 'date-time', 'unheard-of')),
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
        propertyNames: optional(
          fc.constantFrom<Json>({ maxLength: 4 }, { enum: ['id', 'note'] }, { pattern: '^[a-n]' }),
        ),
        dependentRequired: optional(fc.constantFrom<Json>({ id: ['note'] })),
        dependentSchemas: optional(fc.dictionary(name, tie('schema'), { maxKeys: 1 })),
      }),
    },
    { weight: 1, arbitrary: marked(tie('schema')) },
    { weight: 1, arbitrary: unevaluated(tie('schema')) },
    { weight: 1, arbitrary: discriminated(tie('schema')) },
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

export const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 3,
      arbitrary: fc
        .dictionary(fc.oneof(name, fc.constantFrom('extra', 'next')), tie('value'), { maxKeys: 3 })
        .map((entries): Json => ({ ...entries })),
    },
  ),
})).value;
