import { expect, test } from 'vitest';
import { judgePairs, KINDS } from '../support/schema-verdicts.js';

/** The other half of 20,000: see `schema-verdicts.test.ts`. */
const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 20_000) / 2;

test(`verdicts on a schema and its edit (${PAIRS} pairs)`, async () => {
  const { no, unknown, witnessed } = await judgePairs(KINDS['a schema and its edit'], PAIRS);
  expect(unknown).toBeLessThanOrEqual(PAIRS * 0.05);
  expect(witnessed).toBeGreaterThanOrEqual(no * 0.95);
});
