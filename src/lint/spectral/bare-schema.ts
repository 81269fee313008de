import { isObject, type Json, type JsonObject } from '../../kernel/json.js';

/** Which properties need not be there although they are required: those that the writer does not write. */
export type Unwritten = 'readOnly' | 'writeOnly' | undefined;

/** Says nothing that a value could break, given that it is of its type. */
const ANNOTATIONS: Readonly<Record<string, (value: Json) => boolean>> = {
  title: isText,
  description: isText,
  $comment: isText,
  readOnly: isFlag,
  writeOnly: isFlag,
  deprecated: isFlag,
  examples: Array.isArray,
  default: () => true,
  example: () => true,
  externalDocs: () => true,
  xml: () => true,
  discriminator: () => true,
};

const ONE = ['additionalItems', 'items', 'contains', 'additionalProperties', 'propertyNames', 'not'];
const CONDITIONS = ['if', 'then', 'else'];
const NEWER = ['unevaluatedItems', 'unevaluatedProperties', 'contentSchema'];
const LISTS = ['items', 'allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['$defs', 'definitions', 'properties', 'patternProperties', 'dependencies', 'dependentSchemas'];
const SCHEMAS = new Set([...ONE, ...CONDITIONS, ...NEWER]);
/** Where Spectral does not look for properties that are not written. */
const UNVISITED = new Set([...NEWER, 'prefixItems', 'dependentSchemas']);

/** By these, what a schema says depends on what stands elsewhere. */
const NAMES = new Set([
  '$ref',
  '$id',
  '$schema',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$async',
]);

/**
 * A schema without its annotations and without the demand for properties that are not written: what is left decides
 * which values are valid, and schemas that say the same have the same wording. Undefined when it refers to anything.
 */
export function bareSchema(schema: Json, unwritten: Unwritten): JsonObject | undefined {
  const bare = strip(schema, unwritten);
  return isObject(bare) ? bare : undefined;
}

/** Undefined: not to be judged by itself. */
function strip(schema: Json, unwritten: Unwritten): Json | undefined {
  if (!isObject(schema)) return schema;
  const bare: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (NAMES.has(keyword) || (keyword === 'id' && isText(value))) return undefined;
    if (keyword.startsWith('x-') || ANNOTATIONS[keyword]?.(value)) continue;
    const kept = stripKeyword(keyword, value, unwritten);
    if (kept === undefined) return undefined;
    bare[keyword] = kept;
  }
  return unwritten ? relaxed(bare, schema, unwritten) : bare;
}

function stripKeyword(keyword: string, value: Json, unwritten: Unwritten): Json | undefined {
  const below = keyword === 'not' || UNVISITED.has(keyword) ? undefined : unwritten;
  if (Array.isArray(value) && LISTS.includes(keyword)) {
    const items = value.map((item) => strip(item, below));
    return items.some((item) => item === undefined) ? undefined : (items as Json[]);
  }
  if (isObject(value) && MAPS.includes(keyword)) {
    const members = Object.entries(value).map(([name, member]) => [name, strip(member, below)] as const);
    if (members.some(([name, member]) => member === undefined || name === '__proto__')) return undefined;
    return Object.fromEntries(members) as JsonObject;
  }
  return SCHEMAS.has(keyword) ? strip(value, below) : value;
}

function relaxed(
  bare: JsonObject,
  { properties }: JsonObject,
  unwritten: 'readOnly' | 'writeOnly',
): JsonObject {
  const { required, ...rest } = bare;
  if (!Array.isArray(required) || !isObject(properties)) return bare;
  const isUnwritten = (name: Json) => {
    const property =
      typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return isObject(property) && property[unwritten] === true;
  };
  const left = required.filter((name) => !isUnwritten(name));
  if (left.length === required.length) return bare;
  return left.length > 0 ? { ...rest, required: left } : rest;
}

function isText(value: Json): boolean {
  return typeof value === 'string';
}

function isFlag(value: Json): boolean {
  return typeof value === 'boolean';
}
