import type { IFunctionResult, RuleDefinition, RulesetDefinition } from '@stoplight/spectral-core';
import { tokensOf } from '../../kernel/pointer.js';
import type { Finding } from '../examine.js';
import type { Rule } from '../rule.js';

/** The findings of one shared walk, known to Spectral by a token in place of a message. */
export interface Findings {
  of(rule: Rule): Promise<readonly { readonly token: string; readonly finding: Finding }[]>;
}

/** The function by which Spectral gets a rule's findings out of the shared walk. */
export function answerOf(rule: Rule, rootFile: string, findings: Findings): Answer {
  return async () =>
    (await findings.of(rule)).map(({ token, finding: { place } }) => ({
      message: token,
      path: place.file === rootFile ? tokensOf(place.pointer) : [],
    }));
}

export type Answer = () => Promise<IFunctionResult[]>;

/**
 * A rule of ours as Spectral sees it: an ordinary rule at `$`, so that every ruleset may set its severity or switch it
 * off. Messages are filled in afterwards, by token: Spectral would read `{{…}}` in a contract's text as a placeholder.
 */
export function spectralRule(rule: Rule, answer: Answer): RuleDefinition {
  return {
    given: '$',
    resolved: false,
    severity: rule.severity,
    description: rule.why,
    message: '{{error}}',
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word.
    then: { function: answer },
  };
}

export type OwnRules = Readonly<Record<string, RuleDefinition>>;

/** A ruleset of some of our rules. */
export function rulesetOf(ids: readonly string[], definitions: OwnRules): RulesetDefinition {
  return { rules: Object.fromEntries(ids.flatMap((id) => entry(id, definitions))) };
}

function entry(id: string, definitions: OwnRules): [string, RuleDefinition][] {
  const definition = Object.hasOwn(definitions, id) ? definitions[id] : undefined;
  return definition ? [[id, definition]] : [];
}
