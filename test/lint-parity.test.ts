import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { asyncapi, oas } from '@stoplight/spectral-rulesets';
import { expect, test } from 'vitest';
import { tokensOf } from '../src/kernel/pointer.js';
import { lint } from '../src/lint/index.js';
import { loadTree } from '../src/load/index.js';
import { readContract } from '../src/model/index.js';

const cwd = path.resolve('fixtures/lint/parity');

/** What Spectral finds when it parses, resolves and runs for itself. */
async function plainSpectral(file: string, ruleset: RulesetDefinition): Promise<string[]> {
  const spectral = new Spectral();
  spectral.setRuleset(ruleset);
  const source = path.join(cwd, file);
  const results = await spectral.run(new Document(readFileSync(source, 'utf8'), Yaml, source));
  return results.map(({ code, path, message }) => `${code} ${path.join('/')} ${message}`).sort();
}

/** The same through our runner; what the model found by itself is set aside. */
async function throughTenon(file: string, ruleset: string): Promise<string[]> {
  const tree = await loadTree(file, { cwd, root: cwd });
  const problems = await lint(
    { tree, contract: { ...readContract(tree), mistakes: [] } },
    { cwd, rulesets: [ruleset] },
  );
  return problems.map(({ id, at, message }) => `${id} ${tokensOf(at.pointer).join('/')} ${message}`).sort();
}

test.each([
  ['orders.yaml', 'spectral:oas', oas as RulesetDefinition],
  ['shipping.yaml', 'spectral:asyncapi', asyncapi as RulesetDefinition],
] as const)('%s: %s finds what Spectral finds', async (file, name, ruleset) => {
  const expected = await plainSpectral(file, ruleset);
  expect(expected.length).toBeGreaterThanOrEqual(10);
  expect(await throughTenon(file, name)).toEqual(expected);
});
