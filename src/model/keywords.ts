import type { Schema } from './schema.js';

/** The members of a schema by what they hold: for whatever walks, prints or compares schemas keyword by keyword. */

/** Bounds and counts. */
export const NUMBERS = [
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
] as const satisfies readonly (keyof Schema)[];

/** Texts that constrain or describe a value. */
export const TEXTS = [
  'format',
  'pattern',
  'contentEncoding',
  'contentMediaType',
] as const satisfies readonly (keyof Schema)[];

/** One schema each, `$ref` aside. */
export const SUBSCHEMAS = [
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'propertyNames',
  'unevaluatedProperties',
  'not',
  'if',
  'then',
  'else',
] as const satisfies readonly (keyof Schema)[];

/** Lists of schemas. */
export const SUBSCHEMA_LISTS = [
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
] as const satisfies readonly (keyof Schema)[];

/** Schemas by a name that the author chose. */
export const SUBSCHEMA_MAPS = [
  'properties',
  'patternProperties',
  'dependentSchemas',
] as const satisfies readonly (keyof Schema)[];
