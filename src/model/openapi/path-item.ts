import type { Contract, Parameter, Server } from '../contract.js';
import type { Policy } from '../policy.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, member, objectAt, type Reading } from '../reading.js';
import { readParameters } from './payloads.js';
import { readServers } from './servers.js';

/** What operations and exchanges inherit from the root of the document. */
export interface Root extends Pick<Contract, 'servers' | 'security' | 'policy'> {
  readonly reading: Reading;
}

/** The fixed methods of a path item, in the order in which they are read. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** What the operations of a path item have in common. */
export interface PathItem {
  readonly cursor: Cursor;
  readonly parameters: readonly Parameter[];
  readonly servers: readonly Server[];
  readonly policy: Policy;
  /** Lower-case method → operation, in the fixed order. */
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
    methods: METHODS.flatMap((method) => {
      const at = objectAt(reading, member(cursor, method), method);
      return at ? [[method, at] as const] : [];
    }),
  };
}
