import type { Rule, Ruleset, RulesetFunction } from '@stoplight/spectral-core';
import { reasonOf } from '../../kernel/errors.js';
import { answersLike } from './walk/locality.js';

/** A rule of a ruleset did not finish: one of its functions or filters threw. */
export interface Crash {
  readonly rule: string;
  readonly reason: string;
}

/** Which rules of a run ended early. */
export interface Watch {
  readonly crashes: readonly Crash[];
  /** Ends a rule; only its first fault is told. */
  caught(rule: Rule, error: unknown): undefined;
}

/** Lets a rule whose function throws end alone: Spectral would end the whole run. */
export function guardFunctions(ruleset: Ruleset): Watch {
  const crashes = new Map<Rule, Crash>();
  const caught = (rule: Rule, error: unknown): undefined => {
    if (!crashes.has(rule)) crashes.set(rule, { rule: rule.name, reason: reasonOf(error) });
  };
  for (const rule of Object.values(ruleset.rules)) {
    const guarded = (call: RulesetFunction): RulesetFunction => {
      const isOver = () => crashes.has(rule);
      const quiet = guard(call, isOver, (error) => caught(rule, error));
      return answersLike(quiet, call);
    };
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rule.then = rule.then.map((step) => ({ ...step, function: guarded(step.function) }));
  }
  return {
    get crashes() {
      return [...crashes.values()];
    },
    caught,
  };
}

function guard(
  call: RulesetFunction,
  isOver: () => boolean,
  caught: (error: unknown) => undefined,
): RulesetFunction {
  return (target, options, context) => {
    if (isOver()) return undefined;
    try {
      const results = call(target, options, context);
      return results instanceof Promise ? results.catch(caught) : results;
    } catch (error) {
      return caught(error);
    }
  };
}
