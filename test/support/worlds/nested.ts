import type { Json, JsonObject } from '../../../src/kernel/json.js';
import type { World } from './world.js';

const tree = (value: Json, more: JsonObject = {}): Json => ({
  $defs: {
    Tree: {
      type: 'object',
      required: ['value'],
      properties: {
        value,
        left: { $ref: '#/$defs/Tree' },
        next: { type: 'array', items: { $ref: '#/$defs/Tree' } },
      },
      ...more,
    },
  },
  $ref: '#/$defs/Tree',
});
const within = (schema: Json): Json => ({ type: 'object', required: ['in'], properties: { in: schema } });
const many = (items: Json): Json => ({ type: 'array', minItems: 1, items });
const integer = { type: 'integer' };
const number = { type: 'number' };

/** In one branch, or in two of them. */
const either = (schema: Json): Json => ({ oneOf: [schema, { minimum: 3 }] });
/** More properties than doubts are told of. */
const wide = (some: Json, others: Json): Json => ({
  type: 'object',
  properties: Object.fromEntries([
    ...[...'abcdefgh'].map((name) => [name, others]),
    ...[...'ijklmnop'].map((name) => [name, some]),
  ]),
});

/** Schemas in schemas, some of them in themselves. */
export const nested: World = {
  schemas: [
    ...[tree(integer), tree(number), tree({ enum: [1, 2] }), tree({ type: ['integer', 'null'] })],
    ...[tree(integer, { additionalProperties: false }), tree(integer, { maxProperties: 2 })],
    ...[tree(integer, { required: ['value', 'next'] })],
    ...[
      within(integer),
      within(number),
      within(within(integer)),
      within(within(number)),
      within(many(integer)),
    ],
    ...[many(integer), many(number), many(within(integer)), many(within(number)), many(many(integer))],
    ...[wide(integer, either(integer)), wide({ type: 'string' }, either(number)), wide(number, number)],
    within({ not: integer }),
    within({ oneOf: [integer, { type: 'string' }] }),
    within({ anyOf: [within(integer), many(integer)] }),
    { anyOf: [within(within(integer)), within(many(integer))] },
    within({ not: within(integer) }),
    many({ not: { const: 1 } }),
    { type: 'array', contains: within(integer) },
    { type: 'array', not: { contains: within(integer) } },
    { type: 'object', additionalProperties: { type: 'object', additionalProperties: integer } },
    { type: 'object', additionalProperties: { type: 'object', not: { additionalProperties: integer } } },
    { type: 'object', patternProperties: { '^i': within(integer) }, additionalProperties: false },
    { type: 'object', properties: { in: { type: 'object', additionalProperties: false } }, required: ['in'] },
  ],
  values: [
    ...[{ value: 1 }, { value: 1.5 }, { value: null }, { value: 3 }, { value: 1, more: 1 }, {}],
    ...[
      { value: 1, left: { value: 1 } },
      { value: 1, left: { value: 1.5 } },
      { value: 1, next: [] },
    ],
    ...[
      { value: 1, next: [{ value: 1, next: [] }] },
      { value: 1, next: [{ value: 1.5 }] },
    ],
    ...[
      { value: 1, left: { value: 1 }, next: [] },
      { value: 1, left: {} },
    ],
    ...[{ in: 1 }, { in: 1.5 }, { in: 'a' }, { in: {} }, { in: { in: 1 } }, { in: { in: 1.5 } }, { in: [1] }],
    ...[[], [1], [1.5], [{ in: 1 }], [{ in: 1.5 }], [{ in: 1 }, { in: 'a' }], [[1]], [2, 3], ['a']],
    ...[{ a: { b: 1 } }, { a: { b: 'x' } }, { a: {} }, { ib: { in: 1 } }, { ib: { in: 'a' } }],
  ],
};
