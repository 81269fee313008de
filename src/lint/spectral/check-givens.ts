import type { Ruleset } from '@stoplight/spectral-core';
import { TenonError } from '../../kernel/errors.js';
import { expressionFault } from './expression-fault.js';

/**
 * Refuses a ruleset with an expression that leads nowhere.
 * @throws TenonError RULESET_UNREADABLE, with the rule and the expression
 */
export function checkGivens(ruleset: Ruleset, names: readonly string[]): void {
  const faults = new Map<string, string>();
  const check = (owner: string, expression: string) => {
    // What follows the name of an alias is a part of an expression.
    const whole = expression.replace(/^#[\w-]+/, '$');
    const fault = expressionFault(whole);
    if (fault !== undefined)
      faults.set(`${owner} ${expression}`, `${owner} looks at ${expression}: ${fault}`);
  };
  for (const rule of Object.values(ruleset.rules)) {
    for (const given of [rule.given].flat()) check(`its rule ${rule.name}`, given);
    for (const [name, alias] of Object.entries(rule.owner.aliases ?? {}))
      for (const given of expressionsOf(alias)) check(`its alias ${name}`, given);
  }
  const [reason] = faults.values();
  if (reason !== undefined) throw new TenonError('RULESET_UNREADABLE', { ruleset: names.join(', '), reason });
}

type Alias = NonNullable<Ruleset['aliases']>[string];

function expressionsOf(alias: Alias): readonly string[] {
  return 'targets' in alias ? alias.targets.flatMap(({ given }) => given) : alias;
}
