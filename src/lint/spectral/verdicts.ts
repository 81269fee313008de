import type { ISpectralDiagnostic, Ruleset } from '@stoplight/spectral-core';
import { keyOf, type Place } from '../../kernel/place.js';
import type { Severity } from '../../kernel/problem.js';
import type { Finding } from '../examine.js';
import type { Rule } from '../rule.js';
import type { Verdict } from '../verdict.js';
import { verdictOf } from '../verdicts.js';
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
      // A ruleset may have put the message into words of its own.
      const text = message.replace(token(Number(index)), () => finding.message);
      return verdictOf({ ...finding, message: text }, severityOf(severity));
    },
  };
}

const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'info'];

export function severityOf(severity: number): Severity {
  return SEVERITIES[severity] ?? 'info';
}

/** The verdict of a rule that is not ours. */
export function foreignVerdict(result: ISpectralDiagnostic, place: Place, ruleset: Ruleset): Verdict {
  const id = String(result.code);
  const { description, documentationUrl } = ruleset.rules[id] ?? {};
  return {
    id,
    severity: severityOf(result.severity),
    message: result.message,
    why: description ?? 'A ruleset of this contract demands it.',
    ...(documentationUrl && { fix: `See ${documentationUrl}` }),
    place,
  };
}

/** The verdicts, none of them twice. */
export function eachOnce(verdicts: readonly Verdict[]): readonly Verdict[] {
  const known = new Map(
    verdicts.map((verdict) => [`${verdict.id}\n${keyOf(verdict.place)}\n${verdict.message}`, verdict]),
  );
  return [...known.values()];
}
