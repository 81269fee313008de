import { describe, expect, test } from 'vitest';
import { expectFound, mutated, problemsOf } from './support/mutants.js';

/** What asks for words and terms that the document is not about. */
const OFF = [
  'docs/info-contact',
  'docs/info-license',
  'observability/correlation-header',
  'observability/health-endpoints',
  'resilience/timeout-declared',
  'rest/error-responses',
  'rest/success-envelope',
  'security/public-with-reason',
  'security/operation-secured',
  'security/rate-limit-documented',
  'webhooks/delivery-declared',
  'webhooks/event-id',
  'webhooks/signature-declared',
];
const rules = Object.fromEntries(OFF.map((id) => [id, 'off' as const]));
const options = { rulesets: ['tenon:recommended'], rules };
const { valid, mutants } = mutated('shop');

test('a document with the query method, additional operations, a tree of tags and item schemas is clean', async () => {
  expect(await problemsOf(valid, options)).toEqual([]);
});

describe('a defect in what OpenAPI 3.2 brought is found on its line, and nothing else', () => {
  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', (_, mutant) =>
    expectFound(valid, mutant, options),
  );
});
