import type { Rule, RulesetFunction } from '@stoplight/spectral-core';
import * as core from '@stoplight/spectral-functions';
import { isObject } from '../../kernel/json.js';
import type { Tree } from '../../load/index.js';
import { effortOf, matches } from '../../schema/index.js';
import { inTime } from './in-time.js';
import { answersLike } from './walk/locality.js';

/** Milliseconds for a pattern of a ruleset, and for a function that comes upon those of the contract. */
const PATTERN_LIMIT = 1000;
const FUNCTION_LIMIT = 5000;

/** Steps of an engine beyond which an expression is watched. */
const SOON = 10_000_000;

/**
 * Lets no regular expression keep a rule busy without end, be it the ruleset's or the contract's: it is laid over the
 * text in all ways at once where that can be done, and else stopped.
 */
export function boundFunctions(rules: readonly Rule[], tree: Tree): void {
  const isHostile =
    rules.some((rule) => rule.enabled) && isCostly(textsIn(tree.sources().map(({ value }) => value)));
  const coreFunctions = new Set<unknown>(Object.values(core));
  for (const rule of rules) {
    const bounded = (call: RulesetFunction): RulesetFunction => {
      if (isLike(call, core.pattern)) return boundedPattern(call);
      if (isLike(call, core.schema)) return boundedSchema(call);
      if (!isHostile || coreFunctions.has(call) || selfBounded.has(call)) return call;
      return bounding(call);
    };
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rule.then = rule.then.map((step) => ({
      ...step,
      function: answersLike(bounded(step.function), step.function),
    }));
  }
}

const selfBounded = new WeakSet<RulesetFunction>();

/** Says that a function sees to it by itself that no pattern keeps it busy. */
export function boundsItself(call: RulesetFunction): RulesetFunction {
  selfBounded.add(call);
  return call;
}

/** A function that is watched when what it is given holds both a costly pattern and a text for it. */
export function bounding(call: RulesetFunction): RulesetFunction {
  return (target, options, context) => {
    const work = () => call(target, options, context);
    return isCostly(textsOf(target)) ? inTime(FUNCTION_LIMIT, work) : work();
  };
}

type Named = { readonly name: string };

/** The function itself, or its like from another copy of the package, which rulesets that are programs bring along. */
function isLike(one: Named, model: Named): boolean {
  if (one === model) return true;
  const schemasOf = (call: Named) => JSON.stringify((call as { schemas?: unknown }).schemas);
  return one.name === model.name && schemasOf(one) === schemasOf(model);
}

/** Spectral's `pattern`, with its words. */
function boundedPattern(original: RulesetFunction): RulesetFunction {
  return (target, options, context) => {
    if (typeof target !== 'string' || !isObject(options)) return original(target, options, context);
    const asked = ['match', 'notMatch'].flatMap((word) => {
      const written = options[word];
      return typeof written === 'string' ? [{ word, written, ...partsOf(written) }] : [];
    });
    if (asked.every(({ source }) => effortOf(source, target.length) <= SOON))
      return original(target, options, context);
    const truths = asked.map(({ source, flags }) =>
      flags === '' ? matchesPlainly(source, target) : undefined,
    );
    if (truths.includes(undefined)) return inTime(PATTERN_LIMIT, () => original(target, options, context));
    const messages = asked.flatMap(({ word, written }, i) => {
      if (truths[i] === (word === 'match')) return [];
      const not = word === 'match' ? '' : ' not';
      return [`#{{print("value")}} must${not} match the pattern ${JSON.stringify(written)}`];
    });
    return messages.length > 0 ? messages.map((message) => ({ message })) : undefined;
  };
}

/** `/source/flags`, or the source alone. */
function partsOf(written: string): { readonly source: string; readonly flags: string } {
  const [, source, flags] = /^\/(.+)\/([a-z]*)$/.exec(written) ?? [];
  return { source: source ?? written, flags: flags ?? '' };
}

/** As an expression without flags does; undefined where that may differ from one with the flag `u`. */
function matchesPlainly(source: string, text: string): boolean | undefined {
  return /[\ud800-\udfff]/.test(source + text) || /\\[pPu]/.test(source) ? undefined : matches(source, text);
}

/** Spectral's `schema`: watched when a pattern of its schema and a text of the value are bad for each other. */
export function boundedSchema(original: RulesetFunction): RulesetFunction {
  return (target, options, context) => {
    if (!isObject(options) || !isObject(options.schema)) return original(target, options, context);
    const { patterns } = textsOf(options.schema);
    if (patterns.size === 0 || !isCostly({ patterns, longest: textsIn([target]).longest }))
      return original(target, options, context);
    return inTime(PATTERN_LIMIT, () => original(target, options, context));
  };
}

/** Would an engine have much to do with one of the patterns and one of the texts? */
function isCostly({ patterns, longest }: Texts): boolean {
  return [...patterns].some((pattern) => effortOf(pattern, longest) > SOON);
}

interface Texts {
  /** All that may be patterns of schemas. */
  readonly patterns: ReadonlySet<string>;
  readonly longest: number;
}

const known = new WeakMap<object, Texts>();

function textsOf(value: unknown): Texts {
  if (typeof value !== 'object' || value === null) return textsIn([value]);
  const texts = known.get(value) ?? textsIn([value]);
  known.set(value, texts);
  return texts;
}

/** Prose and references, which no pattern of a contract is laid over. */
const PROSE: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'title',
  '$ref',
  'pattern',
  'operationId',
]);

function textsIn(values: readonly unknown[]): Texts {
  const patterns = new Set<string>();
  let longest = 0;
  const seen = new Set<unknown>();
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') longest = Math.max(longest, value.length);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value)) {
      longest = Math.max(longest, key.length);
      if (key === 'pattern' && typeof member === 'string') patterns.add(member);
      if (key === 'patternProperties' && isObject(member))
        for (const pattern of Object.keys(member)) patterns.add(pattern);
      if (typeof member !== 'string' || !PROSE.has(key)) waiting.push(member);
    }
  }
  return { patterns, longest };
}
