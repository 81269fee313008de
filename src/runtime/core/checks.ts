import { type Check, fail, fits, inside, type Spot } from './check.js';
import { isMultiple, matches, same, textOf } from './schema-values.js';

/** The checks of JSON Schema's keywords, by their names: each passes over what its keyword does not speak of. */

type Type = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** JSON has no number that is endless, or is none. */
function isOfType(value: unknown, type: Type): boolean {
  if (type === 'integer') return Number.isInteger(value);
  return type === 'number' ? Number.isFinite(value) : typeOf(value) === type;
}

export function type(...types: readonly Type[]): Check {
  return (value, at) => {
    if (!types.some((type) => isOfType(value, type))) fail(at, `must be ${types.join(' or ')}`);
  };
}

/** `enum` of texts, numbers and booleans. */
export function only(...values: readonly unknown[]): Check {
  return (value, at) => {
    if (!values.includes(value)) fail(at, `must be of ${JSON.stringify(values)}`);
  };
}

/** `enum` of lists and objects too. */
export function onlyLike(...values: readonly unknown[]): Check {
  return (value, at) => {
    if (!values.some((one) => same(value, one))) fail(at, 'is none of the values that are allowed');
  };
}

/** A check of values of one type. */
function of<Value>(type: Type, isRight: (value: Value) => boolean, message: string): Check {
  return (value, at) => {
    if (typeOf(value) === type && !isRight(value as Value)) fail(at, message);
  };
}

export function pattern(source: string): Check {
  const expression = new RegExp(source, 'u');
  return of('string', (value: string) => expression.test(value), `must match ${source}`);
}

/** One that may take ever longer: longer texts are not matched with it, and refused. */
export function slowPattern(source: string): Check {
  const expression = new RegExp(source, 'u');
  const isMatch = (value: string): boolean => value.length <= 10_000 && expression.test(value);
  return of('string', isMatch, `must match ${source}`);
}

export function minimum(limit: number): Check {
  return of('number', (value: number) => value >= limit, `is less than ${limit}`);
}

export function maximum(limit: number): Check {
  return of('number', (value: number) => value <= limit, `is more than ${limit}`);
}

export function exclusiveMinimum(limit: number): Check {
  return of('number', (value: number) => value > limit, `is not more than ${limit}`);
}

export function exclusiveMaximum(limit: number): Check {
  return of('number', (value: number) => value < limit, `is not less than ${limit}`);
}

export function multipleOf(factor: number): Check {
  return of('number', (value: number) => isMultiple(value, factor), `is no multiple of ${factor}`);
}

/** Counted as people do, where that matters: a pair of surrogates is one. */
function lengthOf(text: string, limit: number): number {
  return text.length > 2 * limit ? text.length : [...text].length;
}

export function minLength(limit: number): Check {
  return of('string', (value: string) => lengthOf(value, limit) >= limit, `is shorter than ${limit}`);
}

export function maxLength(limit: number): Check {
  return of('string', (value: string) => lengthOf(value, limit) <= limit, `is longer than ${limit}`);
}

type List = readonly unknown[];

export function minItems(limit: number): Check {
  return of('array', (value: List) => value.length >= limit, `is shorter than ${limit}`);
}

export function maxItems(limit: number): Check {
  return of('array', (value: List) => value.length <= limit, `is longer than ${limit}`);
}

export function uniqueItems(): Check {
  return of('array', (value: List) => new Set(value.map(textOf)).size === value.length, 'has an item twice');
}

/** @param first how many of them `prefixItems` speaks of */
export function items(check: Check, first = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return;
    for (let index = first; index < value.length; index++) inside(check, index, value[index], at);
  };
}

export function prefixItems(...checks: readonly Check[]): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.slice(0, checks.length).entries())
      inside(checks[index] as Check, index, item, at);
  };
}

export function contains(check: Check, least = 1, most: number = Number.POSITIVE_INFINITY): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return;
    const isRight: Check = (item) => inside(check, '-', item, at);
    const { length } = value.filter((item) => fits(isRight, item, at));
    if (length < least || length > most) fail(at, 'has too few or too many items of a kind');
  };
}

type Checks = Readonly<Record<string, Check>>;

type Members = Readonly<Record<string, unknown>>;

/** What is undefined is not sent. */
function isGiven(value: Members, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

/** Asks of an object. */
function ask(look: (value: Members, at: Spot) => void): Check {
  return (value, at) => {
    if (typeOf(value) === 'object') look(value as Members, at);
  };
}

function namesIn(value: Members): readonly string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

const missing: Check = (_, at) => fail(at, 'is missing');

/** `type: object` with `properties`, and those of them that are required. */
export function object(checks: Checks, ...names: readonly string[]): Check {
  return (value, at) => {
    if (typeOf(value) !== 'object') return fail(at, 'must be object');
    const members = value as Members;
    for (const [name, check] of Object.entries(checks)) {
      const isThere = isGiven(members, name);
      if (isThere || names.includes(name)) inside(isThere ? check : missing, name, members[name], at);
    }
  };
}

export function required(...names: readonly string[]): Check {
  return ask((value, at) => {
    for (const name of names) if (!isGiven(value, name)) inside(missing, name, undefined, at);
  });
}

export function properties(checks: Checks): Check {
  return ask((value, at) => {
    for (const [name, check] of Object.entries(checks))
      if (isGiven(value, name)) inside(check, name, value[name], at);
  });
}

export function patternProperties(checks: Checks): Check {
  return ask((value, at) => {
    for (const name of namesIn(value))
      for (const [expression, check] of Object.entries(checks))
        if (matches(expression, name)) inside(check, name, value[name], at);
  });
}

/** @param names and expressions: of those that are known */
export function additionalProperties(
  check: Check,
  names: readonly string[] = [],
  expressions: readonly string[] = [],
): Check {
  const isKnown = (name: string): boolean =>
    names.includes(name) || expressions.some((expression) => matches(expression, name));
  return ask((value, at) => {
    for (const name of namesIn(value)) if (!isKnown(name)) inside(check, name, value[name], at);
  });
}

export function propertyNames(check: Check): Check {
  return ask((value, at) => {
    for (const name of namesIn(value)) inside(check, name, name, at);
  });
}

export function minProperties(limit: number): Check {
  return of('object', (value: Members) => namesIn(value).length >= limit, `has fewer members than ${limit}`);
}

export function maxProperties(limit: number): Check {
  return of('object', (value: Members) => namesIn(value).length <= limit, `has more members than ${limit}`);
}

/** Also `dependentRequired`, with `required(…)`. */
export function dependentSchemas(checks: Checks): Check {
  return ask((value, at) => {
    for (const [name, check] of Object.entries(checks)) if (isGiven(value, name)) check(value, at);
  });
}

export function anyOf(...checks: readonly Check[]): Check {
  return (value, at) => {
    if (!checks.some((check) => fits(check, value, at))) failAll(checks, value, at);
  };
}

export function oneOf(...checks: readonly Check[]): Check {
  return (value, at) => {
    const { length } = checks.filter((check) => fits(check, value, at));
    if (length > 1) fail(at, 'fits more than one alternative, of which it must fit one');
    else if (length === 0) failAll(checks, value, at);
  };
}

/** What is wrong with the only alternative; of several, that none fits. */
function failAll(checks: readonly Check[], value: unknown, at: Spot): void {
  const [only] = checks;
  if (only && checks.length === 1) only(value, at);
  else fail(at, `fits none of ${checks.length} alternatives`);
}

export function not(check: Check): Check {
  return (value, at) => {
    if (fits(check, value, at)) fail(at, 'is of a kind that is not allowed');
  };
}

/** `if`, `then` and `else`. */
export function when(check: Check, then: Check, otherwise: Check): Check {
  return (value, at) => (fits(check, value, at) ? then : otherwise)(value, at);
}
