import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mockParts } from '../src/generate/index.js';
import { contractFromText, type MediaContent } from '../src/model/index.js';
import { namesOf } from '../src/names/index.js';
import { validate } from '../src/schema/index.js';

const TARGETS = path.resolve(import.meta.dirname, '../fixtures/targets');
const ORDERS = path.resolve(import.meta.dirname, '../examples/orders-service/contracts/orders');

const CONTRACTS = [
  ...readdirSync(TARGETS).flatMap((target) =>
    readdirSync(path.join(TARGETS, target)).map((name) => path.join(TARGETS, target, name, 'contract.yaml')),
  ),
  ...readdirSync(ORDERS).map((file) => path.join(ORDERS, file)),
].filter((file) => file.endsWith('.yaml') && existsSync(file));

interface Content {
  readonly examples?: Record<string, never>;
  readonly samples?: readonly never[];
  readonly stream?: string;
}

type Answers = Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;

describe('what a mock answers with', () => {
  it.each(CONTRACTS.map((file) => [path.relative(path.dirname(TARGETS), file), file]))(
    '%s: is what Ajv finds valid',
    async (_, file) => {
      const contract = await contractFromText(readFileSync(file, 'utf8'), 'contract.yaml');
      const names = namesOf(contract);
      const parts = mockParts(contract, { seed: 7, samples: 3 });
      for (const operation of contract.operations) {
        const answers = (await parts.answers(names.operation(operation).call)) as Answers;
        for (const { status, payload } of operation.responses)
          for (const media of payload?.content ?? []) {
            const shown = answers[status]?.content?.[media.mediaType];
            const where = `${operation.key} ${status} ${media.mediaType}`;
            expect(shown, where).toBeDefined();
            if (/json$/.test(media.mediaType) && media.schema)
              expect(shown?.samples?.length, where).toBeGreaterThan(0);
            expect(await faultsOf(media, shown ?? {}), where).toEqual([]);
          }
      }
    },
  );

  it('is the same for the same seed, and another for another', async () => {
    const text = readFileSync(path.join(TARGETS, 'mock/library/contract.yaml'), 'utf8');
    const contract = await contractFromText(text, 'contract.yaml');
    const books = async (seed: number) =>
      await mockParts(contract, { seed, samples: 2 }).answers('listBooks');
    expect(await books(1)).toEqual(await books(1));
    expect(await books(1)).not.toEqual(await books(2));
  });

  it('holds nothing that the owner does not write', async () => {
    const text = readFileSync(path.join(TARGETS, 'mock/library/contract.yaml'), 'utf8');
    const parts = mockParts(await contractFromText(text, 'contract.yaml'), { seed: 1, samples: 3 });
    expect(JSON.stringify(await parts.answers('getBook'))).not.toContain('"pin"');
    expect(parts.prefixes).toEqual(['/v2']);
  });
});

async function faultsOf({ schema, itemSchema }: MediaContent, shown: Content): Promise<object[]> {
  const values = [...Object.values(shown.examples ?? {}), ...(shown.samples ?? [])];
  const isStream = shown.stream !== undefined;
  const judged = isStream ? (itemSchema ?? schema) : schema;
  if (!judged || judged.format === 'binary' || (isStream && judged.types?.has('array'))) return [];
  const all = isStream ? values.flatMap((value) => (Array.isArray(value) ? (value as never[]) : [])) : values;
  const faults = await Promise.all(all.map((value) => validate(judged, value, { writtenBy: 'owner' })));
  return faults.flat();
}
