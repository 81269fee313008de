import type { Json } from '../../../src/kernel/json.js';
import { type World, when } from './world.js';

const BOTH = { type: 'array', allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }], maxItems: 2 };
const TWO = { type: 'array', contains: { type: 'integer' }, minContains: 2, maxContains: 2, maxItems: 3 };
const LISTED = { enum: [[], [1], [1, 2], [2, 2], ['a']] };
const ONE = { type: 'array', allOf: [{ prefixItems: [{ const: 1 }] }], unevaluatedItems: false };
const PAIRS = { type: 'array', not: { uniqueItems: true }, items: { enum: [1, 2] }, maxItems: 2 };

const listsOf = (items: readonly Json[], length: number): Json[][] =>
  length === 0
    ? [[]]
    : [[], ...listsOf(items, length - 1).flatMap((list) => items.map((item) => [item, ...list]))];

export const lists: World = {
  schemas: [
    { type: 'array' },
    { type: ['array', 'null'] },
    { type: 'array', items: { type: 'integer' } },
    { type: 'array', items: { type: 'string' } },
    { type: 'array', items: false },
    { type: 'array', minItems: 1 },
    { type: 'array', minItems: 2, items: { enum: [1, 2] } },
    { type: 'array', minItems: 1, items: false },
    { type: 'array', maxItems: 1 },
    { type: 'array', maxItems: 2, items: { enum: [1, 'a'] } },
    { type: 'array', minItems: 3, maxItems: 3 },
    { type: 'array', uniqueItems: true },
    { type: 'array', uniqueItems: true, minItems: 2, items: { enum: [1, 2] } },
    { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'boolean' } },
    { type: 'array', uniqueItems: true, items: { type: 'integer' }, minItems: 2 },
    { type: 'array', uniqueItems: true, prefixItems: [{ const: 1 }, { const: 1 }], minItems: 2 },
    { type: 'array', uniqueItems: true, contains: { const: 1 }, minItems: 2, maxItems: 3 },
    { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] },
    { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false, minItems: 2 },
    { type: 'array', prefixItems: [{ const: 'a' }], items: { type: 'integer' } },
    { type: 'array', contains: { const: 1 } },
    { type: 'array', contains: { const: 1 }, items: { enum: [1, 2] } },
    { type: 'array', contains: { const: 1 }, minContains: 2 },
    { type: 'array', contains: { const: 1 }, maxContains: 1 },
    { type: 'array', contains: { const: 1 }, minContains: 0, maxContains: 1 },
    { type: 'array', contains: { const: 1 }, minContains: 0, maxContains: 0 },
    { type: 'array', contains: { const: 1 }, maxContains: 0 },
    TWO,
    BOTH,
    { type: 'array', not: { contains: { const: 1 } } },
    { type: 'array', not: { uniqueItems: true } },
    PAIRS,
    { type: 'array', not: { items: { type: 'integer' } } },
    { type: 'array', not: { prefixItems: [{ const: 1 }], items: { const: 2 } } },
    { type: 'array', not: { minItems: 2 } },
    { type: 'array', not: { maxItems: 1 } },
    { type: 'array', not: { prefixItems: [{ type: 'integer' }, { type: 'integer' }] } },
    ONE,
    { type: 'array', allOf: [{ prefixItems: [{ const: 1 }] }], unevaluatedItems: { const: 2 } },
    { type: 'array', anyOf: [{ minItems: 2 }, { items: { type: 'integer' } }] },
    { type: 'array', oneOf: [{ minItems: 2 }, { items: { type: 'integer' } }] },
    { type: 'array', ...when({ minItems: 2 }, { contains: { const: 1 } }) },
    { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    LISTED,
    { const: [1, 1] },
  ],
  values: [...listsOf([1, 2, 'a'], 4), [0], [[1]], [['a'], []], [null], [1.5], [true, false], null],
  hard: [
    [{ type: 'array', uniqueItems: true }, BOTH],
    [{ type: 'array', uniqueItems: true, minItems: 2, items: { enum: [1, 2] } }, BOTH],
    [{ type: 'array', uniqueItems: true, items: { type: 'integer' }, minItems: 2 }, BOTH],
    [{ type: 'array', uniqueItems: true, contains: { const: 1 }, minItems: 2, maxItems: 3 }, BOTH],
    [TWO, PAIRS],
    [LISTED, ONE],
  ],
};
