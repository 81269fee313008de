import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHECKS, diff } from '../../src/diff/index.js';
import { loadTree, print, treeFromText } from '../../src/load/index.js';
import { bundle, readContract } from '../../src/model/index.js';
import { externalRefs } from '../support/external-refs.js';
import { CORPUS, rootOf, table } from './corpus.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'tenon-bundles-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const SOCIAL = ['backend', 'comments-service', 'frontend', 'notification-service', 'public-api'];

/** Contracts of several files: the folder that they may refer to, and the root document in it. */
const TREES: readonly (readonly [folder: string, root: string])[] = [
  ['oai-examples/v2.0/json/petstore-separate', 'spec/swagger.json'],
  ...['v2.6.0', 'v3.1.0'].flatMap((version) =>
    SOCIAL.map((name) => [`asyncapi-examples/${version}/social-media`, `${name}/asyncapi.yaml`] as const),
  ),
];

async function compare(cwd: string, input: string) {
  const tree = await loadTree(input, { cwd, root: cwd });
  const { document, mistakes } = bundle(tree);
  const text = print(document, tree.root.format);
  const before = readContract(tree);
  const after = readContract(treeFromText(text, `bundle.${tree.root.format}`));
  const { changes } = await diff(before, after, { today: '2026-11-21', checks: CHECKS });
  return { tree, document, mistakes, before, after, changes };
}

describe('contracts of several files', () => {
  test.each(TREES)('%s %s is the same in one', async (folder, root) => {
    const { tree, document, mistakes, after, changes } = await compare(path.join(CORPUS, folder), root);
    expect(tree.sources().length).toBeGreaterThan(1);
    expect([mistakes, after.mistakes, changes]).toEqual([[], [], []]);
    expect(externalRefs(document)).toEqual([]);
  });

  const archives = table('index.tsv').filter(({ kind = '' }) => kind.includes('multi-file'));
  test('are packed as well', () => expect(archives.length).toBeGreaterThan(1));

  test.each(archives)('$file is the same in one', async ({ file = '' }) => {
    const { cwd, input } = rootOf({ file }, scratch);
    const { tree, document, mistakes, after, changes } = await compare(cwd, input);
    expect(tree.sources().length).toBeGreaterThan(1500);
    expect([mistakes, after.mistakes]).toEqual([[], []]);
    expect(externalRefs(document)).toEqual([]);
    expect(changes.map(({ message }) => message)).toEqual([]);
  });

  test.each(archives)(
    '$file keeps everything that is used when the rest is left out',
    async ({ file = '' }) => {
      const { cwd, input } = rootOf({ file }, scratch);
      const tree = await loadTree(input, { cwd, root: cwd });
      const whole = bundle(tree).document;
      const used = bundle(tree, { removeUnused: true }).document;
      const [before, after] = [whole, used].map((document) =>
        readContract(treeFromText(print(document, 'json'), 'bundle.json')),
      ) as [ReturnType<typeof readContract>, ReturnType<typeof readContract>];
      expect(after.mistakes).toEqual(before.mistakes);
      const { changes } = await diff(before, after, { today: '2026-11-21', checks: CHECKS });
      expect(changes.map(({ message }) => message)).toEqual([]);
    },
  );
});

/** Single files that cannot be parsed, or are no contracts, are others' business. */
const SINGLE = table('index.tsv').filter(
  ({ kind = '', file = '' }) =>
    /^(openapi|swagger|asyncapi)/.test(kind) &&
    !/multi-file|mapping/.test(kind) &&
    /\.(ya?ml|json)$/.test(file),
);

describe('contracts of one file', () => {
  test('are many', () => expect(SINGLE.length).toBeGreaterThan(100));

  test.each(SINGLE)('$file is its own bundle', async ({ file = '' }) => {
    const tree = treeFromText(readFileSync(path.join(CORPUS, file), 'utf8'), file);
    const { document, places } = bundle(tree);
    expect(document).toEqual(tree.root.value);
    expect(JSON.stringify(document)).toBe(JSON.stringify(tree.root.value));
    expect([...places.keys()]).toEqual(['']);
    expect(treeFromText(print(document, 'yaml'), 'bundle.yaml').root.value).toEqual(document);
  });
});
