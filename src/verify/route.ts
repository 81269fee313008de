import type { Contract, Operation, Response } from '../model/index.js';

/** An operation that a request meets, with the values of its path parameters. */
export interface Route {
  readonly operation: Operation;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The operation that answers a request, whether its path was recorded with the server's base path or without.
 * Fixed paths win over templated ones, as OpenAPI says.
 */
export function routeOf(contract: Contract, method: string, path: string): Route | undefined {
  const routes = contract.operations.flatMap((operation) => {
    if (operation.method !== method) return [];
    for (const base of ['', ...operation.servers.map(({ url }) => basePath(url))]) {
      const parameters = matchPath(base + operation.path, path);
      if (parameters) return [{ operation, parameters }];
    }
    return [];
  });
  return routes.sort((a, b) => variables(a.operation) - variables(b.operation))[0];
}

function variables({ path }: Operation): number {
  return path.split('{').length - 1;
}

/** The methods that a path knows, for saying what else could have been meant. */
export function methodsOf(contract: Contract, path: string): string[] {
  const methods = new Set(contract.operations.map(({ method }) => method));
  return [...methods].filter((method) => routeOf(contract, method, path)).sort();
}

/** What stands before an operation's path; variables of the server stay in braces, and match any text. */
function basePath(url: string): string {
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '');
  return path.replace(/\/+$/, '');
}

function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (!/^\{.*\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match ? new Map(names.map((name, index) => [name, decode(match[index + 1] ?? '')])) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The declared answer for a status: the exact one, then its range, then `default`. */
export function responseOf(operation: Operation, status: number): Response | undefined {
  const wanted = [String(status), `${Math.floor(status / 100)}XX`, 'default'];
  return wanted.flatMap((name) => operation.responses.find((response) => response.status === name) ?? [])[0];
}
