import type { Scorecard } from '../../kernel/result.js';
import { listRules, scoresOf } from '../../lint/index.js';
import type { Io } from '../io.js';
import type { Selected } from '../selection.js';
import type { Found } from './baseline.js';
import { type LintRequest, lintOptions } from './lint-options.js';

/** How well a contract stands by its rules, known findings and all. */
export async function scorecardOf(
  selected: Selected,
  { contract, problems, before }: Found,
  request: LintRequest,
  io: Io,
): Promise<Scorecard> {
  const { kind, file, title } = contract;
  const rules = await listRules({ kind, at: { file, pointer: '' } }, lintOptions(selected, request, io));
  const past = new Map(before && scoresOf(rules, before).map(({ category, score }) => [category, score]));
  return {
    title,
    file,
    categories: scoresOf(rules, problems).map((score) => {
      const then = past.get(score.category);
      return { ...score, ...(then !== undefined && { before: then }) };
    }),
  };
}
