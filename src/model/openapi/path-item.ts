import type { JsonObject } from '../../kernel/json.js';
import type { Contract, Operation } from '../contract.js';
import type { Policy } from '../policy.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, member, membersOf, objectAt, type Reading } from '../reading.js';

/** What operations and exchanges inherit from the root of the document. */
export interface Root extends Pick<Contract, 'servers' | 'security' | 'policy'> {
  readonly reading: Reading;
  readonly dialect: OpenApiDialect;
  /** Reads what a call carries: there 2.0 and 3 have nothing in common. */
  readonly readCall: (root: Root, site: CallSite) => Call;
}

export type OpenApiDialect = '2.0' | '3.0' | '3.1' | '3.2';

/** Where a call is written, and who makes it. */
export interface CallSite {
  readonly item: PathItem;
  readonly at: Cursor<JsonObject>;
  readonly caller: 'consumer' | 'owner';
}

export interface Call extends Pick<Operation, 'item' | 'parameters' | 'request' | 'responses' | 'servers'> {
  readonly callbacks?: Cursor;
}

/** The fixed methods of a path item, in the order in which they are read. */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;
const MORE_METHODS: Readonly<Record<OpenApiDialect, readonly string[]>> = {
  '2.0': [],
  '3.0': ['trace'],
  '3.1': ['trace'],
  '3.2': ['trace', 'query'],
};

/** What the operations of a path item have in common. */
export interface PathItem {
  readonly cursor: Cursor<JsonObject>;
  readonly policy: Policy;
  /** Method, as it goes on the wire, → operation; the fixed ones first, in their order. */
  readonly methods: readonly (readonly [string, Cursor<JsonObject>])[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#path-item-object */
export function readPathItem(root: Root, entry: Cursor): PathItem | undefined {
  const { reading } = root;
  const cursor = objectAt(reading, entry, 'path item');
  if (!cursor) return undefined;
  return {
    cursor,
    policy: readPolicy(cursor, root.policy),
    methods: [...fixedMethods(root, cursor), ...additionalMethods(root, cursor)],
  };
}

function fixedMethods({ reading, dialect }: Root, item: Cursor): [string, Cursor<JsonObject>][] {
  return [...METHODS, ...MORE_METHODS[dialect]].flatMap((method): [string, Cursor<JsonObject>][] => {
    const at = objectAt(reading, member(item, method), method);
    return at ? [[method.toUpperCase(), at]] : [];
  });
}

/** Methods that the specification does not name. @see https://spec.openapis.org/oas/v3.2.0.html#path-item-object */
function additionalMethods({ reading, dialect }: Root, item: Cursor): [string, Cursor<JsonObject>][] {
  if (dialect !== '3.2') return [];
  const entries = membersOf(reading, member(item, 'additionalOperations'), 'additionalOperations');
  return entries.flatMap(([method, entry]): [string, Cursor<JsonObject>][] => {
    const at = objectAt(reading, entry, method);
    const field = method.toLowerCase();
    if (method !== field && [...METHODS, ...MORE_METHODS[dialect]].includes(field))
      reading.mistake('value-mistyped', entry.place, {
        what: method,
        wanted: `a method that has no member of its own, as \`${field}\` is one`,
        found: method,
      });
    return at ? [[method, at]] : [];
  });
}
