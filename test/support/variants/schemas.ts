import type { JsonObject } from '../../../src/kernel/json.js';
import { openapi, type Variants } from './variants.js';

const string = { type: 'string' };
const integer = { type: 'integer' };
const named = { Card: member('number'), Transfer: member('iban') };
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function member(name: string): JsonObject {
  return { type: 'object', required: ['kind', name], properties: { kind: string, [name]: string } };
}

/** The schema as the body that consumers send, or are answered with. */
export const sent = (schema: JsonObject | undefined): JsonObject =>
  openapi({
    paths: {
      '/orders': { post: { requestBody: bodyOf(schema), responses: { 204: { description: 'Done.' } } } },
    },
    components: { schemas: named },
  });

export const answered = (schema: JsonObject | undefined): JsonObject =>
  openapi({
    paths: { '/orders': { get: { responses: { 200: { description: 'Done.', ...bodyOf(schema) } } } } },
    components: { schemas: named },
  });

function bodyOf(schema: JsonObject | undefined) {
  return { content: { 'application/json': { schema: { type: 'object', properties: { a: schema ?? {} } } } } };
}

export const values: Variants['among'] = {
  anything: {},
  text: string,
  'text or null': { type: ['string', 'null'] },
  'one text': { const: 'a' },
  'two texts': { enum: ['a', 'b'] },
  'two others': { enum: ['c', 'd'] },
  'two texts or more': { ...string, 'x-extensible-enum': ['a', 'b'] },
  'three texts or more': { ...string, 'x-extensible-enum': ['a', 'b', 'c'] },
  'short text': { ...string, maxLength: 3 },
  'some text': { ...string, minLength: 1 },
  'text of digits': { ...string, pattern: '^[0-9]+$' },
  'text of letters': { ...string, pattern: '^[a-z]+$' },
  date: { ...string, format: 'date' },
  money: { ...string, format: 'money' },
  price: { ...string, format: 'price' },
  base64: { ...string, contentEncoding: 'base64' },
  byte: { ...string, format: 'byte' },
  'text with a default': { ...string, default: 'a' },
  'text with another': { ...string, default: 'b' },
  number: { type: 'number' },
  integer,
  int32: { ...integer, format: 'int32' },
  'few numbers': { ...integer, minimum: 0, maximum: 9 },
  'even numbers': { ...integer, multipleOf: 2 },
  'multiples of three': { ...integer, multipleOf: 3 },
  boolean: { type: 'boolean' },
  attribute: { ...string, xml: { attribute: true } },
};

export const structures: Variants['among'] = {
  object: { type: 'object' },
  closed: { type: 'object', additionalProperties: false },
  list: { type: 'array' },
  'list of texts': { type: 'array', items: string },
  'list of numbers': { type: 'array', items: integer },
  'list of different texts': { type: 'array', items: string, uniqueItems: true },
  'short list': { type: 'array', items: string, maxItems: 2 },
  pair: { type: 'array', prefixItems: [string, integer], items: false },
  'one more': { type: 'array', prefixItems: [string, integer, integer], items: false },
  map: { type: 'object', additionalProperties: string },
  'map of numbers': { type: 'object', additionalProperties: integer },
  'map by pattern': { type: 'object', patternProperties: { '^x-': string } },
  'map by another': { type: 'object', patternProperties: { '^y-': string } },
  'names of letters': { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
  'nothing unevaluated': { type: 'object', unevaluatedProperties: false },
  card: to('Card'),
  transfer: to('Transfer'),
  'either of them': { anyOf: [to('Card'), to('Transfer')] },
  'one of them': { oneOf: [to('Card'), to('Transfer')] },
  'only the one': { oneOf: [to('Card')] },
  'or text': { oneOf: [to('Card'), to('Transfer'), string] },
  'told apart': { oneOf: [to('Card'), to('Transfer')], discriminator: { propertyName: 'kind' } },
  'told apart by words': {
    oneOf: [to('Card'), to('Transfer')],
    discriminator: { propertyName: 'kind', mapping: { card: '#/components/schemas/Card' } },
  },
  'told apart otherwise': {
    oneOf: [to('Card'), to('Transfer')],
    discriminator: { propertyName: 'type' },
  },
  'items of no type': { items: string },
  'properties of no type': { properties: { a: string } },
  'first items of no type': { prefixItems: [string, integer], items: false },
  'object of properties': { type: 'object', properties: { a: string } },
  'items of no type, or null': { type: ['array', 'null'], items: string },
};

const of = (properties: JsonObject, rest: JsonObject = {}) => ({ type: 'object', properties, ...rest });

export const properties: Variants['among'] = {
  none: of({}),
  'none, closed': of({}, { additionalProperties: false }),
  optional: of({ customerName: string }),
  'optional, closed': of({ customerName: string }, { additionalProperties: false }),
  required: of({ customerName: string }, { required: ['customerName'] }),
  renamed: of({ customer_name: string }),
  'renamed, required': of({ customer_name: string }, { required: ['customer_name'] }),
  'renamed, closed': of({ customer_name: string }, { additionalProperties: false }),
  'renamed, a number': of({ customer_name: integer }),
  number: of({ customerName: integer }),
  'number, required': of({ customerName: integer }, { required: ['customerName'] }),
  'with a default': of({ customerName: { ...string, default: 'a' } }, { required: ['customerName'] }),
  'read only': of({ customerName: { ...string, readOnly: true } }, { required: ['customerName'] }),
  'write only': of({ customerName: { ...string, writeOnly: true } }),
  deprecated: of({ customerName: { ...string, deprecated: true, 'x-sunset': '2027-06-01' } }),
  retired: of({ customerName: { ...string, deprecated: true, 'x-sunset': '2026-01-01' } }),
  replaced: of({ customerName: { ...string, deprecated: true, 'x-replaced-by': 'customer_name' } }),
  'both names': of({ customerName: string, customer_name: string }),
  'both, one required': of({ customerName: string, customer_name: string }, { required: ['customer_name'] }),
  'beside a text': of({ customerName: string, id: string }),
  'none beside a number': of({ id: integer }),
  'required beside a number': of({ customerName: string, id: integer }, { required: ['customerName'] }),
  'one at least': of({ customerName: string, customer_name: string }, { minProperties: 1 }),
};
