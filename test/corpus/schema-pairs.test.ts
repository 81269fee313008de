import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { diff } from '../../src/diff/index.js';
import { loadTree } from '../../src/load/index.js';
import { readContract } from '../../src/model/index.js';
import type { Containment } from '../../src/schema/index.js';
import type { Shape } from '../../src/schema/shape.js';
import { READABLE, rootOf, table } from './corpus.js';

/** Every pair of schemas that the diff of two contracts asks about, once for each writer. */
interface Asked {
  readonly containment: Containment;
  readonly outer: Shape;
  readonly inner: Shape;
}

const asked = vi.hoisted(() => ({ pairs: new Map<string, unknown>(), spaces: 0 }));

vi.mock('../../src/schema/contains.js', async (original) => {
  const real = await original<typeof import('../../src/schema/contains.js')>();
  return {
    ...real,
    createContainment: (...options: Parameters<typeof real.createContainment>): Containment => {
      const containment = real.createContainment(...options);
      asked.spaces += 1;
      const number = asked.spaces;
      const note = (outer: Shape, inner: Shape) =>
        asked.pairs.set(`${number} ${outer.id} ${inner.id}`, { containment, outer, inner } satisfies Asked);
      return {
        ...containment,
        contains: (outer, inner, facet) => {
          note(outer, inner);
          return containment.contains(outer, inner, facet);
        },
        proves: (outer, inner) => {
          note(outer, inner);
          return containment.proves(outer, inner);
        },
        doubts: (outer, inner) => {
          note(outer, inner);
          return containment.doubts(outer, inner);
        },
      };
    },
  };
});

const scratch = mkdtempSync(path.join(tmpdir(), 'schema-pairs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Two versions of one contract: pull requests, and releases that follow each other. */
const rows = table('index.tsv');
const readable = new Set(READABLE.map(({ file }) => file));
const labelled = rows.flatMap(({ file = '' }) =>
  /-base\.\w+$/.test(file) ? [[file, file.replace(/-base(\.\w+)$/, '-head$1')]] : [],
);
const released = rows.flatMap(({ file = '', 'pair-of': base = '' }) => (base === '' ? [] : [[base, file]]));
const versions = [...labelled, ...released].filter(
  ([base = '', revision = '']) => readable.has(base) && readable.has(revision),
);

async function open(file: string) {
  const { cwd, input } = rootOf({ file }, scratch);
  return readContract(await loadTree(input, { cwd, root: cwd }));
}

test('of the schema pairs that a diff compares, at most one in a hundred stays undecided', async () => {
  const answers = { yes: 0, no: 0, unknown: 0, witnessed: 0 };
  const reasons = new Map<string, number>();
  for (const [base = '', revision = ''] of versions) {
    asked.pairs.clear();
    const [before, after] = [await open(base), await open(revision)];
    if (before.kind !== after.kind) continue;
    await diff(before, after);
    for (const { containment, outer, inner } of asked.pairs.values() as Iterable<Asked>) {
      const verdict = containment.contains(outer, inner);
      answers[verdict.answer] += 1;
      if (verdict.answer === 'no' && verdict.witness !== undefined) answers.witnessed += 1;
      if (verdict.answer !== 'unknown') continue;
      const line = `${revision} ${verdict.facet}: ${verdict.reason}`;
      reasons.set(line, (reasons.get(line) ?? 0) + 1);
    }
  }
  const all = answers.yes + answers.no + answers.unknown;
  console.info(`${versions.length} pairs of contracts, schema pairs: ${JSON.stringify(answers)}`);
  for (const [line, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 20))
    console.info(count, line);
  expect(versions.length).toBeGreaterThan(20);
  expect(answers.unknown).toBeLessThanOrEqual(all * 0.01);
});
