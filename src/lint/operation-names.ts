import type { Contract, Operation } from '../model/index.js';
import { isPlural, singularOf } from './lexicon/nouns.js';
import { ACTION_VERBS, LONE_METHOD_VERBS, METHOD_VERBS } from './lexicon/verbs.js';
import { isParameter, literalParts, resourceSegments, segmentsOf } from './paths.js';
import { toCase, wordsOf } from './words.js';

const VERBS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'update',
  DELETE: 'delete',
  QUERY: 'search',
};

/** Verbs of operationIds that no path has: `list orders`. */
const MORE_VERBS: ReadonlySet<string> = new Set(
  'list search count check start stop upload download import export'.split(' '),
);

/** Does a name begin with what somebody does: `listOrders`? */
export function beginsWithVerb(words: readonly string[]): boolean {
  const first = words[0]?.toLowerCase() ?? '';
  return [ACTION_VERBS, LONE_METHOD_VERBS, METHOD_VERBS, MORE_VERBS].some((verbs) => verbs.has(first));
}

const known = new WeakMap<Contract, ReadonlyMap<Operation, string>>();

/** A name for each operation that has none, from its method and path: `listOrders`, `getOrder`, `cancelOrder`. */
export function namesFor(contract: Contract): ReadonlyMap<Operation, string> {
  const names = known.get(contract) ?? allocate(contract);
  known.set(contract, names);
  return names;
}

function allocate({ operations }: Contract): Map<Operation, string> {
  const taken = new Set(operations.map(({ id }) => id));
  const names = new Map<Operation, string>();
  for (const operation of operations) {
    if (operation.id) continue;
    const nouns = nounsOf(operation);
    for (let from = nouns.length - 1; from >= 0; from--) {
      const name = nameOf(operation, nouns.slice(from));
      if (name === undefined || taken.has(name)) continue;
      taken.add(name);
      names.set(operation, name);
      break;
    }
  }
  return names;
}

/** What the path goes through: each in the singular that an identifier follows. */
function nounsOf({ path }: Operation): string[] {
  const segments = segmentsOf(path).filter(
    (segment) => isParameter(segment) || resourceSegments(`/${segment}`).length > 0,
  );
  return segments.flatMap((segment, index) => {
    if (isParameter(segment)) return [];
    const words = wordsOf(literalParts(segment).join(' '));
    if (words.length === 0) return [];
    return [(isParameter(segments[index + 1] ?? '') ? singularOf(words) : words).join(' ')];
  });
}

function nameOf({ method, path }: Operation, nouns: readonly string[]): string | undefined {
  const last = nouns.at(-1) ?? '';
  const words = wordsOf(last);
  const isItem = isParameter(segmentsOf(path).at(-1) ?? '');
  // An action below its resource: POST /orders/{orderId}/cancel.
  if (method === 'POST' && !isItem && beginsWithVerb(words))
    return toCase([last, ...nouns.slice(0, -1)].join(' '), 'camel');
  const verb = method === 'GET' && !isItem && isPlural(words) ? 'list' : VERBS[method];
  if (verb === undefined) return undefined;
  const noun = method === 'POST' && !isItem ? singularOf(words).join(' ') : last;
  return toCase([verb, ...nouns.slice(0, -1), noun].join(' '), 'camel');
}
