import { canonicalText, type Json, type JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import { isBareRef, type Schema } from '../../model/index.js';
import { branchesOf } from '../../schema/index.js';
import { isHidden, type Shapes, type View } from '../shape/index.js';

/** A named schema as one side sees it, to be printed too. */
export interface WantedSchema {
  readonly schema: Schema;
  readonly view: View;
}

/** The named schemas that were referred to, by the name that they stand under. */
export type Wanted = Map<string, WantedSchema>;

/** What a schema is printed with. */
export interface Printer {
  readonly shapes: Shapes;
  readonly wanted: Wanted;
  /** `write`: a request's, as a consumer sends it; `read`: an answer's. */
  readonly view: View;
}

/**
 * The JSON Schema 2020-12 by which a value is checked. What the other side sets is neither asked for nor checked; in
 * requests it is marked, so that the server can leave it out.
 */
export function jsonSchemaOf(printer: Printer, schema: Schema): Json {
  if (printer.shapes.names.type(schema) !== undefined) return referenceTo(printer, schema);
  if (schema.ref && isBareRef(schema)) return withDefault(schema, referenceTo(printer, schema.ref));
  return jsonSchemaBody(printer, schema);
}

/** `#/$defs/Order`: under this name the server holds the schema. */
function referenceTo(printer: Printer, schema: Schema): Json {
  const { shapes, view, wanted } = printer;
  const name = shapes.names.type(schema);
  if (name === undefined) return jsonSchemaBody(printer, schema);
  const isSplit = shapes.split.has(schema);
  const seen = view === 'write' && isSplit ? shapes.names.writeType(name) : name;
  if (!wanted.has(seen)) wanted.set(seen, { schema, view });
  return { $ref: `#/$defs/${seen}` };
}

function withDefault(schema: Schema, reference: Json): Json {
  return schema.default === undefined
    ? reference
    : { ...(reference as JsonObject), default: sortedJson(schema.default) };
}

/** The schema spelled out, whatever its name. */
export function jsonSchemaBody(printer: Printer, schema: Schema): Json {
  if (schema.always !== undefined) return schema.always;
  const inner = (part: Schema): Json => jsonSchemaOf(printer, part);
  const parts = [...(schema.ref ? [referenceTo(printer, schema.ref)] : []), ...schema.allOf.map(inner)];
  return clean({
    type: typeOf(schema),
    ...values(schema),
    default: schema.default === undefined ? undefined : sortedJson(schema.default),
    ...numbers(schema),
    ...texts(schema),
    ...objects(printer, schema),
    ...arrays(schema, inner),
    allOf: list(parts),
    ...unions(schema, inner),
    not: schema.not && inner(schema.not),
    if: schema.if && inner(schema.if),
    // biome-ignore lint/suspicious/noThenProperty: the keyword is called so
    then: schema.then && inner(schema.then),
    else: schema.else && inner(schema.else),
    unevaluatedItems: schema.unevaluatedItems && inner(schema.unevaluatedItems),
    unevaluatedProperties: schema.unevaluatedProperties && inner(schema.unevaluatedProperties),
  });
}

function unions(schema: Schema, inner: (part: Schema) => Json): Draft {
  if (!schema.discriminator)
    return { anyOf: list(schema.anyOf.map(inner)), oneOf: list(schema.oneOf.map(inner)) };
  const branches = (other: 'anyOf' | 'oneOf'): Json[] =>
    branchesOf({ ...schema, [other]: [] }).map((parts) => {
      const [branch = true, ...tags] = parts.map(inner);
      // What the discriminator says, its branch asks for: so one value never fits two of them.
      return tags.length === 0 ? branch : { allOf: [branch, ...tags] };
    });
  return {
    anyOf: schema.anyOf.length > 0 ? branches('oneOf') : undefined,
    oneOf: schema.oneOf.length > 0 ? branches('anyOf') : undefined,
  };
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

function values(schema: Schema): Draft {
  const [only] = schema.enum ?? [];
  if (schema.enum?.length === 1 && only !== undefined) return { const: sortedJson(only) };
  return { enum: schema.enum?.map(sortedJson) };
}

function texts({ minLength, maxLength, pattern, format }: Schema): Draft {
  const usable = pattern !== undefined && isRegExp(pattern) ? pattern : undefined;
  return { minLength, maxLength, pattern: usable, format };
}

function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}

function objects(printer: Printer, schema: Schema): Draft {
  const inner = (part: Schema): Json =>
    isHidden(part, printer.view) ? hidden(printer) : jsonSchemaOf(printer, part);
  const map = (schemas: ReadonlyMap<string, Schema>): JsonObject | undefined =>
    schemas.size === 0
      ? undefined
      : Object.fromEntries(sortedBy(schemas, ([name]) => name).map(([name, part]) => [name, inner(part)]));
  const required = [...schema.required].filter((name) => !isHiddenIn(schema, name, printer.view)).sort();
  const patterns = new Map([...schema.patternProperties].filter(([pattern]) => isRegExp(pattern)));
  const dependents = sortedBy(schema.dependentRequired, ([name]) => name).map(([name, names]) => [
    name,
    [...names],
  ]);
  return {
    properties: map(schema.properties),
    patternProperties: map(patterns),
    additionalProperties: schema.additionalProperties && inner(schema.additionalProperties),
    propertyNames: schema.propertyNames && inner(schema.propertyNames),
    required: required.length > 0 ? required : undefined,
    dependentRequired: dependents.length > 0 ? Object.fromEntries(dependents) : undefined,
    dependentSchemas: map(schema.dependentSchemas),
    minProperties: schema.minProperties,
    maxProperties: schema.maxProperties,
  };
}

/** A request may show what the owner sets, and it is left out; an answer that shows a secret is wrong. */
function hidden({ view }: Printer): Json {
  return view === 'write' ? { readOnly: true } : false;
}

function isHiddenIn(schema: Schema, name: string, view: View): boolean {
  const property = schema.properties.get(name);
  return property !== undefined && isHidden(property, view);
}

function arrays(schema: Schema, inner: (part: Schema) => Json): Draft {
  const { prefixItems, items, contains, minItems, maxItems, uniqueItems, minContains, maxContains } = schema;
  return {
    prefixItems: prefixItems?.map(inner),
    items: items && inner(items),
    contains: contains && inner(contains),
    minContains,
    maxContains,
    minItems,
    maxItems,
    uniqueItems,
  };
}
