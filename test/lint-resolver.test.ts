import { readFileSync } from 'node:fs';
import { Resolver } from '@stoplight/spectral-ref-resolver';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../src/kernel/json.js';
import { withPrototypes } from '../src/lint/spectral/document.js';
import { InlineResolver } from '../src/lint/spectral/resolve/inline-resolver.js';
import { parseSource } from '../src/load/index.js';

/** What Spectral reads of a resolved document. */
async function readings(resolver: Resolver, document: Json) {
  const { result, graph, errors } = await resolver.resolve(document, { baseUri: '/contracts/api.yaml' });
  const nodes = graph.overallOrder();
  const told = errors.map(({ message, path, uriStack }) => ({ message, path: path.map(String), uriStack }));
  return { result, nodes, refMap: graph.getNodeData('/contracts/api.yaml').refMap, told };
}

async function expectSame(document: Json): Promise<void> {
  const before = JSON.stringify(document);
  const ours = await readings(new InlineResolver(), document);
  expect(JSON.stringify(document)).toBe(before);
  expect(ours).toEqual(await readings(new Resolver(), structuredClone(document)));
}

describe('a document is resolved as by Spectral', () => {
  test.each(['fixtures/lint/parity/orders.yaml', 'fixtures/lint/parity/shipping.yaml'])(
    '%s',
    async (file) => {
      await expectSame(withPrototypes(parseSource(file, readFileSync(file)).value));
    },
  );

  test.each([
    ['a cycle of two', { a: { b: { $ref: '#/c' } }, c: { d: { $ref: '#/a' } } }],
    ['a cycle of one', { a: { b: { $ref: '#/a' } }, c: { $ref: '#/a' } }],
    ['a chain', { a: { $ref: '#/b' }, b: { $ref: '#/c' }, c: { d: 1 }, e: [{ $ref: '#/a' }] }],
    ['nothing there', { a: { $ref: '#/b' }, c: { $ref: '#/a' }, d: { $ref: '#/e/f/g' } }],
    ['a part of what is replaced', { a: { $ref: '#/b' }, b: { c: { d: 2 } }, e: { $ref: '#/a/c' } }],
    ['names that are escaped', { '/a/{b}': { c: { $ref: '#/~1x~0y' } }, '/x~y': { $ref: '#/~1a~1%7Bb%7D' } }],
    ['a letter of a text', { a: { $ref: '#/b/1' }, b: 'text' }],
    ['names that are numbers', { 1: { a: { $ref: '#/10' } }, 10: { $ref: '#/1/a' }, '10a': { $ref: '#/1' } }],
    ['names of prototypes', { a: { constructor: { $ref: '#/b' } }, b: { c: { $ref: '#/a' } } }],
    ['the whole', { a: { b: { $ref: '#' } }, c: { $ref: '#/a' } }],
    ['the root', { $ref: '#/a', a: { b: 1 } }],
  ])('with %s', (_, document) => expectSame(document as Json));

  const name = fc.constantFrom('a', 'b', 'c', '1', '/x', 'y~');
  const ref = fc
    .array(fc.constantFrom('a', 'b', 'c', '1', '~1x', 'y~0'), { minLength: 1, maxLength: 3 })
    .map((path) => ({ $ref: `#/${path.join('/')}` }));
  const { node } = fc.letrec<{ node: Json }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      ref,
      fc.constant(1),
      fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 3 }),
      fc.array(tie('node'), { minLength: 1, maxLength: 2 }),
    ) as fc.Arbitrary<Json>,
  }));
  const document = fc.dictionary(name, node, { minKeys: 2, maxKeys: 5 });

  test('with whatever leads to whatever', async () => {
    await fc.assert(
      fc.asyncProperty(document, (one) => expectSame(withPrototypes(one as Json))),
      { numRuns: 2000 },
    );
  });
});
