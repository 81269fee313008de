import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHECKS, diff } from '../src/diff/index.js';
import { isObject, type Json } from '../src/kernel/json.js';
import { loadTree, print, type Tree, treeFromText } from '../src/load/index.js';
import { bundle, readContract } from '../src/model/index.js';
import { externalRefs } from './support/external-refs.js';

/** One folder a case: `root.*`, the files that it refers to, and the bundle that is wanted. */
const folder = path.resolve(import.meta.dirname, '../fixtures/bundle');
const CASES = readdirSync(folder).sort();
/** Those whose bundle is a contract, and wrong in nothing. */
const SOUND = CASES.filter((name) => !['arazzo', 'unresolved'].includes(name));
/**
 * Those whose files the model reads otherwise: it follows references only where they may be, and does not know that a
 * mapping which names what was implied is no change.
 */
const OTHERWISE = ['implied-names', 'inlined-headers', 'sections'];

async function treeOf(name: string): Promise<Tree> {
  const cwd = path.join(folder, name);
  const root = readdirSync(cwd).find((file) => file.startsWith('root.')) as string;
  return loadTree(root, { cwd, root: cwd });
}

describe.each(CASES)('the bundle of %s', (name) => {
  test('is the wanted document', async () => {
    const tree = await treeOf(name);
    const { document, mistakes } = bundle(tree, { removeUnused: name === 'unused' });
    const told = mistakes
      .map(({ message, at }) => `# ${at.file}:${at.line}:${at.column} ${message}\n`)
      .join('');
    const extension = tree.root.format;
    await expect(told + print(document, extension)).toMatchFileSnapshot(
      path.join(folder, name, `expected.${extension}`),
    );
  });

  test('is its own bundle', async () => {
    const { document } = bundle(await treeOf(name));
    const text = print(document, 'yaml');
    expect(print(bundle(treeFromText(text, 'bundle.yaml')).document, 'yaml')).toBe(text);
  });

  test('says of every part where it was written', async () => {
    const tree = await treeOf(name);
    const { document, places } = bundle(tree);
    for (const [pointer, place] of places) {
      const here = valueAt(document, pointer);
      const there = tree.resolve(`#${encodeURI(place.pointer)}`, { file: place.file, pointer: '' });
      expect(here, pointer).toBeDefined();
      if (there.ok && isObject(there.value) && isObject(here))
        expect(Object.keys(here), pointer).toEqual(expect.arrayContaining(Object.keys(there.value)));
    }
  });
});

describe.each(SOUND)('the contract in the bundle of %s', (name) => {
  test('is the one that its files are', async () => {
    const tree = await treeOf(name);
    const { document, mistakes } = bundle(tree);
    expect(mistakes).toEqual([]);
    expect(externalRefs(document)).toEqual([]);
    const after = readContract(treeFromText(print(document, 'yaml'), 'bundle.yaml'));
    expect(after.mistakes).toEqual([]);
    if (OTHERWISE.includes(name)) return;
    const before = readContract(tree);
    expect(before.mistakes.filter(({ id }) => id === 'reference-unresolved')).toEqual([]);
    const { changes } = await diff(before, after, { today: '2026-11-21', checks: CHECKS });
    expect(changes.map(({ message }) => message)).toEqual([]);
  });
});

function valueAt(document: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (value, token) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, Json>)[token.replaceAll('~1', '/').replaceAll('~0', '~')]
          : undefined,
      document,
    );
}

describe('hostile trees', () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'tenon-bundle-'));
  afterAll(() => rmSync(cwd, { recursive: true }));
  const bundleOf = async (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(cwd, file), text);
    return bundle(await loadTree('root.yaml', { cwd, root: cwd }));
  };
  const head = `openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n`;

  test('that inline more and more are too large', async () => {
    const levels = Array.from({ length: 16 }, (_, index) => {
      const next = `{ $ref: '#/x-${index + 1}' }`;
      return `x-${index}: [${next}, ${next}]`;
    });
    const files = {
      'root.yaml': `${head}x-bomb: { $ref: './bomb.yaml#/x-0' }\n`,
      'bomb.yaml': `${levels.join('\n')}\nx-16: [${'0, '.repeat(100)}]\n`,
    };
    await expect(bundleOf(files)).rejects.toMatchObject({ code: 'CONTRACT_TOO_LARGE' });
  });

  test('that inline deeper and deeper are too deep', async () => {
    const levels = Array.from({ length: 600 }, (_, index) => `x-${index}: [{ $ref: '#/x-${index + 1}' }]`);
    const files = {
      'root.yaml': `${head}x-deep: { $ref: './deep.yaml#/x-0' }\n`,
      'deep.yaml': `${levels.join('\n')}\nx-600: end\n`,
    };
    await expect(bundleOf(files)).rejects.toMatchObject({ code: 'CONTRACT_TOO_DEEP' });
  });

  test('of long chains, and of names that are prototypes, are bundled', async () => {
    const chain = Array.from({ length: 2000 }, (_, index) => `c${index}: { $ref: '#/c${index + 1}' }`);
    const files = {
      'root.yaml': `${head}components: { schemas: { A: { $ref: 'chain.yaml#/c0' }, B: { properties: { constructor: { $ref: 'chain.yaml#/constructor' }, __proto__: { $ref: 'chain.yaml#/__proto__' } } } } }\n`,
      'chain.yaml': `${chain.join('\n')}\nc2000: { type: string }\nconstructor: { type: boolean }\n__proto__: { type: object }\n`,
    };
    const { document, mistakes } = await bundleOf(files);
    expect(mistakes).toEqual([]);
    const text = print(document, 'json');
    expect(text).toContain('"$ref": "#/components/schemas/__proto__"');
    expect(text).toContain('"__proto__": {\n        "type": "object"');
    expect(text).toContain('"constructor": {\n        "type": "boolean"');
  });
});
