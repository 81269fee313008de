import type { JsonObject } from '../../kernel/json.js';
import type { Contract, Operation } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { fieldsOf, fieldType } from '../rest/fields.js';
import { heldAs, preferred } from '../rest/media.js';
import { pagedListOf } from '../rest/paging.js';
import { parametersOf } from '../rest/parameters.js';
import { securityOf } from '../rest/security.js';
import { statusesOf } from '../rest/status.js';
import { streamingOf } from '../rest/stream.js';

/** What the client's runtime needs to know of an operation, defaults left out. */
export function descriptorOf(contract: Contract, names: Names, operation: Operation): JsonObject {
  const parameters = parametersOf(names, operation);
  const body = sentContent(operation)?.mediaType;
  const accept = acceptOf(operation);
  const fields = typedFields(operation);
  const streaming = streamingOf(operation);
  const list = streaming ? undefined : pagedListOf(names, operation);
  const { timeoutMs, retry, circuitBreaker, rateLimit, idempotency } = operation.policy;
  return {
    method: operation.method,
    path: operation.path,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { body }),
    ...(accept !== '' && { accept }),
    ...(operation.security.length > 0 && { security: securityOf(contract, names, operation) }),
    success: [...statusesOf(operation).success],
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(streaming && { items: streaming.items, ...(streaming.json && { json: true }) }),
    ...(list && { paging: list.paging }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(retry && { retry: { ...retry } }),
    ...(circuitBreaker && { breaker: { ...circuitBreaker } }),
    ...(rateLimit && { rateLimit: { ...rateLimit } }),
    ...(idempotency && {
      idempotency: {
        header: idempotency.header.toLowerCase(),
        ...(idempotency.required && { required: true }),
      },
    }),
  };
}

/** The media type that a body is sent in; `fetch` sends none with GET and HEAD. */
export function sentContent(operation: Operation): ReturnType<typeof preferred> {
  return operation.request && operation.method !== 'GET' && operation.method !== 'HEAD'
    ? preferred(operation.request)
    : undefined;
}

function acceptOf(operation: Operation): string {
  const types = operation.responses.flatMap(
    ({ payload }) => payload?.content.map(({ mediaType }) => mediaType) ?? [],
  );
  const shown = [...new Set(types)].filter(
    (mediaType) => heldAs(mediaType) !== 'any' && /^[\w!#$&^.+*/;= -]+$/.test(mediaType),
  );
  return shown
    .sort((a, b) => Number(heldAs(b) === 'json') - Number(heldAs(a) === 'json') || (a < b ? -1 : 1))
    .join(', ');
}

function typedFields(operation: Operation): JsonObject {
  const headers = operation.responses
    .flatMap(fieldsOf)
    .map((header) => [header.name.toLowerCase(), fieldType(header)] as const);
  return Object.fromEntries(
    headers.filter(([, type]) => type !== 'string').sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
