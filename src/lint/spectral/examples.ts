import type {
  IFunctionResult,
  RulesetDefinition,
  RulesetFunction,
  RulesetFunctionContext,
} from '@stoplight/spectral-core';
import { oas2, oas3_0, oas3_1, oas3_2 } from '@stoplight/spectral-formats';
import { isObject, type Json, type JsonObject } from '../../kernel/json.js';
import type { Draft, PlainJudge } from '../../schema/index.js';
import { bareSchema } from './bare-schema.js';
import { answersLike, sideOf } from './walk/locality.js';

const EXAMPLE_RULES = [
  'oas2-valid-schema-example',
  'oas2-valid-media-example',
  'oas3-valid-schema-example',
  'oas3-valid-media-example',
];

/** Spectral's `oas` ruleset, in which examples are validated at a fraction of the cost. */
export function withQuickExamples(ruleset: RulesetDefinition, judge: PlainJudge): RulesetDefinition {
  if (!('rules' in ruleset)) return ruleset;
  const rules = { ...ruleset.rules };
  for (const name of EXAMPLE_RULES) {
    const rule = rules[name];
    if (typeof rule !== 'object' || Array.isArray(rule.then)) continue;
    const original = rule.then.function;
    const quick = answersLike(validatingExamples(original, judge), original);
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

/**
 * Spectral validates an example anew at every path that leads to it, compiling a copy of its schema each time: most of
 * its time on a large contract. Here schemas that say the same are compiled once, and only an example that is not
 * surely valid goes to Spectral's function, which has the words for what is wrong. The outcome depends on the object,
 * and on whether the path is a request's or a response's, so it is computed once for each and moved to the path at
 * hand: the messages name the last part of a path at most, which belongs to the object.
 */
function validatingExamples(validate: RulesetFunction, judge: PlainJudge): RulesetFunction {
  const known = new WeakMap<object, Map<string, readonly IFunctionResult[]>>();
  return (target, options, context) => {
    if (!isObject(target as Json)) return validate(target, options, context);
    const outcomes = known.get(target as object) ?? new Map<string, readonly IFunctionResult[]>();
    known.set(target as object, outcomes);
    const side = sideOf(context.path);
    let outcome = outcomes.get(side);
    if (!outcome) {
      const asked = { options: options as ExampleOptions, side, judge, draft: draftOf(context) };
      const results = isSurelyValid(target as JsonObject, asked) ? [] : validate(target, options, context);
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

interface Question {
  readonly options: ExampleOptions;
  readonly side: string;
  readonly judge: PlainJudge;
  readonly draft: Draft | undefined;
}

/** The draft by which Spectral reads the schemas of the document; undefined where the document chooses another one. */
function draftOf({ document }: RulesetFunctionContext): Draft | undefined {
  const { formats } = document;
  if (formats?.has(oas3_1) || formats?.has(oas3_2)) {
    const data = document.data as Json;
    return isObject(data) && data.jsonSchemaDialect !== undefined ? undefined : '2020-12';
  }
  return formats?.has(oas3_0) || formats?.has(oas2) ? 'draft-04' : undefined;
}

function isSurelyValid(target: JsonObject, { options, side, judge, draft }: Question): boolean {
  const schema = options.schemaField === '$' ? target : target[options.schemaField];
  const examples = examplesOf(target, options);
  if (!draft || !examples || !isObject(schema ?? null)) return false;
  const sided = { request: 'readOnly', response: 'writeOnly', '': undefined } as const;
  const unwritten = options.type === 'media' ? sided[callSideOf(side)] : undefined;
  const bare = bareSchema(schema as JsonObject, unwritten);
  // Swagger has words of its own for `nullable` and `required`.
  if (
    !bare ||
    (options.oasVersion === 2 && /"x-nullable"|"required":(true|false)/.test(JSON.stringify(schema)))
  )
    return false;
  const isValid = judge(bare, draft);
  return isValid !== undefined && examples.every(isValid);
}

function callSideOf(side: string): 'request' | 'response' | '' {
  if (side.startsWith('request')) return 'request';
  return side === 'responses' ? 'response' : '';
}

/** The values that have to be valid; undefined when it is not plain which they are. */
function examplesOf(target: JsonObject, { type, oasVersion }: ExampleOptions): readonly Json[] | undefined {
  if (type === 'schema') {
    const fields = oasVersion === 2 ? ['example', 'x-example', 'default'] : ['example', 'default'];
    return fields.flatMap((field) => (Object.hasOwn(target, field) ? [target[field] as Json] : []));
  }
  if (oasVersion === 3 && Object.hasOwn(target, 'example')) return [target.example as Json];
  const { examples } = target;
  if (!isObject(examples ?? null)) return undefined;
  if (oasVersion === 2) return Object.values(examples as JsonObject);
  const named = Object.values(examples as JsonObject).filter(isObject);
  const held = named.filter((example) => !Object.hasOwn(example, 'externalValue'));
  return held.every((example) => Object.hasOwn(example, 'value'))
    ? held.map(({ value }) => value as Json)
    : undefined;
}
