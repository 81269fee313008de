import type { Exchange, Operation } from '../contract.js';
import { readLifecycle, readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, fieldsOf, given, member, textOf, textsOf } from '../reading.js';
import { readCallbacks } from './exchanges.js';
import { type PathItem, type Root, readPathItem } from './path-item.js';
import { mergeParameters, readParameters, readRequestBody, readResponses } from './payloads.js';
import { readSecurity } from './security.js';
import { readServers } from './servers.js';

/** Each operation of `paths`, with the exchanges of its callbacks. */
export function* readPaths(root: Root, paths: Cursor | undefined): Generator<[Operation, Exchange[]]> {
  for (const [path, entry] of fieldsOf(root.reading, paths, 'paths')) {
    if (!path.startsWith('/'))
      root.reading.mistake('value-mistyped', entry.place, {
        what: path,
        wanted: 'a path that starts with /',
        found: path,
      });
    const item = readPathItem(root, entry);
    for (const [method, at] of item?.methods ?? []) {
      const operation = readOperation(root, item as PathItem, `${method} ${path}`, at);
      yield [operation, readCallbacks(root, operation, member(at, 'callbacks'))];
    }
  }
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
function readOperation(root: Root, item: PathItem, key: string, at: Cursor): Operation {
  const { reading } = root;
  const security = readSecurity(reading, member(at, 'security'));
  const servers = readServers(reading, member(at, 'servers'));
  const method = key.slice(0, key.indexOf(' '));
  return {
    ...describedBy(at),
    key,
    ...given('id', textOf(at, 'operationId')),
    method,
    path: key.slice(method.length + 1),
    tags: textsOf(at, 'tags'),
    parameters: mergeParameters(item.parameters, readParameters(reading, member(at, 'parameters'))),
    ...given('request', readRequestBody(reading, member(at, 'requestBody'), 'consumer')),
    responses: readResponses(reading, member(at, 'responses'), 'owner'),
    security: security ?? root.security,
    securityDeclared: security !== undefined,
    servers: servers.length > 0 ? servers : item.servers,
    lifecycle: readLifecycle(at),
    policy: readPolicy(at, item.policy),
    ...given('externalDocs', externalDocsOf(at)),
  };
}

function externalDocsOf(cursor: Cursor): string | undefined {
  const docs = member(cursor, 'externalDocs');
  return docs && textOf(docs, 'url');
}
