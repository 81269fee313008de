import type {
  IFunctionResult,
  RulesetDefinition,
  RulesetFunction,
  RulesetFunctionContext,
} from '@stoplight/spectral-core';

type Path = RulesetFunctionContext['path'];

const EXAMPLE_RULES = [
  'oas2-valid-schema-example',
  'oas2-valid-media-example',
  'oas3-valid-schema-example',
  'oas3-valid-media-example',
];

/** Spectral's `oas` ruleset, in which the outcome of validating an example is remembered. */
export function withRememberedExamples(ruleset: RulesetDefinition): RulesetDefinition {
  if (!('rules' in ruleset)) return ruleset;
  const rules = { ...ruleset.rules };
  for (const name of EXAMPLE_RULES) {
    const rule = rules[name];
    if (typeof rule !== 'object' || Array.isArray(rule.then)) continue;
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rules[name] = { ...rule, then: { ...rule.then, function: rememberingExamples(rule.then.function) } };
  }
  return { ...ruleset, rules } as RulesetDefinition;
}

/**
 * Spectral validates an example anew at every path that leads to it, compiling its schema each time: two thirds of its
 * time on a large contract. The outcome depends on the object, and on whether the path is a request's or a response's
 * (which relaxes `readOnly` or `writeOnly`), so it is computed once for each and moved to the path at hand.
 * The messages name the last part of a path at most, which belongs to the object.
 */
function rememberingExamples(validate: RulesetFunction): RulesetFunction {
  const known = new WeakMap<object, Map<string, IFunctionResult[]>>();
  return (target, options, context) => {
    if (typeof target !== 'object' || target === null) return validate(target, options, context);
    const outcomes = known.get(target) ?? new Map<string, IFunctionResult[]>();
    known.set(target, outcomes);
    const side = sideOf(context.path);
    let outcome = outcomes.get(side);
    if (!outcome) {
      const results = validate(target, options, context);
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

/** Which side of a call a path belongs to, as Spectral's function tells it; some belong to none. */
function sideOf(path: Path): string {
  const [root, first, , third] = path;
  if (root === 'components') return first === 'requestBodies' || first === 'responses' ? first : '';
  if (root === 'paths') return third === 'requestBody' || third === 'responses' ? third : '';
  return root === 'responses' ? root : '';
}
