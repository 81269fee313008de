import { TenonError } from '../../kernel/errors.js';
import type { Exchange, Operation } from '../contract.js';
import { readLifecycle, readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, fieldsOf, given, member, textOf, textsOf } from '../reading.js';
import { readExternalDocs } from '../root.js';
import { readCallbacks } from './exchanges.js';
import { type CallSite, type Root, readPathItem } from './path-item.js';
import { readSecurity } from './security.js';

/** Several times the calls of the largest interface that we know of. */
const PATH_LIMIT = 50_000;

/** Each operation of `paths`, with the exchanges of its callbacks. @throws TenonError CONTRACT_TOO_LARGE */
export function* readPaths(root: Root, paths: Cursor | undefined): Generator<[Operation, Exchange[]]> {
  const entries = fieldsOf(root.reading, paths, 'paths');
  if (entries.length > PATH_LIMIT)
    throw new TenonError('CONTRACT_TOO_LARGE', {
      path: root.reading.tree.root.file,
      reason: `it has ${entries.length} paths, and ${PATH_LIMIT} can be read`,
    });
  for (const [path, entry] of entries) {
    if (!path.startsWith('/'))
      root.reading.mistake('value-mistyped', entry.place, {
        what: path,
        wanted: 'a path that starts with /',
        found: path,
      });
    const item = readPathItem(root, entry);
    if (!item) continue;
    for (const [method, at] of item.methods)
      yield readOperation(root, `${method} ${path}`, { item, at, caller: 'consumer' });
  }
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
function readOperation(root: Root, key: string, site: CallSite): [Operation, Exchange[]] {
  const { item, at } = site;
  const { callbacks, ...call } = root.readCall(root, site);
  const security = readSecurity(root.reading, member(at, 'security'));
  const method = key.slice(0, key.indexOf(' '));
  const operation: Operation = {
    ...describedBy(at),
    key,
    ...given('id', textOf(at, 'operationId')),
    method,
    path: key.slice(method.length + 1),
    tags: textsOf(at, 'tags'),
    ...call,
    security: security ?? root.security,
    securityDeclared: security !== undefined,
    lifecycle: readLifecycle(at),
    policy: readPolicy(at, item.policy),
    ...given('externalDocs', readExternalDocs(root.reading, at)),
  };
  return [operation, readCallbacks(root, operation, callbacks)];
}
