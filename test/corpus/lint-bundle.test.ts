import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import { afterAll, expect, test } from 'vitest';
import { loadTree } from '../../src/load/index.js';
import { lintDifferences, rulesetsFor } from '../support/lint-bundle.js';
import { throughSpectral, throughTenon } from '../support/parity.js';
import { CORPUS, rootOf, table } from './corpus.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-lint-bundles-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const SOCIAL = ['backend', 'comments-service', 'frontend', 'notification-service', 'public-api'];

/** Contracts of several files: the folder that they may refer to, and the root document in it. */
const TREES: readonly (readonly [folder: string, root: string])[] = [
  [path.join(CORPUS, 'oai-examples/v2.0/json/petstore-separate'), 'spec/swagger.json'],
  ...['v2.6.0', 'v3.1.0'].flatMap((version) =>
    SOCIAL.map(
      (name) =>
        [path.join(CORPUS, `asyncapi-examples/${version}/social-media`), `${name}/asyncapi.yaml`] as const,
    ),
  ),
  ...table('index.tsv')
    .filter(({ kind = '' }) => kind.includes('multi-file'))
    .map(({ file = '' }) => {
      const { cwd, input } = rootOf({ file }, scratch);
      return [cwd, input] as const;
    }),
];

test.each(TREES)(
  '%s %s: the findings of its bundle, none missing and none besides',

  async (cwd, root) => {
    const tree = await loadTree(root, { cwd, root: cwd });
    for (const ruleset of rulesetsFor(tree)) {
      const { count, differences } = await lintDifferences(tree, cwd, ruleset);
      expect(differences, ruleset).toEqual([]);
      expect(tree.sources().length).toBeGreaterThan(1);
      expect(count, ruleset).toBeGreaterThan(0);
    }
  },
);

/** Rulesets that look at what `$ref`s lead to see the same in Spectral, which reads the files one by one. */
test.each(TREES.filter(([cwd]) => cwd.startsWith(CORPUS)))(
  '%s %s: the findings of Spectral',
  async (cwd, root) => {
    const file = path.join(cwd, root);
    const [name, ruleset] = root.endsWith('.json') ? ['spectral:oas', oas] : ['spectral:asyncapi', asyncapi];
    const expected = await throughSpectral(file, ruleset as RulesetDefinition, cwd);
    expect(expected.length).toBeGreaterThan(0);
    expect(await throughTenon(file, name as string, cwd)).toEqual(expected);
  },
);
