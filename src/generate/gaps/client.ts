import { groupBy } from '../../kernel/order.js';
import { count } from '../../kernel/result.js';
import type { Contract, Operation, Server } from '../../model/index.js';
import { sentParameters } from '../rest/input.js';
import { callGaps } from './calls.js';
import { type Gap, gap } from './gap.js';
import { pushedApart } from './pushed.js';

/** What a client leaves out of a contract. */
export function clientGaps(contract: Contract): Gap[] {
  return [
    ...callGaps(contract, 'client'),
    ...contract.operations.flatMap(operationGaps),
    ...ownServerGaps(contract),
    ...contract.servers.flatMap(serverGaps),
    ...securityGaps(contract),
    ...pushedApart(contract),
  ];
}

/** Those that `fetch` refuses, and what is no method at all. */
const FORBIDDEN = /^(?:CONNECT|TRACE|TRACK)$/i;
const METHOD = /^[\w!#$%&'*+.^`|~-]+$/;

function operationGaps(operation: Operation): Gap[] {
  const { key, method, at } = operation;
  const isForbidden = FORBIDDEN.test(method) || !METHOD.test(method);
  return [
    ...(isForbidden ? [gap('generate/method-forbidden', at, { method, key })] : []),
    ...sentParameters(operation).flatMap(({ in: location, name, at: place }) =>
      location === 'cookie' ? [gap('generate/cookie-parameter', place, { name, key })] : [],
    ),
  ];
}

/** One for each server that is not the contract's, however many operations have it. */
function ownServerGaps({ operations, servers: shared }: Contract): Gap[] {
  const apart = operations.flatMap(({ key, servers }) =>
    servers === shared ? [] : servers.map((server) => ({ key, server })),
  );
  return [...groupBy(apart, ({ server }) => server.url)].flatMap(([url, calls]) => {
    const [first] = calls;
    if (!first) return [];
    const what = calls.length === 1 ? first.key : count(calls.length, 'operation');
    const isRelative = !/^https?:|^\{/i.test(url);
    return isRelative
      ? [gap('generate/server-relative', first.server.at, { url, calls: what })]
      : serverGaps(first.server);
  });
}

function serverGaps({ url, variables, at }: Server): Gap[] {
  const known = new Map(variables.map(({ name, default: value }) => [name, value]));
  const missing = [...url.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = '']) =>
    known.get(name) === undefined ? [`\`${name}\``] : [],
  );
  return missing.length === 0
    ? []
    : [gap('generate/server-incomplete', at, { url, names: [...new Set(missing)].join(', ') })];
}

const KNOWN: ReadonlySet<string> = new Set(['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect']);

export function securityGaps({ securitySchemes }: Contract): Gap[] {
  return securitySchemes.flatMap(({ name, type, at }) =>
    KNOWN.has(type) ? [] : [gap('generate/security-unknown', at, { name, type })],
  );
}
