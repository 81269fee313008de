import type { ISpectralDiagnostic } from '@stoplight/spectral-core';
import type { Resolver } from '@stoplight/spectral-ref-resolver';
import { isObject, type Json } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child } from '../../kernel/pointer.js';
import type { Tree } from '../../load/index.js';
import { bundle, originOf } from '../../model/index.js';
import { lonelyResolver, treeResolver, withoutResolving } from './resolver.js';

/** What Spectral is given of a contract, and what its answers mean. */
export interface View {
  readonly value: Json;
  readonly resolver: Resolver;
  /** The author's place that a result speaks of. */
  placeOf(result: Pick<ISpectralDiagnostic, 'source' | 'path'>): Place;
}

/** The root document, for rules that ask nothing of Spectral but to be counted and set. */
export function rootAlone(tree: Tree): View {
  const { file, value } = tree.root;
  return {
    value,
    resolver: withoutResolving(),
    placeOf: ({ path }) => ({ file, pointer: child('', ...path) }),
  };
}

/**
 * The contract as its rules are meant to see it. One of several files is one document to them: so a rule that looks at
 * `$.components.schemas` sees all of them, and splitting a contract changes no finding.
 */
export function wholeContract(tree: Tree, rootPath: string): View {
  const bundled = refersOut(tree) ? bundle(tree) : undefined;
  if (bundled && tree.sources().length > 1) {
    const { document, places } = bundled;
    return {
      value: document,
      resolver: lonelyResolver(rootPath),
      placeOf: ({ path }) => originOf(places, child('', ...path)),
    };
  }
  const { resolver, fileOf } = treeResolver(tree, rootPath);
  return {
    value: tree.root.value,
    resolver,
    placeOf: ({ source, path }) => ({ file: fileOf(source), pointer: child('', ...path) }),
  };
}

/** May anything of the root document lead to another file? The model reads no reference inside of an extension. */
function refersOut(tree: Tree): boolean {
  if (tree.sources().length > 1) return true;
  const waiting: Json[] = [tree.root.value];
  const seen = new Set<Json>();
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value) && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return true;
    for (const member of Object.values(value)) waiting.push(member);
  }
  return false;
}
