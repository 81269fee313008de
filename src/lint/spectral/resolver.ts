import path from 'node:path';
import { Resolver, ResolverDepGraph } from '@stoplight/spectral-ref-resolver';
import type { Tree } from '../../load/index.js';

/** A resolver for Spectral, with the names that it gives to the author's files. */
export interface TreeResolver {
  readonly resolver: Resolver;
  /** The author's file behind a `source` of Spectral's. */
  fileOf(source: string | undefined): string;
}

/** Reads what the load room allows, and nothing else: a remote `$ref` stays unresolved and is a mistake. */
export function treeResolver(tree: Tree, rootPath: string): TreeResolver {
  const files = new Map<string, string>([[rootPath, tree.root.file]]);
  const readFile = async (uri: { path(): string; href(): string }): Promise<string> => {
    const relative = path.relative(path.dirname(rootPath), decoded(uri.path()));
    const ref = relative.split(path.sep).map(encodeURIComponent).join('/');
    const resolution = tree.resolve(ref, { file: tree.root.file, pointer: '' });
    if (!resolution.ok) throw new Error(`Cannot read ${decodeURIComponent(ref)}: ${resolution.reason}`);
    files.set(uri.href().replace(/\/$/, ''), resolution.place.file);
    return tree.sources().find((source) => source.file === resolution.place.file)?.text ?? '';
  };
  const refuse = async (uri: { href(): string }): Promise<never> => {
    throw new Error(`${uri.href()} is remote, and nothing is fetched`);
  };
  return {
    resolver: new Resolver({
      resolvers: { file: { resolve: readFile }, http: { resolve: refuse }, https: { resolve: refuse } },
    }),
    fileOf: (source) => (source === undefined ? undefined : files.get(source)) ?? tree.root.file,
  };
}

/** For runs in which no rule looks at the resolved document: resolving a large one takes seconds. */
export function withoutResolving(tree: Tree): TreeResolver {
  const resolver = new Resolver();
  resolver.resolve = async (value) => ({
    result: value,
    refMap: {},
    graph: new ResolverDepGraph(),
    errors: [],
    // Spectral reads only the result, the graph and the errors.
    runner: undefined as never,
  });
  return { resolver, fileOf: () => tree.root.file };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
