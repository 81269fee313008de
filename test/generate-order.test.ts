import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate, TARGETS } from '../src/generate/index.js';
import type { Json } from '../src/kernel/json.js';
import { contractFromText } from '../src/model/index.js';
import { shuffledBy } from './support/shuffle.js';

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/targets');
const CONTRACTS = [
  'client/hostile-names',
  'client/wire',
  'models/orders',
  'server/orders',
  'webhooks/orders',
].map((name): readonly [string, Json] => [
  name,
  parse(readFileSync(path.join(FOLDER, name, 'contract.yaml'), 'utf8')) as Json,
]);

/** What every target but openapi-typescript's makes of a contract, as one hash a file. */
async function made(document: Json): Promise<Readonly<Record<string, string>>> {
  const contract = await contractFromText(JSON.stringify(document), 'contract.yaml');
  const fit = TARGETS.filter(({ id, kinds }) => kinds.includes(contract.kind) && id !== 'types');
  const files = await generate(
    contract,
    fit.map((target) => ({ target })),
  );
  return Object.fromEntries(
    files.map(({ path: file, content }) => [file, createHash('sha256').update(content).digest('hex')]),
  );
}

describe('the order of keys', () => {
  it('changes no byte', async () => {
    const expected = new Map<string, Readonly<Record<string, string>>>();
    for (const [name, document] of CONTRACTS) expected.set(name, await made(document));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CONTRACTS), fc.nat(), async ([name, document], seed) => {
        expect(await made(shuffledBy(document, seed))).toEqual(expected.get(name));
      }),
      { numRuns: 100 },
    );
  });
});
