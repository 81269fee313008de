import { pathToPointer, pointerToPath } from '@stoplight/json';
import { Resolver, ResolverDepGraph } from '@stoplight/spectral-ref-resolver';
import { isObject, type Json, type JsonObject } from '../../../kernel/json.js';
import { createCopy } from './copy.js';
import { type Link, linksOf, replacementsOf } from './links.js';

type Options = NonNullable<Parameters<Resolver['resolve']>[1]>;
type Resolved = Awaited<ReturnType<Resolver['resolve']>>;

/**
 * Resolves a document whose `$ref`s stay inside of it to what Spectral's resolver makes of it, with the same cycles
 * left as `$ref`s, in a fraction of its time: that one searches lists for every edge of its graphs, asks for the same
 * closure once for each `$ref`, and makes a proxy of every node that it passes.
 *
 * A document with any other `$ref` is left to Spectral's resolver.
 */
export class InlineResolver extends Resolver {
  override async resolve(source: unknown, options: Options = {}): Promise<Resolved> {
    const { baseUri } = options;
    const links = isObject(source as Json) ? linksOf(source as JsonObject) : undefined;
    // Other names are written in another way by the time that they name a node of the graph.
    if (!links || !baseUri || !/^\/[\w./@+-]+$/.test(baseUri)) return super.resolve(source, options);
    return resolveInline(source as JsonObject, links, baseUri);
  }
}

function resolveInline(source: JsonObject, links: readonly Link[], root: string): Resolved {
  const copy = createCopy(source);
  const refMap: Record<string, string> = {};
  const errors: Resolved['errors'] = [];
  for (const { to, places } of replacementsOf(links)) {
    const target = pointerToPath(to).map(String);
    const value = copy.get(target);
    for (const place of places) {
      refMap[pathToPointer([...place])] = pathToPointer(target);
      if (value !== undefined) copy.set(place, value);
      else errors.push(missing(to, place));
    }
  }
  const graph = graphOf(links, root);
  graph.setNodeData(root, { refMap, data: copy.root() });
  // Spectral looks at the result, the graph and the errors.
  return { result: copy.root(), graph, refMap, errors, runner: undefined as never };
}

/** Of an error Spectral reads the message, the path and the stack. */
function missing(to: string, place: readonly string[]): Resolved['errors'][number] {
  const message = `'${to}' does not exist`;
  return {
    code: 'POINTER_MISSING',
    message,
    path: [...place],
    uri: undefined as never,
    uriStack: [],
    pointerStack: [],
  };
}

/** What the document refers to. */
function graphOf(links: readonly Link[], root: string): Resolved['graph'] {
  const graph = new ResolverDepGraph();
  graph.addNode(root, { refMap: {} });
  for (const to of new Set(links.map((link) => link.to))) {
    graph.addNode(`${root}${to}`, { refMap: {} });
    graph.addDependency(root, `${root}${to}`);
  }
  return graph;
}
