import { equalJson, includesJson, isObject, type Json, type JsonObject } from '../../../kernel/json.js';
import { fitsFormat, matches } from '../../../schema/index.js';

/** Undefined: not sure. */
export type Truth = boolean | undefined;

/**
 * Is a value valid by a bare schema? Interpreted: most schemas of a contract judge an example or two, and compiling
 * one takes a thousand times as long. Undefined where only a validator can tell.
 */
export function judge(schema: Json, value: Json): Truth {
  if (!isObject(schema)) return schema === true;
  return all(Object.keys(schema), (keyword) => judgeKeyword(schema, keyword, value));
}

/** Is a value as one keyword of the schema asks? */
export function judgeKeyword(schema: JsonObject, keyword: string, value: Json): Truth {
  const test = TESTS[keyword];
  return test ? test(schema[keyword] as never, value, schema) : true;
}

type Test = (asked: never, value: Json, schema: JsonObject) => Truth;

const TESTS: Readonly<Record<string, Test>> = {
  type: (asked: Json, value, { nullable }) =>
    [asked].flat().some((type) => isOfType(type as string, value)) || (value === null && nullable === true),
  enum: (asked: Json[], value) => includesJson(asked, value),
  const: (asked: Json, value) => equalJson(asked, value),
  format: (asked: string, value) =>
    typeof value === 'string' || typeof value === 'number' ? fitsFormat(asked, value) : true,
  pattern: (asked: string, value) =>
    // Spectral counts the halves of characters beyond the first plane, and `matches` does not.
    typeof value !== 'string' || (/[\ud800-\udfff]/.test(value + asked) ? undefined : matches(asked, value)),
  minLength: (asked: number, value) => typeof value !== 'string' || lengthOf(value) >= asked,
  maxLength: (asked: number, value) => typeof value !== 'string' || lengthOf(value) <= asked,
  minimum: (asked: number, value, { exclusiveMinimum }) =>
    typeof value !== 'number' || (exclusiveMinimum === true ? value > asked : value >= asked),
  maximum: (asked: number, value, { exclusiveMaximum }) =>
    typeof value !== 'number' || (exclusiveMaximum === true ? value < asked : value <= asked),
  exclusiveMinimum: (asked: Json, value) =>
    typeof value !== 'number' || asked === false || exceeds(value, asked),
  exclusiveMaximum: (asked: Json, value) =>
    typeof value !== 'number' || asked === false || exceeds(asked, value),
  multipleOf: (asked: number, value) => typeof value !== 'number' || isMultiple(value, asked),
  minItems: (asked: number, value) => !Array.isArray(value) || value.length >= asked,
  maxItems: (asked: number, value) => !Array.isArray(value) || value.length <= asked,
  uniqueItems: (asked: boolean, value) =>
    !asked || !Array.isArray(value) || value.every((item, i) => !includesJson(value.slice(0, i), item)),
  prefixItems: (asked: Json[], value) =>
    !Array.isArray(value) || all(value.slice(0, asked.length), (item, i) => judge(asked[i] ?? true, item)),
  items: (asked: Json, value, { prefixItems }) =>
    !Array.isArray(value) ||
    all(Array.isArray(prefixItems) ? value.slice(prefixItems.length) : value, (item) => judge(asked, item)),
  required: (asked: string[], value) => !isObject(value) || asked.every((name) => Object.hasOwn(value, name)),
  minProperties: (asked: number, value) => !isObject(value) || Object.keys(value).length >= asked,
  maxProperties: (asked: number, value) => !isObject(value) || Object.keys(value).length <= asked,
  properties: (asked: JsonObject, value) =>
    !isObject(value) ||
    all(Object.keys(asked), (name) =>
      Object.hasOwn(value, name) ? judge(asked[name] as Json, value[name] as Json) : true,
    ),
  patternProperties: (asked: JsonObject, value) =>
    !isObject(value) ||
    all(Object.keys(asked), (pattern) =>
      all(Object.keys(value), (name) => {
        const isMeant = matches(pattern, name);
        return isMeant ? judge(asked[pattern] as Json, value[name] as Json) : isMeant === false || undefined;
      }),
    ),
  additionalProperties: (asked: Json, value, { properties, patternProperties }) => {
    if (!isObject(value) || asked === true) return true;
    const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
    const others = Object.keys(value).filter(
      (name) =>
        !(isObject(properties) && Object.hasOwn(properties, name)) &&
        !patterns.some((pattern) => matches(pattern, name) !== false),
    );
    return all(others, (name) => judge(asked, value[name] as Json));
  },
  allOf: (asked: Json[], value) => all(asked, (part) => judge(part, value)),
  anyOf: (asked: Json[], value) => negate(all(asked, (part) => negate(judge(part, value)))),
  oneOf: (asked: Json[], value) => {
    const truths = asked.map((part) => judge(part, value));
    const [valid, unsure] = [true, undefined].map((truth) => truths.filter((one) => one === truth).length);
    if ((valid ?? 0) > 1) return false;
    return unsure ? undefined : valid === 1;
  },
  not: (asked: Json, value) => negate(judge(asked, value)),
};

/** False as soon as one is, undefined when one may be. */
function all<Item>(items: readonly Item[], truthOf: (item: Item, index: number) => Truth): Truth {
  let isSure = true;
  for (const [i, item] of items.entries()) {
    const truth = truthOf(item, i);
    if (truth === false) return false;
    if (truth === undefined) isSure = false;
  }
  return isSure || undefined;
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function isOfType(type: string, value: Json): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** In characters, not in halves of them. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** `true` is a flag of draft 4, and belongs to the bound beside it. */
function exceeds(more: Json, less: Json): boolean {
  return more === true || less === true || Number(more) > Number(less);
}

/** Fractions are a matter of rounding. */
function isMultiple(value: number, of: number): Truth {
  return Number.isSafeInteger(value) && Number.isSafeInteger(of) ? value % of === 0 : undefined;
}
