import type { Rule, RulesetFunction } from '@stoplight/spectral-core';
import * as core from '@stoplight/spectral-functions';
import { isObject, type JsonObject } from '../../kernel/json.js';
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
  const texts = textsIn(rules.some((rule) => rule.enabled) ? tree.sources().map(({ value }) => value) : []);
  const costly = new Set([...texts.patterns].filter((pattern) => isCostly(pattern, texts.longest)));
  const watched = watching(costly);
  const coreFunctions = new Set<unknown>(Object.values(core));
  for (const rule of rules) {
    const bounded = (call: RulesetFunction): RulesetFunction => {
      if (isLike(call, core.pattern)) return boundedPattern(call);
      if (isLike(call, core.schema)) return boundedSchema(call);
      const make = parts.get(call);
      if (make) return make(watched);
      return coreFunctions.has(call) ? call : watched(call);
    };
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rule.then = rule.then.map((step) => ({
      ...step,
      function: answersLike(bounded(step.function), step.function),
    }));
  }
}

type Bounding = (call: RulesetFunction) => RulesetFunction;

const parts = new WeakMap<RulesetFunction, (bound: Bounding) => RulesetFunction>();

/** A function of which only a part may be kept busy by a pattern of the contract. */
export function boundedInside(make: (bound: Bounding) => RulesetFunction): RulesetFunction {
  const call = make((part) => part);
  parts.set(call, make);
  return call;
}

/** Watches a function wherever what it is given holds a costly pattern. */
function watching(costly: ReadonlySet<string>): Bounding {
  if (costly.size === 0) return (call) => call;
  const harmless = new WeakSet<object>();
  return (call) => (target, options, context) => {
    const work = () => call(target, options, context);
    return holds(target, costly, harmless) ? inTime(FUNCTION_LIMIT, work) : work();
  };
}

/** @param harmless what is known to lead to no such pattern; filled */
function holds(value: unknown, costly: ReadonlySet<string>, harmless: WeakSet<object>): boolean {
  const seen = new Set<object>();
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || harmless.has(next) || seen.has(next)) continue;
    seen.add(next);
    for (const pattern of patternsAt(next)) if (costly.has(pattern)) return true;
    for (const member of Object.values(next)) if (typeof member === 'object') waiting.push(member);
  }
  // Whatever could be reached was looked at.
  for (const one of seen) harmless.add(one);
  return false;
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
  const known = new WeakMap<object, ReadonlySet<string>>();
  const compiled = new WeakSet<object>();
  return (target, options, context) => {
    if (!isObject(options) || !isObject(options.schema)) return original(target, options, context);
    const { schema } = options;
    const patterns = known.get(schema) ?? textsIn([schema]).patterns;
    known.set(schema, patterns);
    const work = () => original(target, options, context);
    if (patterns.size === 0) return work();
    const { longest } = textsIn([target]);
    if (![...patterns].some((pattern) => isCostly(pattern, longest))) return work();
    // A large schema takes a second to compile, and that is no pattern's fault: null is no text for one.
    if (!compiled.has(schema)) original(null, options, context);
    compiled.add(schema);
    return inTime(PATTERN_LIMIT, work);
  };
}

/** Would an engine have much to do with the pattern and a text of this length? */
function isCostly(pattern: string, length: number): boolean {
  return effortOf(pattern, length) > SOON;
}

interface Texts {
  /** All that may be patterns of schemas. */
  readonly patterns: ReadonlySet<string>;
  readonly longest: number;
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
  const seen = new Set<object>();
  const waiting = [...values];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') longest = Math.max(longest, value.length);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const pattern of patternsAt(value)) patterns.add(pattern);
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key];
      longest = Math.max(longest, key.length);
      if (typeof member === 'object') waiting.push(member);
      else if (typeof member === 'string' && !PROSE.has(key)) longest = Math.max(longest, member.length);
    }
  }
  return { patterns, longest };
}

/** What may be patterns of a schema, if this is one. */
function patternsAt(value: object): readonly string[] {
  const { pattern, patternProperties } = value as JsonObject;
  if (pattern === undefined && patternProperties === undefined) return [];
  return [
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(isObject(patternProperties) ? Object.keys(patternProperties) : []),
  ];
}
