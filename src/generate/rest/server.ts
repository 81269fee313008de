import type { Contract, Operation, Server } from '../../model/index.js';

/** Where a client calls: what most operations share, and what is an operation's own. */
export interface Servers {
  /** Undefined when the contract does not say it: the caller must. */
  readonly shared: string | undefined;
  /** The server of an operation that is called elsewhere; undefined for the others. */
  own(operation: Operation): string | undefined;
}

/** Counted once a contract. */
const known = new WeakMap<Contract, Servers>();

export function serversOf(contract: Contract): Servers {
  const servers = known.get(contract) ?? readServers(contract);
  known.set(contract, servers);
  return servers;
}

function readServers(contract: Contract): Servers {
  const shared = usableUrl(contract.servers) ?? usual(contract.operations);
  return {
    shared,
    own({ servers }) {
      // Those that the contract itself has are no operation's own.
      const url = servers === contract.servers ? undefined : usableUrl(servers);
      return url === shared ? undefined : url;
    },
  };
}

/** Of a contract whose paths alone have servers: the one that most of them have. */
function usual(operations: readonly Operation[]): string | undefined {
  const urls = operations.map(({ servers }) => usableUrl(servers));
  const counts = new Map<string, number>();
  for (const url of urls) {
    // Where one is nowhere, the caller must say where it is.
    if (url === undefined) return undefined;
    counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return ranked[0]?.[0];
}

/** The first server that has a whole address of its own. */
function usableUrl(servers: readonly Server[]): string | undefined {
  return servers.map(defaultUrl).find((url) => /^https?:\/\/[^{}]*$/i.test(url));
}

/** The URL of a server with its variables at their defaults; those without one stay in braces. */
function defaultUrl(server: Server): string {
  return server.variables.reduce(
    (url, { name, default: value }) => (value === undefined ? url : url.replaceAll(`{${name}}`, value)),
    server.url,
  );
}
