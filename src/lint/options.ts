import { TenonError } from '../kernel/errors.js';
import type { Rule, RuleOptions } from './rule.js';

/**
 * Refuses options that a rule does not have, or of another type than their defaults: in silence they would do nothing.
 * @throws TenonError OPTION_INVALID
 */
export function checkOptions(rule: Rule, options: RuleOptions): void {
  const defaults: RuleOptions = rule.options ?? {};
  for (const [name, value] of Object.entries(options)) {
    const standard = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
    const refuse = (reason: string): never => {
      throw new TenonError('OPTION_INVALID', {
        option: `The option ${name} of ${rule.id}`,
        value: JSON.stringify(value),
        reason,
        command: 'lint',
      });
    };
    if (standard === undefined) refuse(`its options are ${Object.keys(defaults).join(', ') || 'none'}`);
    else if (kindOf(standard) !== kindOf(value))
      refuse(`it is ${kindOf(standard)}, such as ${JSON.stringify(standard)}`);
  }
}

function kindOf(value: RuleOptions[string]): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
