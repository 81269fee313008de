import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint/index.js';
import { loadTree } from '../../src/load/index.js';
import { readContract } from '../../src/model/index.js';
import { CORPUS, rowsOf } from './corpus.js';
import { CONTRACTS } from './false-positives.js';

/** Up to ten findings of each rule, the first by fingerprint, each read beside the contract. */
const judged = rowsOf(readFileSync(path.join(import.meta.dirname, 'false-positives.tsv'), 'utf8'));

describe('findings of tenon:recommended that were judged', async () => {
  const found = new Set<string>();
  for (const file of CONTRACTS) {
    const tree = await loadTree(file, { cwd: CORPUS, root: CORPUS });
    const options = { cwd: CORPUS, rulesets: ['tenon:recommended'], today: '2026-11-21' };
    const problems = await lint({ tree, contract: readContract(tree) }, options);
    for (const { id, at } of problems) found.add(`${id} ${file} ${at.pointer}`);
  }
  const isFound = ({ rule, contract, place }: (typeof judged)[number]) =>
    found.has(`${rule} ${contract} ${place}`);

  test('each rule that finds something is judged', () => {
    const rules = new Set(judged.map(({ rule }) => rule));
    const others = [...found].map((one) => one.slice(0, one.indexOf(' '))).filter((id) => id.includes('/'));
    expect([...new Set(others)].filter((id) => !rules.has(id))).toEqual([]);
  });

  test('those that are right are found still', () => {
    const gone = judged.filter((row) => row.verdict === 'true' && !isFound(row));
    expect(gone.map(({ rule, contract, place }) => `${rule} ${contract} ${place}`)).toEqual([]);
  });

  test('at most one of twenty is wrong', () => {
    const left = judged.filter(isFound);
    const wrong = left.filter(({ verdict }) => verdict === 'false');
    expect(left.length).toBeGreaterThan(300);
    expect(wrong.length / left.length).toBeLessThanOrEqual(0.05);
  });
});
