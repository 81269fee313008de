import type { ValidateFunction } from 'ajv';
import type { RegExpEngine } from 'ajv/dist/types/index.js';
import type { Json, JsonObject } from '../kernel/json.js';
import type { Pointer } from '../kernel/pointer.js';
import type { Schema, Writer } from '../model/index.js';
import { admits } from './admits.js';
import { type JsonSchemaOptions, toJsonSchema } from './json-schema.js';
import { matches } from './pattern/matches.js';
import { createSpace, type Space } from './space.js';

/** What is wrong with a value. */
export interface Invalidity {
  /** Where in the value. */
  readonly pointer: Pointer;
  /** The keyword that refuses: `required`, `maxLength`… */
  readonly keyword: string;
  /** In words that follow the place: `must be integer`. */
  readonly message: string;
}

/** Judges values of one schema; no invalidities: valid. */
export type Validator = (value: Json) => readonly Invalidity[];

/** Judges values of any schema. */
export type Judge = (
  schema: Schema,
  value: Json,
  options?: Pick<JsonSchemaOptions, 'writtenBy'>,
) => Promise<readonly Invalidity[]>;

/**
 * A judge of many values, of whom most are valid: Ajv is asked about those only that the room's own evaluator does
 * not find valid. It remembers what it met of the schemas, so it should not outlive their contract.
 */
export function createJudge(): Judge {
  const spaces = new Map<Writer | undefined, Space>();
  return async (schema, value, options = {}) => {
    const { writtenBy } = options;
    const space = spaces.get(writtenBy) ?? createSpace(writtenBy);
    spaces.set(writtenBy, space);
    return admits(space, space.shape(schema), value) === true ? [] : validate(schema, value, options);
  };
}

/**
 * Judges a value by Ajv (JSON Schema 2020-12, formats asserted). What is compiled is what the value meets of the
 * schema, which of a schema with hundreds of others behind it is little.
 */
export async function validate(
  schema: Schema,
  value: Json,
  options: Pick<JsonSchemaOptions, 'writtenBy'> = {},
): Promise<readonly Invalidity[]> {
  const document = toJsonSchema(schema, { ...options, values: [value] });
  const text = JSON.stringify(document);
  const validator = latest.get(text) ?? build(document);
  latest.delete(text);
  latest.set(text, validator);
  const [oldest] = latest.keys();
  if (latest.size > MOST_LATEST) latest.delete(oldest as string);
  return (await validator)(value);
}

/** What was compiled last, by the text of its document: values of one kind meet the same parts of a schema. */
const latest = new Map<string, Promise<Validator>>();
const MOST_LATEST = 100;

const cache = new WeakMap<Schema, Map<Writer | undefined, Promise<Validator>>>();

/** The validator of a schema, compiled once. */
export function validatorOf(schema: Schema, { writtenBy }: JsonSchemaOptions = {}): Promise<Validator> {
  const validators = cache.get(schema) ?? new Map<Writer | undefined, Promise<Validator>>();
  cache.set(schema, validators);
  let validator = validators.get(writtenBy);
  if (!validator) {
    validator = build(toJsonSchema(schema, { ...(writtenBy && { writtenBy }) }));
    validators.set(writtenBy, validator);
  }
  return validator;
}

async function build(document: JsonObject): Promise<Validator> {
  const instance = await ajv();
  const check = instance.compile(document);
  // Who asks keeps the validator; Ajv would keep all of them.
  instance.removeSchema(document);
  return (value) => {
    if (judge(check, value)) return [];
    return (check.errors ?? []).map(({ instancePath, keyword, message = 'is invalid', params }) => ({
      pointer: instancePath as Pointer,
      keyword,
      message: surplusText(params) ?? message,
    }));
  };
}

/** Ajv says that there is a property too many, and keeps its name to itself. */
function surplusText(params: Readonly<Record<string, unknown>>): string | undefined {
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  return typeof name === 'string' ? `must not have the property "${name}"` : undefined;
}

/** A schema that refers to itself in place asks for ever; what it forbids cannot be said. */
function judge(check: ValidateFunction, value: Json): boolean {
  try {
    return check(value);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

let loading: ReturnType<typeof load> | undefined;

function ajv(): ReturnType<typeof load> {
  loading ??= load();
  return loading;
}

/** Ajv is loaded when the first value is judged, not when the room is. */
async function load() {
  const [{ Ajv2020 }, formats] = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]);
  const instance = new Ajv2020({
    strict: false,
    allErrors: true,
    validateSchema: false,
    logger: false,
    multipleOfPrecision: 8,
    // Most schemas judge a value or two: what is compiled need not be polished.
    code: { regExp: lenient, optimize: false },
  });
  return formats.default.default(instance);
}

/** Patterns as the rest of this room reads them; what is no expression, or takes too long to match, forbids nothing. */
const lenient = Object.assign(
  (pattern: string) => ({
    test: (text: string) => matches(pattern, text) !== false,
    // Ajv keeps the expressions of a schema by this name.
    toString: () => `/${pattern}/u`,
  }),
  { code: 'new RegExp' },
) as unknown as RegExpEngine;
