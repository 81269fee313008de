import { CATEGORIES, categoryOf, type Rule } from './rule.js';

/** The rules of a preset (`recommended`, `strict`, or a category); undefined when there is no such preset. */
export function presetRules(preset: string, rules: readonly Rule[]): readonly Rule[] | undefined {
  if (preset === 'strict') return rules;
  if (preset === 'recommended') return rules.filter((rule) => rule.in === 'recommended');
  if (!(CATEGORIES as readonly string[]).includes(preset)) return undefined;
  return rules.filter((rule) => categoryOf(rule) === preset);
}
