import { objectsOf, type World, when } from './world.js';

const integer = { type: 'integer' };
const a = { properties: { a: integer } };
const b = { properties: { b: integer } };
const listed = { prefixItems: [{ const: 1 }] };

const EITHER = { type: 'object', anyOf: [a, b], unevaluatedProperties: false };
const IF = { type: 'object', ...when({ ...a, required: ['a'] }, b), unevaluatedProperties: false };

/** What is left over, after all that the parts of a schema have looked at. */
export const unevaluated: World = {
  schemas: [
    { type: 'object' },
    { type: 'object', ...a, additionalProperties: false },
    { type: 'object', properties: { a: integer, b: integer }, additionalProperties: false },
    { type: 'object', ...a, unevaluatedProperties: false },
    { type: 'object', ...a, unevaluatedProperties: integer },
    { type: 'object', allOf: [a, b], unevaluatedProperties: false },
    { type: 'object', allOf: [{ allOf: [a], unevaluatedProperties: integer }], unevaluatedProperties: false },
    { type: 'object', allOf: [{ ...a, additionalProperties: integer }], unevaluatedProperties: false },
    { type: 'object', allOf: [{ patternProperties: { '^a': integer } }], unevaluatedProperties: false },
    EITHER,
    { type: 'object', anyOf: [a, { required: ['b'] }], unevaluatedProperties: false },
    { type: 'object', anyOf: [{ required: ['a'] }, { required: ['b'] }], unevaluatedProperties: integer },
    {
      type: 'object',
      oneOf: [
        { ...a, required: ['a'] },
        { ...b, required: ['b'] },
      ],
      unevaluatedProperties: false,
    },
    IF,
    { type: 'object', ...when({ required: ['a'] }, a, b), unevaluatedProperties: false },
    { type: 'object', dependentSchemas: { a: b }, unevaluatedProperties: integer },
    { type: 'object', ...a, dependentSchemas: { a: b }, unevaluatedProperties: false },
    { $defs: { A: a }, type: 'object', $ref: '#/$defs/A', unevaluatedProperties: false },
    { $defs: { A: a }, type: 'object', allOf: [{ $ref: '#/$defs/A' }, b], unevaluatedProperties: integer },
    { type: 'object', not: { ...a, required: ['a'] }, unevaluatedProperties: false },
    { type: 'array' },
    { type: 'array', ...listed, items: false },
    { type: 'array', ...listed, unevaluatedItems: false },
    { type: 'array', ...listed, unevaluatedItems: integer },
    { type: 'array', allOf: [listed, { prefixItems: [{}, { const: 2 }] }], unevaluatedItems: false },
    { type: 'array', allOf: [{ ...listed, items: integer }], unevaluatedItems: false },
    { type: 'array', allOf: [{ ...listed, unevaluatedItems: integer }], unevaluatedItems: false },
  ],
  values: [
    ...objectsOf(['a', 'b', 'c', 'ab'], [1, 'x']),
    ...[
      [],
      [1],
      [2],
      ['a'],
      [1, 1],
      [1, 2],
      [1, 'a'],
      [2, 1],
      [2, 2],
      ['a', 1],
      [1, 2, 3],
      [1, 2, 'a'],
      [2, 2, 1],
    ],
    ...[
      [1, 1, 2],
      ['a', 1, 1],
      ['a', 'a', 'a'],
    ],
  ],
  hard: [[EITHER, IF]],
};
