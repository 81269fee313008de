import { describedBy, given, member, once } from '../reading.js';
import type { Call, CallSite, Root } from './path-item.js';
import { mergeParameters, readParameters, readRequestBody, readResponses } from './payloads.js';
import { readServers } from './servers.js';

/** What a call of OpenAPI 3 carries. @see https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export function readCall({ reading, servers }: Root, { item, at, caller }: CallSite): Call {
  const own = readServers(reading, member(at, 'servers'));
  const shared = once(reading, 'path item', item.cursor.place, () => ({
    ...describedBy(item.cursor),
    parameters: readParameters(reading, member(item.cursor, 'parameters')),
    servers: readServers(reading, member(item.cursor, 'servers')),
    order: Object.keys(item.cursor.value),
  }));
  return {
    item: shared,
    parameters: mergeParameters(shared.parameters, readParameters(reading, member(at, 'parameters'))),
    ...given('request', readRequestBody(reading, member(at, 'requestBody'), caller)),
    responses: readResponses(reading, member(at, 'responses'), caller === 'consumer' ? 'owner' : 'consumer'),
    servers: [own, shared.servers].find(({ length }) => length > 0) ?? servers,
    ...given('callbacks', member(at, 'callbacks')),
  };
}
