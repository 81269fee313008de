import { canonicalText, type Json, type JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import { isBareRef, type Schema } from '../../model/index.js';
import { isHidden, type Shapes } from '../shape/index.js';

/** The named schemas that were referred to, to be printed too. */
export type Wanted = Set<Schema>;

/**
 * The draft-07 JSON Schema by which a consumer's value is checked: what Fastify's Ajv reads. What only the owner
 * sets is not asked for. Draft-07 knows no `unevaluatedProperties` and no counts of `contains`; these are left out.
 */
export function jsonSchemaOf(shapes: Shapes, schema: Schema, wanted: Wanted): Json {
  if (shapes.names.type(schema) !== undefined) return referenceTo(shapes, schema, wanted);
  if (schema.ref && isBareRef(schema)) return withDefault(schema, referenceTo(shapes, schema.ref, wanted));
  return jsonSchemaBody(shapes, schema, wanted);
}

/** `Order#`: the name under which the validator holds the schema. */
function referenceTo(shapes: Shapes, schema: Schema, wanted: Wanted): Json {
  const name = shapes.names.type(schema);
  if (name === undefined) return jsonSchemaBody(shapes, schema, wanted);
  wanted.add(schema);
  return { $ref: `${name}#` };
}

function withDefault(schema: Schema, reference: Json): Json {
  return schema.default === undefined
    ? reference
    : { allOf: [reference], default: sortedJson(schema.default) };
}

/** The schema spelled out, whatever its name. */
export function jsonSchemaBody(shapes: Shapes, schema: Schema, wanted: Wanted): Json {
  if (schema.always !== undefined) return schema.always;
  const inner = (part: Schema): Json => jsonSchemaOf(shapes, part, wanted);
  const parts = [
    ...(schema.ref ? [referenceTo(shapes, schema.ref, wanted)] : []),
    ...schema.allOf.map(inner),
  ];
  return clean({
    type: typeOf(schema),
    enum: schema.enum?.map(sortedJson),
    default: schema.default === undefined ? undefined : sortedJson(schema.default),
    ...numbers(schema),
    ...texts(schema),
    ...objects(schema, inner),
    ...arrays(schema, inner),
    allOf: list(parts),
    anyOf: list(schema.anyOf.map(inner)),
    oneOf: list(schema.oneOf.map(inner)),
    not: schema.not && inner(schema.not),
    if: schema.if && inner(schema.if),
    // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
    then: schema.then && inner(schema.then),
    else: schema.else && inner(schema.else),
  });
}

/** The order of keys means nothing, so it shows nothing. */
function sortedJson(value: Json): Json {
  return JSON.parse(canonicalText(value)) as Json;
}

type Draft = Record<string, Json | undefined>;

function clean(draft: Draft): JsonObject {
  return Object.fromEntries(
    Object.entries(draft).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

function list(schemas: Json[]): Json[] | undefined {
  return schemas.length > 0 ? schemas : undefined;
}

function typeOf(schema: Schema): Json | undefined {
  // Bytes are no JSON: a file of a form comes as an object of the host's.
  if (!schema.types || schema.format === 'binary') return undefined;
  const types = [...schema.types].sort();
  return types.length === 1 ? types[0] : types;
}

function numbers(schema: Schema): Draft {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf };
}

/** The formats that Fastify's validator knows; another one would only be a warning in every log. */
const FORMATS: ReadonlySet<string> = new Set(
  'byte date date-time double duration email float hostname int32 int64 ipv4 ipv6 iso-date-time iso-time json-pointer password regex relative-json-pointer time uri uri-reference uri-template url uuid'.split(
    ' ',
  ),
);

function texts({ minLength, maxLength, pattern, format }: Schema): Draft {
  const usable = pattern !== undefined && isRegExp(pattern) ? pattern : undefined;
  return {
    minLength,
    maxLength,
    pattern: usable,
    format: format !== undefined && FORMATS.has(format) ? format : undefined,
  };
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

function objects(schema: Schema, inner: (part: Schema) => Json): Draft {
  const map = (schemas: ReadonlyMap<string, Schema>): JsonObject | undefined =>
    schemas.size === 0
      ? undefined
      : Object.fromEntries(sortedBy(schemas, ([name]) => name).map(([name, part]) => [name, inner(part)]));
  const required = [...schema.required].filter((name) => !isHiddenIn(schema, name)).sort();
  const patterns = new Map([...schema.patternProperties].filter(([pattern]) => isRegExp(pattern)));
  const dependencies = {
    ...map(schema.dependentSchemas),
    ...Object.fromEntries([...schema.dependentRequired].map(([name, names]) => [name, [...names]])),
  };
  return {
    properties: map(schema.properties),
    patternProperties: map(patterns),
    additionalProperties: schema.additionalProperties && inner(schema.additionalProperties),
    propertyNames: schema.propertyNames && inner(schema.propertyNames),
    required: required.length > 0 ? required : undefined,
    dependencies: Object.keys(dependencies).length > 0 ? dependencies : undefined,
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
  };
}

function isHiddenIn(schema: Schema, name: string): boolean {
  const property = schema.properties.get(name);
  return property !== undefined && isHidden(property, 'write');
}

function arrays(schema: Schema, inner: (part: Schema) => Json): Draft {
  const { prefixItems, items, contains, minItems, maxItems, uniqueItems } = schema;
  return {
    items: prefixItems ? prefixItems.map(inner) : items && inner(items),
    additionalItems: prefixItems && items && inner(items),
    contains: contains && schema.minContains !== 0 ? inner(contains) : undefined,
    minItems,
    maxItems,
    uniqueItems,
  };
}
