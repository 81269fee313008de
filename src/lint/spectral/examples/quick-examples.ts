import type {
  IFunctionResult,
  RulesetDefinition,
  RulesetFunction,
  RulesetFunctionContext,
} from '@stoplight/spectral-core';
import { oas2, oas3_0, oas3_1, oas3_2 } from '@stoplight/spectral-formats';
import { schema as schemaFunction } from '@stoplight/spectral-functions';
import { isObject, type Json, type JsonObject } from '../../../kernel/json.js';
import { tokensOf } from '../../../kernel/pointer.js';
import { boundedInside, boundedSchema } from '../bound-functions.js';
import { answersLike, sideOf } from '../walk/locality.js';
import { type BareSchemas, createBareSchemas, type Draft, type Unwritten } from './bare-schema.js';
import { faultIn } from './fault.js';
import { judge } from './judge.js';

const EXAMPLE_RULES = [
  'oas2-valid-schema-example',
  'oas2-valid-media-example',
  'oas3-valid-schema-example',
  'oas3-valid-media-example',
];

/** Spectral's `oas` ruleset, in which examples are validated at a fraction of the cost. */
export function withQuickExamples(ruleset: RulesetDefinition): RulesetDefinition {
  if (!('rules' in ruleset)) return ruleset;
  const rules = { ...ruleset.rules };
  for (const name of EXAMPLE_RULES) {
    const rule = rules[name];
    if (typeof rule !== 'object' || Array.isArray(rule.then)) continue;
    const original = rule.then.function;
    const quick = boundedInside((bound) => answersLike(validatingExamples(bound(original)), original));
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rules[name] = { ...rule, then: { ...rule.then, function: quick } };
  }
  return { ...ruleset, rules } as RulesetDefinition;
}

/** The options of the function behind these rules. */
interface ExampleOptions {
  readonly oasVersion: 2 | 3;
  readonly type: 'media' | 'schema';
  readonly schemaField: string;
}

/** Spectral's words for what is wrong with a value. */
const explain = boundedSchema(schemaFunction as RulesetFunction);

/** What one kind of rule knows of the schemas of one document. */
const bareSchemas = new WeakMap<object, BareSchemas>();

/**
 * Spectral validates an example anew at every path that leads to it, compiling a copy of its schema each time: most of
 * its time on a large contract. Here an example that is surely valid costs a look, and one that is not is handed to
 * Spectral's validator, for its words, with the one schema of all that say the same. What is unusual is left to
 * Spectral's function as it is.
 *
 * The outcome depends on the object, and on whether the path is a request's or a response's, so it is computed once
 * for each and moved to the path at hand: the messages name the last part of a path at most, which is the object's.
 */
function validatingExamples(validate: RulesetFunction): RulesetFunction {
  const known = new WeakMap<object, Map<string, readonly IFunctionResult[]>>();
  return (target, options, context) => {
    if (!isObject(target)) return validate(target, options, context);
    const outcomes = known.get(target) ?? new Map<string, readonly IFunctionResult[]>();
    known.set(target, outcomes);
    const side = sideOf(context.path);
    let outcome = outcomes.get(side);
    if (!outcome) {
      const results =
        quickResults(target, options as ExampleOptions, context) ?? validate(target, options, context);
      if (results instanceof Promise) return results;
      outcome = (results ?? []).map((result) => ({
        ...result,
        path: (result.path ?? context.path).slice(context.path.length),
      }));
      outcomes.set(side, outcome);
    }
    return outcome.map((result) => ({ ...result, path: [...context.path, ...(result.path ?? [])] }));
  };
}

/** Undefined: for Spectral's function. */
function quickResults(
  target: JsonObject,
  options: ExampleOptions,
  context: RulesetFunctionContext,
): IFunctionResult[] | undefined {
  const schema = options.schemaField === '$' ? target : target[options.schemaField];
  const examples = examplesOf(target, options);
  const draft = draftOf(context);
  if (!draft || !examples || !isObject(schema)) return undefined;
  const bareOf = bareSchemas.get(context.documentInventory) ?? createBareSchemas(draft);
  bareSchemas.set(context.documentInventory, bareOf);
  const bare = bareOf(schema, options.type === 'media' ? unwrittenOn(context) : undefined);
  if (!isObject(bare)) return undefined;
  const isOld = context.document.formats?.has(oas3_0);
  return examples.flatMap(({ path, value }) => {
    if (judge(bare, value) === true) return [];
    const fault = faultIn(bare, value);
    const words = {
      schema: fault.schema,
      dialect: draft,
      ...(isOld && { prepareResults: (errors: readonly AjvError[]) => nameNull(errors, fault.schema) }),
    };
    const place = [...context.path, ...path, ...fault.path];
    return (explain(fault.value, words as never, { ...context, path: place }) ?? []) as IFunctionResult[];
  });
}

/** The draft by which Spectral reads the schemas; undefined where the document chooses, or has words of its own. */
function draftOf({ document }: RulesetFunctionContext): Draft | undefined {
  const { formats, data } = document;
  if (!formats || formats.has(oas2)) return undefined;
  if (formats.has(oas3_0)) return 'draft4';
  if (!formats.has(oas3_1) && !formats.has(oas3_2)) return undefined;
  return isObject(data) && data.jsonSchemaDialect !== undefined ? undefined : 'draft2020-12';
}

function unwrittenOn({ path }: RulesetFunctionContext): Unwritten {
  const side = sideOf(path);
  if (side === 'responses') return 'writeOnly';
  return side === '' ? undefined : 'readOnly';
}

interface Example {
  /** From the node that holds it. */
  readonly path: readonly string[];
  readonly value: Json;
}

/** The values that have to be valid; undefined when it is not plain which they are. */
function examplesOf(target: JsonObject, { type }: ExampleOptions): readonly Example[] | undefined {
  const field = (name: string): Example[] =>
    name in target ? [{ path: [name], value: target[name] as Json }] : [];
  if (type === 'schema') return [...field('example'), ...field('default')];
  if ('example' in target) return field('example');
  if (!isObject(target.examples)) return undefined;
  const named = Object.entries(target.examples).filter(
    ([, example]) => isObject(example) && !('externalValue' in example),
  );
  if (!named.every(([, example]) => isObject(example) && Object.hasOwn(example, 'value'))) return undefined;
  return named.map(([name, example]) => ({
    path: ['examples', name, 'value'],
    value: (example as JsonObject).value as Json,
  }));
}

interface AjvError {
  readonly keyword: string;
  readonly schemaPath: string;
  message?: string;
}

/** Says of a refused type that it may also be null, as Spectral does for OpenAPI 3.0. */
function nameNull(errors: readonly AjvError[], schema: Json): void {
  for (const error of errors) {
    if (error.keyword !== 'type') continue;
    let owner: Json | undefined = schema;
    for (const token of tokensOf(decodeURIComponent(error.schemaPath.slice(1)) as never).slice(0, -1))
      owner = isObject(owner) ? owner[token] : undefined;
    if (isObject(owner) && owner.nullable === true) error.message = `${error.message},null`;
  }
}
