import type { Ruleset, RulesetFunction } from '@stoplight/spectral-core';
import { reasonOf } from '../../kernel/errors.js';

/** A function of a ruleset threw: its rule did not finish. */
export interface Crash {
  readonly rule: string;
  readonly reason: string;
}

/** Lets a rule whose function throws end alone: Spectral would end the whole run. */
export function guardFunctions(ruleset: Ruleset): readonly Crash[] {
  const crashes: Crash[] = [];
  for (const rule of Object.values(ruleset.rules)) {
    let crashed = false;
    const caught = (error: unknown): undefined => {
      if (!crashed) crashes.push({ rule: rule.name, reason: reasonOf(error) });
      crashed = true;
    };
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    rule.then = rule.then.map((step) => ({
      ...step,
      function: guarded(step.function, () => crashed, caught),
    }));
  }
  return crashes;
}

function guarded(
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
