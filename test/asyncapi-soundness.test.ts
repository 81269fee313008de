import { describe, expect, test } from 'vitest';
import { expectFound, mutated, problemsOf } from './support/mutants.js';

/** What keeps a document from meaning anything; style is another matter. */
const SOUND = [
  'docs/examples-valid',
  'docs/schema-examples-valid',
  'docs/server-variable-declared',
  'events/address-parameters-declared',
  'events/address-unique',
  'events/avro-valid',
  'events/bindings-match-protocol',
  'events/correlation-resolves',
  'events/direction-matches-name',
  'events/discriminator-present',
  'events/message-name-unique',
  'events/message-tells-itself-apart',
  'events/reply-resolves',
  'events/required-is-declared',
  'security/pattern-safe',
];

const rules = Object.fromEntries(SOUND.map((id) => [id, 'error' as const]));
const options = { rulesets: [], rules };
const { valid, mutants } = mutated('orders');

test('the valid document is found sound', async () => {
  expect(await problemsOf(valid, options)).toEqual([]);
});

describe('each defect is found on its line, and nothing else', () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', (_, mutant) =>
    expectFound(valid, mutant, options),
  );
});

test('there are enough of them', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(23);
  const found = new Set(mutants.map(({ finds }) => finds));
  expect(SOUND.filter((id) => !found.has(id))).toEqual([]);
});
