import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTree } from '../src/load/index.js';
import { lintDifferences, rulesetsFor } from './support/lint-bundle.js';

/** Contracts of several files, each with all that may be referred to in its dialect. */
const FOLDER = path.resolve(import.meta.dirname, '../fixtures/bundle');

test('a contract of several files and its bundle have the same findings', async () => {
  const told: string[] = [];
  for (const name of readdirSync(FOLDER).sort()) {
    const cwd = path.join(FOLDER, name);
    const root = readdirSync(cwd).find((file) => file.startsWith('root.')) as string;
    const tree = await loadTree(root, { cwd, root: cwd });
    for (const ruleset of rulesetsFor(tree)) {
      const { count, differences } = await lintDifferences(tree, cwd, ruleset);
      expect(count, `${name} ${ruleset}`).toBeGreaterThan(0);
      told.push(...differences.map((line) => `${name} ${line}`));
    }
  }
  await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('../fixtures/lint/bundle-differences.txt');
});
