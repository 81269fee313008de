import type { Contract, Parameter, Server } from '../contract.js';
import type { Policy } from '../policy.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, member, membersOf, objectAt, type Reading } from '../reading.js';
import { readParameters } from './payloads.js';
import { readServers } from './servers.js';

/** What operations and exchanges inherit from the root of the document. */
export interface Root extends Pick<Contract, 'servers' | 'security' | 'policy'> {
  readonly reading: Reading;
  readonly dialect: OpenApiDialect;
}

export type OpenApiDialect = '3.0' | '3.1' | '3.2';

/** The fixed methods of a path item, in the order in which they are read. */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** What the operations of a path item have in common. */
export interface PathItem {
  readonly cursor: Cursor;
  readonly parameters: readonly Parameter[];
  readonly servers: readonly Server[];
  readonly policy: Policy;
  /** Method, as it goes on the wire, → operation; the fixed ones first, in their order. */
  readonly methods: readonly (readonly [string, Cursor])[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
export function readPathItem(root: Root, entry: Cursor): PathItem | undefined {
  const { reading } = root;
  const cursor = objectAt(reading, entry, 'path item');
  if (!cursor) return undefined;
  const servers = readServers(reading, member(cursor, 'servers'));
  return {
    cursor,
    parameters: readParameters(reading, member(cursor, 'parameters')),
    servers: servers.length > 0 ? servers : root.servers,
    policy: readPolicy(cursor, root.policy),
    methods: [...fixedMethods(root, cursor), ...additionalMethods(root, cursor)],
  };
}

function fixedMethods({ reading, dialect }: Root, item: Cursor): [string, Cursor][] {
  return (dialect === '3.2' ? [...METHODS, 'query'] : METHODS).flatMap((method): [string, Cursor][] => {
    const at = objectAt(reading, member(item, method), method);
    return at ? [[method.toUpperCase(), at]] : [];
  });
}

/** Methods that the specification does not name. @see https://spec.openapis.org/oas/v3.2.0.html#path-item-object */
function additionalMethods({ reading, dialect }: Root, item: Cursor): [string, Cursor][] {
  if (dialect !== '3.2') return [];
  const entries = membersOf(reading, member(item, 'additionalOperations'), 'additionalOperations');
  return entries.flatMap(([method, entry]): [string, Cursor][] => {
    const at = objectAt(reading, entry, method);
    return at ? [[method, at]] : [];
  });
}
