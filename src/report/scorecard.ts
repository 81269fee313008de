import type { CategoryScore, Scorecard } from '../kernel/result.js';

/** A scorecard as rows of words: category, rules, broken, findings, score, and what it was where that is known. */
export function scorecardTable({ categories }: Scorecard) {
  const hasPast = categories.some(({ before }) => before !== undefined);
  return {
    head: ['', 'rules', 'broken', 'findings', 'score', ...(hasPast ? ['was'] : [])],
    rows: categories.map((one) => ({
      isAll: one.category === 'all',
      cells: [
        one.category,
        ...[one.rules, one.broken, one.findings, one.score].map(String),
        ...(hasPast ? [pastText(one)] : []),
      ],
    })),
  };
}

/** `80 (+4)`. */
function pastText({ score, before }: CategoryScore): string {
  if (before === undefined) return '';
  const by = score - before;
  return `${before} (${by > 0 ? `+${by}` : by === 0 ? '=' : `−${-by}`})`;
}

/** What the score is made of. */
export const SCORE_NOTE =
  'Score: the share of the rules that nothing breaks, of 100; an error weighs 3, a warning 2, a note 1.';
