import { expect, test } from 'vitest';
import { judgePairs, KINDS } from '../support/schema-verdicts.js';

const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 20_000);

test.each(Object.entries(KINDS))(`verdicts on %s (${PAIRS / 2} pairs)`, async (_kind, pairs) => {
  const { no, unknown, witnessed } = await judgePairs(pairs, PAIRS / 2);
  expect(unknown).toBeLessThanOrEqual(PAIRS * 0.5 * 0.05);
  expect(witnessed).toBeGreaterThanOrEqual(no * 0.95);
});
