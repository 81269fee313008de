import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lint } from '../src/lint/index.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';
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

test.each([[['tenon:rest']], [['tenon:rest', 'spectral:oas']]])(
  'overrides hold for places of other files: %s',
  async (rulesets) => {
    const cwd = path.resolve(import.meta.dirname, '../fixtures/lint/files');
    const tree = await loadTree('orders.yaml', { cwd, root: cwd });
    const rules = { 'rest/property-camel-case': 'info', 'oas3-valid-schema-example': 'off' } as const;
    const severitiesBy = async (pattern: string) => {
      const overrides = [
        {
          files: [pattern],
          rules: rulesets.length > 1 ? rules : { 'rest/property-camel-case': 'info' as const },
        },
      ];
      const problems = await lint({ tree, contract: readContract(tree) }, { cwd, rulesets, overrides });
      return problems.filter(({ id }) => id in rules).map(({ id, severity }) => `${severity} ${id}`);
    };
    expect(await severitiesBy('*.yaml#/Order')).toEqual(['info rest/property-camel-case']);
    expect(await severitiesBy('*.yaml#/Orders')).toEqual(
      ['warn rest/property-camel-case', 'error oas3-valid-schema-example'].slice(0, rulesets.length),
    );
  },
);
