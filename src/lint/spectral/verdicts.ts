import type { ISpectralDiagnostic, Ruleset } from '@stoplight/spectral-core';
import type { Place } from '../../kernel/place.js';
import { child } from '../../kernel/pointer.js';
import { RULE_FAILED, type Severity } from '../../kernel/problem.js';
import type { Finding } from '../examine.js';
import type { Rule } from '../rule.js';
import type { Verdict } from '../verdict.js';
import type { Findings } from './own-rules.js';

export interface SharedWalk extends Findings {
  /** The rules that take part; set before the first of them asks. */
  rules: readonly Rule[];
  /** The verdict behind a result that carries a token of ours. */
  verdictOf(result: ISpectralDiagnostic): Verdict | undefined;
}

/** Walks when the first rule asks, for all enabled rules at once. */
export function sharedWalk(findAll: (rules: readonly Rule[]) => Promise<Finding[]>): SharedWalk {
  let walk: Promise<Finding[]> | undefined;
  let found: Finding[] | undefined;
  const token = (index: number) => `tenon-finding-${index}`;
  return {
    rules: [],
    async of(rule) {
      walk ??= findAll(this.rules);
      found = await walk;
      return found.flatMap((finding, index) =>
        finding.rule === rule ? [{ token: token(index), finding }] : [],
      );
    },
    verdictOf({ code, message, severity }) {
      const index = /tenon-finding-(\d+)/.exec(message)?.[1];
      const finding = index === undefined ? undefined : found?.[Number(index)];
      if (!finding || finding.rule.id !== code) return undefined;
      const { rule, place, crashed, autofix } = finding;
      if (crashed) return failureOf(rule.id, finding.message, place);
      const text = message.replace(token(Number(index)), () => finding.message);
      return {
        id: rule.id,
        severity: severityOf(severity),
        message: text,
        why: rule.why,
        fix: rule.fix,
        place,
        autofix,
      };
    },
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'info'];

export function severityOf(severity: number): Severity {
  return SEVERITIES[severity] ?? 'info';
}

/** The verdict of a rule that is not ours. */
export function foreignVerdict(result: ISpectralDiagnostic, file: string, ruleset: Ruleset): Verdict {
  const id = String(result.code);
  const { description, documentationUrl } = ruleset.rules[id] ?? {};
  return {
    id,
    severity: severityOf(result.severity),
    message: result.message,
    why: description ?? 'A ruleset of this contract demands it.',
    ...(documentationUrl && { fix: `See ${documentationUrl}` }),
    place: { file, pointer: child('', ...result.path) },
  };
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
