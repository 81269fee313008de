import { expect, test } from 'vitest';
import { judgePairs, KINDS } from '../support/schema-verdicts.js';

/** Half of 20,000; the other half, of edits, runs beside it. */
const PAIRS = Number(process.env.TENON_SCHEMA_PAIRS ?? 20_000) / 2;

test(`verdicts on any two schemas (${PAIRS} pairs)`, async () => {
  const { no, unknown, witnessed } = await judgePairs(KINDS['any two schemas'], PAIRS);
  expect(unknown).toBeLessThanOrEqual(PAIRS * 0.05);
  expect(witnessed).toBeGreaterThanOrEqual(no * 0.95);
});
