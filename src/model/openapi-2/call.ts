import type { JsonObject } from '../../kernel/json.js';
import type { Call, CallSite, Root } from '../openapi/path-item.js';
import { mergeParameters } from '../openapi/payloads.js';
import { type Cursor, describedBy, given, member } from '../reading.js';
import { readMediaTypes } from './media-types.js';
import { readInputs, readParameter } from './parameters.js';
import { readRequest } from './requests.js';
import { readResponses } from './responses.js';
import { readServers } from './servers.js';
import { noteOpenApi3 } from './words.js';

/** What a call of OpenAPI 2.0 carries. @see https://spec.openapis.org/oas/v2.0.html#operation-object */
export function readCall(
  { reading, servers }: Root,
  document: Cursor<JsonObject>,
  { item, at, caller }: CallSite,
): Call {
  noteOpenApi3(reading, item.cursor, 'path item');
  noteOpenApi3(reading, at, 'operation');
  const own = member(at, 'parameters');
  const shared = member(item.cursor, 'parameters');
  const common = readInputs(reading, shared);
  const inputs = mergeParameters(common, readInputs(reading, own));
  const request = readRequest(reading, inputs, {
    // A form has no node of its own: it stands where its fields are listed.
    at: (own ?? shared ?? at).place,
    writtenBy: caller,
    consumes: readMediaTypes(reading, [at, document], 'consumes'),
  });
  return {
    item: {
      ...describedBy(item.cursor),
      parameters: common.flatMap((input) => readParameter(reading, input) ?? []),
      servers: [],
      order: Object.keys(item.cursor.value),
    },
    parameters: inputs.flatMap((input) => readParameter(reading, input) ?? []),
    ...given('request', request),
    responses: readResponses(reading, member(at, 'responses'), {
      writtenBy: caller === 'consumer' ? 'owner' : 'consumer',
      produces: readMediaTypes(reading, [at, document], 'produces'),
    }),
    servers: member(at, 'schemes') ? readServers(reading, document, at) : servers,
  };
}
