// biome-ignore-all lint/suspicious/noThenProperty: JSON Schema has a keyword of that name
import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Schema } from '../../src/model/index.js';

/** What says where a schema stands and what it is called; edits of these are edits of something else. */
type Apart = 'at' | 'extensions' | 'name' | 'ref' | 'always' | 'lifecycle' | 'summary';

/** A schema without the keyword, with it, and with another value of it. */
export interface Keyword {
  readonly without: JsonObject;
  readonly says: JsonObject;
  readonly otherwise: JsonObject;
}

function of(base: JsonObject, says: JsonObject, otherwise: JsonObject): Keyword {
  return { without: base, says: { ...base, ...says }, otherwise: { ...base, ...otherwise } };
}

const string: JsonObject = { type: 'string' };
const number: JsonObject = { type: 'number' };
const list: JsonObject = { type: 'array', items: { type: 'string', maxLength: 9 } };
const object: JsonObject = {
  type: 'object',
  properties: { kind: { type: 'string' }, note: { type: 'string' } },
};
const has = (name: string): JsonObject => ({ required: [name] });
const tagged = (property: string): JsonObject => ({
  oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Cash' }],
  discriminator: { propertyName: property },
});

/** Every keyword that the model reads: the compiler asks for one that is added. */
export const KEYWORDS: Readonly<Record<Exclude<keyof Schema, Apart>, Keyword>> = {
  types: of({}, { type: ['string', 'null'] }, { type: 'string' }),
  enum: of(string, { enum: ['a', 'b'] }, { enum: ['a', 'c'] }),
  format: of(string, { format: 'date' }, { format: 'uuid' }),
  minimum: of(number, { minimum: 1 }, { minimum: 2 }),
  exclusiveMinimum: of(number, { exclusiveMinimum: 1 }, { exclusiveMinimum: 2 }),
  maximum: of(number, { maximum: 2 }, { maximum: 1 }),
  exclusiveMaximum: of(number, { exclusiveMaximum: 2 }, { exclusiveMaximum: 1 }),
  multipleOf: of(number, { multipleOf: 2 }, { multipleOf: 4 }),
  minLength: of(string, { minLength: 1 }, { minLength: 2 }),
  maxLength: of(string, { maxLength: 9 }, { maxLength: 8 }),
  pattern: of(string, { pattern: '^a' }, { pattern: '^b' }),
  contentEncoding: of(string, { contentEncoding: 'base64' }, { contentEncoding: 'base64url' }),
  contentMediaType: of(string, { contentMediaType: 'image/png' }, { contentMediaType: 'image/gif' }),
  prefixItems: of(list, { prefixItems: [string] }, { prefixItems: [number] }),
  items: of({ type: 'array' }, { items: string }, { items: number }),
  contains: of(list, { contains: { const: 'a' } }, { contains: { const: 'b' } }),
  minContains: of({ ...list, contains: { const: 'a' } }, { minContains: 2 }, { minContains: 3 }),
  maxContains: of({ ...list, contains: { const: 'a' } }, { maxContains: 3 }, { maxContains: 2 }),
  minItems: of(list, { minItems: 1 }, { minItems: 2 }),
  maxItems: of(list, { maxItems: 9 }, { maxItems: 8 }),
  uniqueItems: of(list, { uniqueItems: true }, { uniqueItems: false }),
  unevaluatedItems: of(
    { type: 'array', prefixItems: [string] },
    { unevaluatedItems: false },
    { unevaluatedItems: number },
  ),
  properties: of({ type: 'object' }, { properties: { id: string } }, { properties: { id: number } }),
  patternProperties: of(
    object,
    { patternProperties: { '^x': string } },
    { patternProperties: { '^x': number } },
  ),
  additionalProperties: of(object, { additionalProperties: false }, { additionalProperties: number }),
  propertyNames: of(
    { type: 'object', additionalProperties: string },
    { propertyNames: { maxLength: 9 } },
    { propertyNames: { maxLength: 8 } },
  ),
  required: of(object, has('kind'), has('note')),
  dependentRequired: of(
    object,
    { dependentRequired: { kind: ['note'] } },
    { dependentRequired: { note: ['kind'] } },
  ),
  dependentSchemas: of(
    object,
    { dependentSchemas: { kind: has('note') } },
    { dependentSchemas: { note: has('kind') } },
  ),
  minProperties: of(object, { minProperties: 1 }, { minProperties: 2 }),
  maxProperties: of(object, { maxProperties: 1 }, { maxProperties: 0 }),
  unevaluatedProperties: of(object, { unevaluatedProperties: false }, { unevaluatedProperties: number }),
  allOf: of(object, { allOf: [has('kind')] }, { allOf: [has('note')] }),
  anyOf: of({}, { anyOf: [string, { type: 'boolean' }] }, { anyOf: [string, { type: 'object' }] }),
  oneOf: of({}, { oneOf: [string, { type: 'boolean' }] }, { oneOf: [string, { type: 'object' }] }),
  not: of(string, { not: { const: 'a' } }, { not: { const: 'b' } }),
  if: of(
    { ...object, then: { properties: { note: { maxLength: 1 } } } },
    { if: has('kind') },
    { if: has('note') },
  ),
  then: of({ ...object, if: has('kind') }, { then: has('note') }, { then: { maxProperties: 1 } }),
  else: of({ ...object, if: has('kind') }, { else: has('note') }, { else: { maxProperties: 0 } }),
  discriminator: of({ oneOf: tagged('kind').oneOf as Json }, tagged('kind'), tagged('note')),
  xml: of(object, { xml: { name: 'order' } }, { xml: { name: 'Order' } }),
  readOnly: inside('readOnly'),
  writeOnly: inside('writeOnly'),
  default: of(string, { default: 'a' }, { default: 'b' }),
  title: of(string, { title: 'One' }, { title: 'Two' }),
  description: of(string, { description: 'One' }, { description: 'Two' }),
  examples: of(string, { examples: ['a'] }, { examples: ['b'] }),
  externalDocs: of(
    string,
    { externalDocs: { url: 'https://a.example' } },
    { externalDocs: { url: 'https://b.example' } },
  ),
};

/** A word that means something of a property alone. */
function inside(word: string): Keyword {
  const with_ = (value: boolean): JsonObject => ({
    type: 'object',
    properties: { id: { ...string, [word]: value } },
  });
  return {
    without: { type: 'object', properties: { id: string } },
    says: with_(true),
    otherwise: with_(false),
  };
}

/** A contract whose one body, asked or answered, has the schema. */
export function contractWith(direction: 'consumer' | 'owner', schema: JsonObject): JsonObject {
  const content = { content: { 'application/json': { schema }, 'application/xml': { schema } } };
  const variant = (kind: string): JsonObject => ({
    type: 'object',
    required: ['kind', 'note'],
    properties: { kind: { const: kind }, note: { const: kind } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/orders': {
        post: {
          ...(direction === 'consumer' && { requestBody: content }),
          responses: { '200': { description: 'Done', ...(direction === 'owner' && content) } },
        },
      },
    },
    components: { schemas: { Card: variant('card'), Cash: variant('cash') } },
  };
}
