import type { Json } from '../../../src/kernel/json.js';
import { objectsOf, type World, when } from './world.js';

/** Keywords that stand alone: what they do not speak of is free. */
export const keywords: World = {
  schemas: [
    ...[{ type: 'integer' }, { type: ['string', 'array'] }, { type: ['object', 'null', 'boolean'] }],
    ...[{ enum: [1, 'a', null, [1], { a: 1 }] }, { const: 'a' }],
    ...[{ minimum: 2 }, { exclusiveMinimum: 1 }, { maximum: 1 }, { exclusiveMaximum: 2 }, { multipleOf: 2 }],
    ...[{ minLength: 2 }, { maxLength: 1 }, { pattern: '^a' }, { format: 'date' }, { format: 'int32' }],
    ...[{ minItems: 2 }, { maxItems: 1 }, { uniqueItems: true }, { items: { const: 1 } }],
    ...[{ prefixItems: [{ const: 1 }] }, { contains: { const: 1 } }, { unevaluatedItems: false }],
    ...[
      { contains: { const: 1 }, maxContains: 1 },
      { contains: { const: 1 }, minContains: 2 },
    ],
    ...[{ minProperties: 1 }, { maxProperties: 0 }, { required: ['a'] }, { properties: { a: { const: 1 } } }],
    ...[{ patternProperties: { '^a': { const: 1 } } }, { additionalProperties: { const: 1 } }],
    ...[{ propertyNames: { const: 'a' } }, { unevaluatedProperties: false }],
    ...[{ dependentRequired: { a: ['b'] } }, { dependentSchemas: { a: { maxProperties: 1 } } }],
    ...[{ not: { type: 'string' } }, { anyOf: [{ minimum: 2 }, { type: 'string' }] }],
    ...[{ oneOf: [{ minimum: 2 }, { minLength: 2 }] }, { allOf: [{ minimum: 2 }, { maxLength: 1 }] }],
    ...[when({ minimum: 2 }, { maximum: 4 }), when({ type: 'string' }, { minLength: 2 }, { minimum: 0 })],
    {},
  ],
  values: [
    ...[null, true, false, 0, 1, 2, 3, 5, -1, 1.5, 2 ** 31, 'a', 'b', 'ab', 'ba', '', '2024-02-29'],
    ...([[], [1], [2], [1, 1], [1, 2], [2, 1], [2, 2], ['a', 1], [[1], [1]]] as Json[]),
    ...objectsOf(['a', 'b', 'ab'], [1, 'x']),
  ],
};
