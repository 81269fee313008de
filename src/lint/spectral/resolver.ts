import path from 'node:path';
import { Resolver, ResolverDepGraph } from '@stoplight/spectral-ref-resolver';
import type { Tree } from '../../load/index.js';
import { InlineResolver } from './resolve/inline-resolver.js';

type Uri = { path(): string; href(): string };

/** A resolver for Spectral, with the names that it gives to the author's files. */
export interface TreeResolver {
  readonly resolver: Resolver;
  /** The author's file behind a `source` of Spectral's. */
  fileOf(source: string | undefined): string;
}

/** Reads what the load room allows, and nothing else: a remote `$ref` stays unresolved and is a mistake. */
export function treeResolver(tree: Tree, rootPath: string): TreeResolver {
  const files = new Map<string, string>([[rootPath, tree.root.file]]);
  const readFile = async (uri: Uri): Promise<string> => {
    const ref = refOf(uri, rootPath);
    const resolution = tree.resolve(ref, { file: tree.root.file, pointer: '' });
    if (!resolution.ok) throw new Error(`Cannot read ${decodeURIComponent(ref)}: ${resolution.reason}`);
    files.set(uri.href().replace(/\/$/, ''), resolution.place.file);
    return tree.sources().find((source) => source.file === resolution.place.file)?.text ?? '';
  };
  return {
    resolver: resolverBy(readFile),
    fileOf: (source) => (source === undefined ? undefined : files.get(source)) ?? tree.root.file,
  };
}

/** For a document that holds all that its references lead to. */
export function lonelyResolver(rootPath: string): Resolver {
  return resolverBy(async (uri) => {
    throw new Error(
      `Cannot read ${decodeURIComponent(refOf(uri, rootPath))}: no file of the contract is there`,
    );
  });
}

function resolverBy(readFile: (uri: Uri) => Promise<string>): Resolver {
  const refuse = async (uri: Uri): Promise<never> => {
    throw new Error(`${uri.href()} is remote, and nothing is fetched`);
  };
  return new InlineResolver({
    resolvers: { file: { resolve: readFile }, http: { resolve: refuse }, https: { resolve: refuse } },
  });
}

/** A file as a reference from beside the root document. */
function refOf(uri: Uri, rootPath: string): string {
  const relative = path.relative(path.dirname(rootPath), decoded(uri.path()));
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

/** For runs in which no rule looks at the resolved document: resolving a large one takes seconds. */
export function withoutResolving(): Resolver {
  const resolver = new Resolver();
  resolver.resolve = async (value) => ({
    result: value,
    refMap: {},
    graph: new ResolverDepGraph(),
    errors: [],
    // Spectral reads only the result, the graph and the errors.
    runner: undefined as never,
  });
  return resolver;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
