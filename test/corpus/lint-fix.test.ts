import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { keyOf, type Place } from '../../src/kernel/place.js';
import type { Problem } from '../../src/kernel/problem.js';
import { type Fixed, fix, lint } from '../../src/lint/index.js';
import { loadTree, regrow, type Tree } from '../../src/load/index.js';
import { readContract } from '../../src/model/index.js';
import { CORPUS, READABLE } from './corpus.js';

/** Some twenty of all kinds, of which none takes long. */
const CHOSEN = READABLE.filter(
  ({ file, kind }) =>
    /^(openapi|asyncapi|swagger)/.test(kind) &&
    !file.endsWith('.tar.gz') &&
    statSync(path.join(CORPUS, file)).size < 120_000,
).filter((_, index, all) => index % Math.ceil(all.length / 22) === 0);

const OPTIONS = { cwd: CORPUS, rulesets: ['tenon:strict'] };

function fixed(tree: Tree, breaking: boolean): Promise<Fixed> {
  return fix(
    { tree, contract: readContract(tree) },
    {
      ...OPTIONS,
      breaking,
      canEdit: () => true,
      read: readContract,
      keeps: async (before, after) =>
        (await diff(before, after)).changes.every(({ level }) => level === 'safe'),
    },
  );
}

/** What a finding says of which node; a place is told by its lines, which a fix may move, in none of them. */
const said = ({ id, at }: { readonly id: string; readonly at: Place }) => `${id} ${keyOf(at)}`;

function countsOf(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(said(problem), (counts.get(said(problem)) ?? 0) + 1);
  return counts;
}

test('there are twenty of them', () => {
  expect(CHOSEN.length).toBeGreaterThanOrEqual(20);
});

describe.each(CHOSEN)('$file', ({ file }) => {
  test('--fix: nothing new is found, nothing breaks, and a second time changes nothing', async () => {
    const tree = await loadTree(file, { cwd: CORPUS });
    const before = readContract(tree);
    const once = await fixed(tree, false);
    const after = await loadAgain(tree, once);
    expect((await diff(before, after.contract)).changes.filter(({ level }) => level !== 'safe')).toEqual([]);
    // Nothing is renamed or moved but items that are gone, and none of these stands in a list that is linted.
    const counts = countsOf(await lint({ tree, contract: before }, OPTIONS));
    const found = await lint(after, OPTIONS);
    for (const problem of found) {
      const left = (counts.get(said(problem)) ?? 0) - 1;
      counts.set(said(problem), left);
      expect(left, said(problem)).toBeGreaterThanOrEqual(0);
    }
    expect((await fixed(after.tree, false)).texts).toEqual(new Map());
  });

  test('--fix-breaking: no rule finds more than before, and a second time changes nothing', async () => {
    const tree = await loadTree(file, { cwd: CORPUS });
    const once = await fixed(tree, true);
    const after = await loadAgain(tree, once);
    const idsBefore = perRule(await lint({ tree, contract: readContract(tree) }, OPTIONS));
    for (const [id, count] of perRule(await lint(after, OPTIONS)))
      expect(count, id).toBeLessThanOrEqual(idsBefore.get(id) ?? 0);
    expect((await fixed(after.tree, true)).texts).toEqual(new Map());
  });
});

async function loadAgain(tree: Tree, { texts }: Fixed) {
  const after = regrow(tree, texts);
  return { tree: after, contract: readContract(after) };
}

function perRule(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of problems) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
