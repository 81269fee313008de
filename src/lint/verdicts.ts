import type { Place } from '../kernel/place.js';
import { RULE_FAILED, type Severity } from '../kernel/problem.js';
import type { Finding } from './examine.js';
import type { Verdict } from './verdict.js';

/** What a finding of a rule of ours comes to, at the severity that it was given. */
export function verdictOf(
  { rule, place, message, crashed, autofix, users }: Finding,
  severity: Severity,
): Verdict {
  if (crashed) return failureOf(rule.id, message, place);
  return { id: rule.id, severity, message, why: rule.why, fix: rule.fix, place, autofix, users };
}

/** A rule that threw: what it would have found is unknown. */
export function failureOf(rule: string, reason: string, place: Place): Verdict {
  return {
    id: RULE_FAILED,
    severity: 'error',
    message: `The rule ${rule} failed, and did not finish: ${reason}.`,
    why: 'What a rule could not check may be wrong.',
    fix: 'Correct the function of the rule, or switch the rule off.',
    place,
  };
}
