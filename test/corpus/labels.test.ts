import { describe, expect, test } from 'vitest';
import { run } from '../support/io.js';
import { CORPUS, table } from './corpus.js';

/** Verdicts that people read by hand → what `tenon diff` must exit with, and say. */
const EXPECTED: Readonly<Record<string, RegExp>> = {
  breaking: /breaking/,
  review: /breaking|risky/,
  warn: /risky/,
  'non-breaking': /^(?!.*(breaking|risky)).*safe/,
  none: /^No changes\.$/,
};

const files = new Set(table('index.tsv').map(({ file = '' }) => file));
const pairs = table('labels.tsv').flatMap(({ verdict = '', reason = '', ...row }) => {
  const stem = Object.values(row)[0] ?? '';
  const [base, head] = ['base', 'head'].map((side) =>
    [...files].find((file) => file.startsWith(`${stem}-${side}.`)),
  );
  return base && head ? [{ stem, verdict, reason, base, head }] : [];
});
describe('pull requests whose verdict people have read', () => {
  test.each(pairs)('$stem is $verdict: $reason', async ({ verdict, base, head }) => {
    const ran = await run(['diff', base, head, '--root', CORPUS, '--fail-on', 'breaking'], { cwd: CORPUS });
    const headline = ran.stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('Next:'))
      .at(-1);
    expect(headline).toMatch(EXPECTED[verdict] ?? /never/);
    expect(ran.exit).toBe(verdict === 'breaking' ? 1 : verdict === 'review' ? ran.exit : 0);
  });
});
