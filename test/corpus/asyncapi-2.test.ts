import { describe, expect, test } from 'vitest';
import { openContract } from '../../src/model/index.js';
import { CORPUS, table } from './corpus.js';

/** Mistakes that are the authors' own: file → what is wrong, and how often. */
const KNOWN: readonly (readonly [file: RegExp, mistakes: Readonly<Record<string, number>>])[] = [
  // The example asks for three schemes and declares none.
  [/v2\.0\.0\/correlation-id\.yml$/, { 'security-scheme-undeclared': 3 }],
  // Schemas on the net.
  [/^blueapi\/.*@2024-11-15/, { 'reference-unresolved': 8 }],
  [/^blueapi\//, { 'reference-unresolved': 10 }],
];

const files = table('index.tsv').flatMap(({ file = '', kind = '' }) =>
  kind.startsWith('asyncapi 2.') ? [file] : [],
);

describe('documents of AsyncAPI 2 that nobody here wrote', () => {
  test('are there', () => expect(files.length).toBeGreaterThan(30));

  test.each(files)('%s holds messages, and no mistakes but known ones', async (file) => {
    const { exchanges, mistakes } = await openContract(file, { cwd: CORPUS, root: CORPUS });
    const counts: Record<string, number> = {};
    for (const { id } of mistakes) counts[id] = (counts[id] ?? 0) + 1;
    expect(counts).toEqual(KNOWN.find(([pattern]) => pattern.test(file))?.[1] ?? {});
    expect(exchanges.length).toBeGreaterThan(0);
  });
});
