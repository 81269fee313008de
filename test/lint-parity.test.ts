import path from 'node:path';
import type { RulesetDefinition } from '@stoplight/spectral-core';
import { arazzo, asyncapi, oas } from '@stoplight/spectral-rulesets';
import { expect, test } from 'vitest';
import { throughSpectral, throughTenon } from './support/parity.js';

test.each([
  ['fixtures/lint/parity/orders.yaml', 'spectral:oas', oas, 10],
  ['fixtures/lint/parity/shipping.yaml', 'spectral:asyncapi', asyncapi, 10],
  ['fixtures/cli/lint-arazzo/project/cart.arazzo.yaml', 'spectral:arazzo', arazzo, 1],
] as const)('%s: %s finds what Spectral finds', async (file, name, ruleset, least) => {
  const source = path.resolve(file);
  const expected = await throughSpectral(source, ruleset as RulesetDefinition);
  expect(expected.length).toBeGreaterThanOrEqual(least);
  expect(await throughTenon(source, name)).toEqual(expected);
});
