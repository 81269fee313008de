import type { Severity } from '../kernel/problem.js';
import { examine } from './examine.js';
import type { LintInput, LintOptions } from './lint.js';
import { checkOptions } from './options.js';
import { presetRules } from './presets.js';
import type { Rule, RuleOptions } from './rule.js';
import type { RulesetRun } from './verdict.js';
import { verdictOf } from './verdicts.js';

/**
 * Runs presets of our own, and settings of our own rules: that needs no Spectral, which takes a quarter of a second to
 * load. Undefined when more is asked.
 * @throws TenonError OPTION_INVALID
 */
export async function runPresets(
  { contract }: LintInput,
  rules: readonly Rule[],
  { rulesets = ['tenon:recommended'], rules: settings = {}, overrides = [], today }: LintOptions,
): Promise<RulesetRun | undefined> {
  if (contract.kind === 'arazzo' || overrides.length > 0) return undefined;
  const known = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  if (!Object.keys(settings).every((id) => known.has(id))) return undefined;
  const severities = new Map<Rule, Severity>();
  for (const name of rulesets) {
    const preset = name.startsWith('tenon:') ? presetRules(name.slice('tenon:'.length), rules) : undefined;
    if (!preset) return undefined;
    for (const rule of preset) severities.set(rule, rule.severity);
  }
  const options = new Map<string, RuleOptions>();
  for (const [id, setting] of Object.entries(settings)) {
    const [severity, own] = typeof setting === 'string' ? [setting] : setting;
    const rule = known.get(id) as Rule;
    if (severity === 'off') severities.delete(rule);
    else severities.set(rule, severity);
    if (own) options.set(id, own);
  }
  for (const rule of rules) checkOptions(rule, options.get(rule.id) ?? {});
  const findings = await examine(contract, [...severities.keys()], { today, options });
  return {
    verdicts: findings.map((finding) => verdictOf(finding, severities.get(finding.rule) ?? 'info')),
    active: new Set([...severities.keys()].map(({ id }) => id)),
  };
}
