import type { Ruleset } from '@stoplight/spectral-core';
import { TenonError } from '../../kernel/errors.js';
import { isObject, type Json, type JsonObject, own } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { tokensOf } from '../../kernel/pointer.js';
import { RULE_FAILED, type Severity } from '../../kernel/problem.js';
import type { Tree } from '../../load/index.js';
import type { Verdict } from '../verdict.js';

/** What rules are to those for whom a part of a contract is: `x-audience: internal`. */
export interface AudienceRules {
  readonly audiences: readonly string[];
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** What an override of a ruleset says of an audience; undefined when it speaks of files. @throws Error */
export function audienceRules({ audience, rules, files }: JsonObject): AudienceRules | undefined {
  if (audience === undefined) return undefined;
  const audiences = namesOf(audience);
  if (audiences.length === 0) throw new Error('an override names an audience that is no text');
  if (files !== undefined) throw new Error(`its override for ${audiences.join(', ')} names files too`);
  const entries = Object.entries(isObject(rules) ? rules : {}).map(([id, written]) => {
    const severity = severityOf(written);
    if (!severity)
      throw new Error(
        `its override for ${audiences.join(', ')} gives ${id} no severity, and takes nothing else`,
      );
    return [id, severity] as const;
  });
  return { audiences, rules: Object.fromEntries(entries) };
}

const SEVERITIES: Readonly<Record<string, Severity | 'off'>> = {
  0: 'error',
  1: 'warn',
  2: 'info',
  3: 'info',
  error: 'error',
  warn: 'warn',
  info: 'info',
  hint: 'info',
  off: 'off',
  false: 'off',
};

function severityOf(written: Json): Severity | 'off' | undefined {
  return typeof written === 'object' ? undefined : (own(SEVERITIES, String(written)) as Severity | undefined);
}

/**
 * Switches on what some audience wants and nobody else.
 * @returns those rules
 * @throws TenonError RULESET_UNREADABLE when there is no such rule
 */
export function enableForAudiences(
  ruleset: Ruleset,
  settings: readonly AudienceRules[],
  names: readonly string[],
): Set<string> {
  const only = new Set<string>();
  for (const { audiences, rules } of settings) {
    for (const [id, severity] of Object.entries(rules)) {
      const rule = ruleset.rules[id];
      if (!rule) {
        const reason = `${id}, which it sets for ${audiences.join(', ')}, is no rule of it`;
        throw new TenonError('RULESET_UNREADABLE', { ruleset: names.join(', '), reason });
      }
      if (rule.enabled || severity === 'off') continue;
      rule.enabled = true;
      only.add(id);
    }
  }
  return only;
}

/** The verdicts as the audience of each place is to have them; a later setting wins. */
export function forAudiences(
  verdicts: readonly Verdict[],
  settings: readonly AudienceRules[],
  { only, tree }: { readonly only: ReadonlySet<string>; readonly tree: Tree },
): readonly Verdict[] {
  if (settings.length === 0) return verdicts;
  const values = new Map(tree.sources().map(({ file, value }) => [file, value]));
  return verdicts.flatMap((verdict) => {
    if (verdict.id === RULE_FAILED) return [verdict];
    const setting = settings.findLast(
      ({ audiences, rules }) =>
        Object.hasOwn(rules, verdict.id) &&
        audiencesAt(verdict.place, tree.root.value, values).some((one) => audiences.includes(one)),
    )?.rules[verdict.id];
    if (setting === undefined) return only.has(verdict.id) ? [] : [verdict];
    return setting === 'off' ? [] : [{ ...verdict, severity: setting }];
  });
}

/** For whom a place is: the nearest `x-audience` at it or above, else that of the contract. */
function audiencesAt(
  { file, pointer }: Place,
  root: Json,
  values: ReadonlyMap<string, Json>,
): readonly string[] {
  let current: Json | undefined = values.get(file);
  let nearest = contractAudiences(root);
  for (const token of tokensOf(pointer)) {
    current = memberOf(current, token);
    const here = isObject(current) ? namesOf(current['x-audience']) : [];
    if (here.length > 0) nearest = here;
  }
  return nearest;
}

function contractAudiences(root: Json): readonly string[] {
  if (!isObject(root)) return [];
  const { info, 'x-audience': audience } = root;
  return namesOf(isObject(info) ? (info['x-audience'] ?? audience) : audience);
}

function memberOf(value: Json | undefined, token: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isObject(value) ? own(value, token) : undefined;
}

function namesOf(written: Json | undefined): readonly string[] {
  return [written ?? []].flat().filter((name) => typeof name === 'string');
}
