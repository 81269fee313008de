import type { Problem, Severity } from '../kernel/problem.js';
import type { CategoryScore } from '../kernel/result.js';
import { CATEGORIES } from './rule.js';
import type { ListedRule } from './spectral/list-rules.js';

/** What a rule weighs in the score of its category. */
const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warn: 2, info: 1 };

/** Of rules that belong to no category of ours. */
const OTHER = 'other';

/**
 * The share of the rules that nothing breaks, from 0 to 100 and rounded down, in each category and in all. An error
 * weighs three times what a note does, a warning twice; how often a rule is broken makes no difference.
 */
export function scoresOf(
  rules: readonly ListedRule[],
  problems: readonly Problem[],
): readonly CategoryScore[] {
  const on = rules.filter(({ severity }) => severity !== 'off');
  const counts = new Map<string, number>();
  for (const { id } of problems) counts.set(id, (counts.get(id) ?? 0) + 1);
  const groups = [...CATEGORIES, OTHER].map(
    (category) => [category, on.filter(({ id }) => categoryOf(id) === category)] as const,
  );
  return [...groups, ['all', on] as const]
    .filter(([, own]) => own.length > 0)
    .map(([category, own]) => scoreOf(category, own, counts));
}

function categoryOf(id: string): string {
  return CATEGORIES.find((category) => id.startsWith(`${category}/`)) ?? OTHER;
}

function scoreOf(
  category: string,
  rules: readonly ListedRule[],
  counts: ReadonlyMap<string, number>,
): CategoryScore {
  const broken = rules.filter(({ id }) => counts.has(id));
  return {
    category,
    rules: rules.length,
    broken: broken.length,
    findings: broken.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0),
    score: Math.floor(100 * (1 - weightOf(broken) / weightOf(rules))),
  };
}

function weightOf(rules: readonly ListedRule[]): number {
  return rules.reduce((sum, { severity }) => sum + (severity === 'off' ? 0 : WEIGHT[severity]), 0);
}
