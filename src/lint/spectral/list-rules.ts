import path from 'node:path';
import type { Ruleset } from '@stoplight/spectral-core';
import { byText } from '../../kernel/order.js';
import type { Severity } from '../../kernel/problem.js';
import type { Contract } from '../../model/index.js';
import type { LintOptions } from '../lint.js';
import type { Rule } from '../rule.js';
import { RULES } from '../rules.gen.js';
import { composeRuleset } from './compose-ruleset.js';
import { spectralRule } from './own-rules.js';
import { severityOf } from './verdicts.js';

/** A rule as it stands for a contract. */
export interface ListedRule {
  readonly id: string;
  readonly severity: Severity | 'off';
  /** What turns it on or off: a ruleset, or `config` for a line of its own there; empty where nothing speaks of it. */
  readonly from: string;
  readonly fixable?: Rule['fixable'];
  readonly why: string;
}

/** All rules that there are for a contract, by id. @throws TenonError RULESET_UNREADABLE */
export async function listRules(
  contract: Pick<Contract, 'kind' | 'at'>,
  options: LintOptions,
): Promise<ListedRule[]> {
  const rules = [...RULES, ...(options.plugins ?? [])];
  const usual = contract.kind === 'arazzo' ? 'spectral:arazzo' : 'tenon:recommended';
  const names = options.rulesets ?? [usual];
  const definitions = Object.fromEntries(rules.map((rule) => [rule.id, spectralRule(rule, async () => [])]));
  const compose = async (
    rulesets: readonly string[],
    settings: LintOptions['rules'] = {},
  ): Promise<Ruleset> => {
    const { cwd: folder, allowUrl = false } = options;
    const world = { folder, allowUrl, rules, definitions, options: new Map() };
    const composed = await composeRuleset(rulesets, settings, world);
    return composed.fromSource(path.resolve(options.cwd, contract.at.file));
  };
  const whole = await compose(names, options.rules);
  const single = new Map<string, Ruleset>();
  for (const name of names) single.set(name, await compose([name]));
  const fromOf = (id: string, isOn: boolean) => {
    if (options.rules && Object.hasOwn(options.rules, id)) return 'config';
    const speaking = names.filter((name) => {
      const rule = single.get(name)?.rules[id];
      return rule !== undefined && rule.enabled === isOn;
    });
    return speaking.at(-1) ?? '';
  };
  const own = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const ids = new Set([...own.keys(), ...Object.keys(whole.rules)]);
  return [...ids].sort(byText).map((id) => {
    const rule = whole.rules[id];
    const isOn = rule?.enabled === true;
    const { fixable, why } = own.get(id) ?? {};
    // Our own rules that do not take part in Arazzo are on there all the same: nothing is asked of them.
    const asks =
      isOn &&
      !(contract.kind === 'arazzo' && own.has(id)) &&
      (own.get(id)?.only ?? contract.kind) === contract.kind;
    return {
      id,
      severity: asks ? severityOf(Number(rule.severity)) : 'off',
      from: fromOf(id, isOn),
      ...(fixable && { fixable }),
      why: why ?? rule?.description ?? '',
    };
  });
}
