import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchange, exchangesOf } from './exchanges.js';
import { type Served, served } from './served.js';

/** Tests that so many exchanges between a generated client and a generated server lose and change nothing. */
export function roundTrips(total: number): void {
  let both: Served;
  beforeAll(async () => {
    both = await served(readFileSync(new URL('./contract.yaml', import.meta.url), 'utf8'));
  }, 60_000);
  afterAll(() => both.stop());

  it(`lose and change nothing in ${total} exchanges`, { timeout: 600_000 }, async () => {
    const { operations } = both.contract;
    const numRuns = Math.ceil(total / operations.length);
    let done = 0;
    for (const operation of operations) {
      const property = fc.asyncProperty(exchangesOf(both, operation), async (drawn) => {
        await exchange(both, operation.id ?? '', drawn);
        done += 1;
      });
      await fc.assert(property, { numRuns });
    }
    expect(done).toBeGreaterThanOrEqual(total);
  });
}
