import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type LintOptions, lint } from '../src/lint/index.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const cwd = path.resolve('fixtures/lint/parity');
const CONTRACTS = readdirSync(cwd).filter((file) => /\.ya?ml$/.test(file));

const SETTINGS: Readonly<Record<string, Omit<LintOptions, 'cwd'>>> = {
  'nothing said': {},
  'one preset': { rulesets: ['tenon:strict'] },
  'two presets': { rulesets: ['tenon:docs', 'tenon:security'], today: '2026-11-21' },
  'settings of rules': {
    rulesets: ['tenon:recommended'],
    rules: {
      'docs/info-contact': 'off',
      'rest/path-depth': ['warn', { max: 1 }],
      'docs/operation-summary': 'error',
    },
  },
};

const cases = CONTRACTS.flatMap((file) =>
  Object.entries(SETTINGS).map(([name, options]) => [file, name, options] as const),
);

test.each(cases)('%s, %s: the same with and without Spectral', async (file, _, options) => {
  const tree = await loadTree(file, { cwd, root: cwd });
  const input = { tree, contract: readContract(tree) };
  // Settings for files are Spectral's: these are for none that there is.
  const overrides = [{ files: ['no-such-file.yaml'], rules: { 'docs/info-contact': 'off' as const } }];
  const found = await lint(input, { cwd, ...options });
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(await lint(input, { cwd, ...options, overrides }));
});
