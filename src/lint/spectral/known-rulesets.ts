import type { RulesetDefinition } from '@stoplight/spectral-core';

/**
 * Rulesets that come with Tenon or with Spectral, and what is put together of them alone. In the bundle, Spectral asks
 * here before it compiles its schema of rulesets to validate one (scripts/bundling.ts): that takes longer than to lint
 * a small contract.
 */
const known: WeakSet<object> = new WeakSet();

(globalThis as Record<symbol, unknown>)[Symbol.for('tenon.known-rulesets')] = known;

/** Says that a ruleset is as rulesets should be. */
export function declareKnown(definition: RulesetDefinition): RulesetDefinition {
  known.add(definition);
  return definition;
}

export function isKnown(definition: RulesetDefinition): boolean {
  return known.has(definition);
}
