import { canonicalText, isObject, type Json, type JsonObject } from '../../../kernel/json.js';

/** The drafts by which Spectral reads the schemas of contracts. */
export type Draft = 'draft4' | 'draft2020-12';

/** Which properties need not be there although they are required: those that the writer does not write. */
export type Unwritten = 'readOnly' | 'writeOnly' | undefined;

/**
 * A schema without its annotations and without the demand for properties that are not written: what is left decides
 * which values are valid. Schemas that say the same are the same object. Undefined for a schema that refers to
 * anything, is faulty, or says something unusual: that is for Spectral to judge as a whole.
 */
export type BareSchemas = (schema: Json, unwritten: Unwritten) => Json | undefined;

export function createBareSchemas(draft: Draft): BareSchemas {
  const wordings = new Map<string, JsonObject>();
  const ids = new Map<JsonObject, number>();
  const known = new WeakMap<JsonObject, Map<Unwritten, Json | undefined>>();

  const textOf = (value: Json): string =>
    isObject(value) && ids.has(value) ? `#${ids.get(value)}` : canonicalText(value);

  /** The one object of this wording. Its members are such objects already, so that their names stand for them. */
  const intern = (bare: JsonObject): JsonObject => {
    const wording = Object.keys(bare)
      .sort()
      .map((keyword) => `${keyword}:${wordingOf(keyword, bare[keyword] as Json, textOf)}`)
      .join('\n');
    const same = wordings.get(wording);
    if (same) return same;
    ids.set(bare, wordings.size);
    wordings.set(wording, bare);
    return bare;
  };

  const strip: BareSchemas = (schema, unwritten) => {
    if (typeof schema === 'boolean' && draft !== 'draft4') return schema;
    if (!isObject(schema)) return undefined;
    const answers = known.get(schema) ?? new Map<Unwritten, Json | undefined>();
    known.set(schema, answers);
    if (!answers.has(unwritten)) {
      // What contains itself is not for us.
      answers.set(unwritten, undefined);
      answers.set(unwritten, stripObject(schema, unwritten));
    }
    return answers.get(unwritten);
  };

  const stripObject = (schema: JsonObject, unwritten: Unwritten): Json | undefined => {
    const bare: JsonObject = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword.startsWith('x-') || ANNOTATIONS[keyword]?.(value)) continue;
      const kept = stripKeyword(keyword, value, unwritten);
      if (kept === undefined) return undefined;
      bare[keyword] = kept;
    }
    const relaxed = unwritten ? relax(bare, schema, unwritten) : bare;
    return isSound(relaxed, draft) ? intern(relaxed) : undefined;
  };

  const stripKeyword = (keyword: string, value: Json, unwritten: Unwritten): Json | undefined => {
    // Spectral does not look for unwritten properties behind these.
    const below = ['not', 'prefixItems'].includes(keyword) ? undefined : unwritten;
    if (LISTS.has(keyword)) {
      const items = Array.isArray(value) ? value.map((item) => strip(item, below)) : [undefined];
      return items.includes(undefined) ? undefined : (items as Json[]);
    }
    if (MAPS.has(keyword)) {
      if (!isObject(value) || Object.hasOwn(value, '__proto__')) return undefined;
      const members = Object.entries(value).map(([name, member]) => [name, strip(member, below)] as const);
      return members.some(([, member]) => member === undefined)
        ? undefined
        : (Object.fromEntries(members) as JsonObject);
    }
    if (keyword === 'additionalProperties' && typeof value === 'boolean') return value;
    if (SCHEMAS.has(keyword)) return strip(value, below);
    return VALUES[keyword]?.(value) ? value : undefined;
  };

  return strip;
}

/** The text of a keyword's value, in which schemas are named by their numbers. */
function wordingOf(keyword: string, value: Json, textOf: (value: Json) => string): string {
  if (Array.isArray(value) && LISTS.has(keyword)) return value.map(textOf).join();
  // In the author's order: a validator tells of the first property that is at fault.
  if (isObject(value) && MAPS.has(keyword))
    return Object.keys(value)
      .map((name) => `${JSON.stringify(name)}=${textOf(value[name] as Json)}`)
      .join();
  return textOf(value);
}

function relax(
  bare: JsonObject,
  { properties }: JsonObject,
  unwritten: 'readOnly' | 'writeOnly',
): JsonObject {
  const { required, ...rest } = bare;
  if (!Array.isArray(required) || !isObject(properties)) return bare;
  const left = required.filter((name) => {
    const property = Object.hasOwn(properties, String(name)) ? properties[String(name)] : undefined;
    return !(isObject(property) && property[unwritten] === true);
  });
  if (left.length === required.length) return bare;
  return left.length > 0 ? { ...rest, required: left } : rest;
}

type Test = (value: Json) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const isNumber: Test = (value) => typeof value === 'number';
const isCount: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const isAnything: Test = () => true;

/** Says nothing that a value could break, given that it is of its type. */
const ANNOTATIONS: Readonly<Record<string, Test>> = {
  title: isText,
  description: isText,
  $comment: isText,
  readOnly: isFlag,
  writeOnly: isFlag,
  deprecated: isFlag,
  examples: Array.isArray,
  default: isAnything,
  example: isAnything,
  externalDocs: isAnything,
  xml: isAnything,
  discriminator: isAnything,
};

const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties']);
const SCHEMAS: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not']);

const TYPES: ReadonlySet<Json> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);

/** The keywords that are judged here beside those of schemas, by what they must hold. */
const VALUES: Readonly<Record<string, Test>> = {
  type: (value) =>
    [value].flat().every((type) => TYPES.has(type as Json)) && isDistinct([value].flat() as Json[]),
  nullable: isFlag,
  enum: (value) => Array.isArray(value) && isDistinct(value),
  const: isAnything,
  format: isText,
  pattern: (value) => isText(value) && isExpression(String(value)),
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  uniqueItems: isFlag,
  required: (value) => Array.isArray(value) && value.every(isText) && isDistinct(value),
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: (value) => isNumber(value) || isFlag(value),
  exclusiveMaximum: (value) => isNumber(value) || isFlag(value),
  multipleOf: (value) => isNumber(value) && Number(value) > 0,
};

function isDistinct(values: readonly Json[]): boolean {
  return values.length > 0 && new Set(values.map(canonicalText)).size === values.length;
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

/** What one keyword asks of another, and of its draft. */
function isSound(schema: JsonObject, draft: Draft): boolean {
  const isOld = draft === 'draft4';
  const isBound = (bound: string, exclusive: string) =>
    schema[exclusive] === undefined ||
    (isOld ? isFlag(schema[exclusive]) && schema[bound] !== undefined : isNumber(schema[exclusive]));
  return (
    (schema.nullable === undefined || schema.type !== undefined) &&
    isBound('minimum', 'exclusiveMinimum') &&
    isBound('maximum', 'exclusiveMaximum') &&
    !(isOld && (schema.const !== undefined || schema.prefixItems !== undefined)) &&
    ['allOf', 'anyOf', 'oneOf', 'prefixItems'].every((keyword) => (schema[keyword] as Json[])?.length !== 0)
  );
}
