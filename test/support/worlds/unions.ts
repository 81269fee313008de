import type { Json } from '../../../src/kernel/json.js';
import { objectsOf, type World, when } from './world.js';

const integer = { type: 'integer' };
const string = { type: 'string' };

const kind = (name: string, more: { [name: string]: Json } = {}): Json => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: name }, ...more },
});
const kinds = (...names: string[]): Json => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: names } },
});

export const unions: World = {
  schemas: [
    ...[kind('a'), kind('b'), kinds('a', 'b'), kinds('a', 'b', 'c')],
    { oneOf: [kind('a'), kind('b')] },
    { oneOf: [kind('b'), kind('a'), kind('c')] },
    { anyOf: [kind('a'), kind('b'), kinds('a', 'c')] },
    { oneOf: [kind('a'), kinds('a', 'b')] },
    { oneOf: [kind('a', { n: integer }), kind('b', { n: string })] },
    { oneOf: [kind('a', { n: string }), kind('b', { n: string })] },
    { anyOf: [kind('a', { n: integer }), kind('a', { n: string })] },
    { oneOf: [kind('a', { n: integer }), kind('a', { n: string })] },
    { allOf: [{ oneOf: [kind('a'), kind('b')] }, { oneOf: [kind('b'), kind('c')] }] },
    { allOf: [{ anyOf: [kind('a'), kind('b')] }], not: kind('b') },
    { anyOf: [kind('a'), { type: 'null' }] },
    { oneOf: [kind('a'), { type: 'null' }, string] },
    { anyOf: [{ anyOf: [kind('a'), { type: 'null' }] }, { oneOf: [string, { type: 'null' }] }] },
    { oneOf: [string, integer] },
    { oneOf: [{ type: ['string', 'null'] }, { type: ['null', 'integer'] }] },
    { oneOf: [{ type: ['string', 'integer'] }, string] },
    { oneOf: [string, string] },
    { type: ['string', 'integer', 'null'] },
    { type: 'null' },
    { not: { oneOf: [string, integer] } },
    { not: { anyOf: [kind('a'), string] } },
    { not: { not: { oneOf: [string, { type: 'null' }] } } },
    { not: {} },
    { ...when(string, { maxLength: 1 }, integer) },
    { enum: ['x', null, 1] },
    { anyOf: [{ const: 'x' }, { const: null }] },
    { type: ['string', 'null'], enum: ['x', 'y', null] },
    { type: 'boolean' },
    { enum: [true, false] },
    { anyOf: [{ const: true }, { const: false }, { type: 'null' }] },
    {},
  ],
  values: [
    ...['x', 'y', '', 'xx', null, 1, 0, 1.5, true, false, [], {}, { n: 1 }],
    ...objectsOf(['kind', 'n'], ['a', 'b', 'c', 'd', 1]),
  ],
};
