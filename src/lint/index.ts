export type { Autofix } from './autofix.js';
export { type Fixed, fix } from './fix/fix.js';
export { type LintInput, type LintOptions, lint, type RuleOverride, type RuleSetting } from './lint.js';
export { presetRules } from './presets.js';
export { CATEGORIES, categoryOf, defineRule, type Rule, type RuleOptions } from './rule.js';
export { RULES } from './rules.gen.js';
export { sift } from './sift.js';
export { type ListedRule, listRules } from './spectral/list-rules.js';
