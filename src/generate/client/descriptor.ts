import type { Contract, Operation, Policy } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { literal, valueText } from '../print.js';
import { fieldsOf, fieldType } from '../rest/fields.js';
import { heldAs } from '../rest/media.js';
import { pagedListOf } from '../rest/paging.js';
import { serversOf } from '../rest/server.js';
import { statusesOf } from '../rest/status.js';
import { streamingOf } from '../rest/stream.js';
import { bodyCode, sentContents } from './body-code.js';
import type { CheckCodes } from './checking.js';
import { type Code, callCode, listCode, objectCode } from './code.js';
import { pagingCode } from './paging-code.js';
import { parameterCodes } from './parameter-code.js';
import type { RuntimeNames } from './runtime-names.js';
import { securityCode } from './security-code.js';

/** What descriptors are written with. */
export interface Describing {
  readonly contract: Contract;
  readonly names: Names;
  readonly use: RuntimeNames;
  readonly checksOf: (operation: Operation) => CheckCodes;
}

/** What the client's runtime needs to know of an operation, defaults left out: data, and the functions that it takes. */
export function descriptorOf(
  { contract, names, use, checksOf }: Describing,
  operation: Operation,
): Record<string, Code> {
  const checks = checksOf(operation);
  const parameters = [...(checks.given ? [checks.given] : []), ...parameterCodes(names, operation, use)];
  const server = serversOf(contract).own(operation);
  const accept = acceptOf(operation);
  const streaming = streamingOf(operation);
  const list = streaming ? undefined : pagedListOf(names, operation);
  const members: Readonly<Record<string, Code | undefined>> = {
    method: literal(operation.method),
    path: literal(operation.path),
    server: server === undefined ? undefined : literal(server),
    parameters: parameters.length > 0 ? listCode(parameters) : undefined,
    body: bodyCode(sentContents(operation), use, checks.around),
    accept: accept === '' ? undefined : literal(accept),
    security: securityCode(contract, names, operation, use),
    success: successCode(operation),
    fields: fieldsCode(operation, use),
    read: checks.read,
    items: streaming && use(ITEMS[`${streaming.items}${streaming.json ? ' json' : ''}`] ?? 'events'),
    ...(list && pagingCode(list, use)),
    ...policyCodes(operation, use),
  };
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, code]) => (code === undefined ? [] : [[name, code]])),
  );
}

const ITEMS: Readonly<Record<string, string>> = {
  events: 'events',
  'events json': 'jsonEvents',
  lines: 'jsonLines',
  sequence: 'jsonSequence',
};

/** Left out when any status from 200 to 299 will do. */
function successCode(operation: Operation): Code | undefined {
  const { success } = statusesOf(operation);
  return success.every((status) => /^\d+$/.test(status)) ? listCode(success) : undefined;
}

function policyCodes(
  { method, policy }: Operation,
  use: RuntimeNames,
): Readonly<Record<string, Code | undefined>> {
  const { timeoutMs, retry, circuitBreaker, rateLimit } = policy;
  const limit = rateLimit && rateLimit.requests > 0 && rateLimit.perMs > 0 ? rateLimit : undefined;
  // A try waits for its turn before its circuit is looked at.
  const stages = [...(limit ? ['rateLimit'] : []), ...(circuitBreaker ? ['breaker'] : [])];
  return {
    timeoutMs: timeoutMs === undefined ? undefined : valueText(timeoutMs),
    retry: retry && termsCode(retry),
    stages: stages.length > 0 ? callCode(use('through'), stages.map(use)) : undefined,
    breaker: circuitBreaker && termsCode(circuitBreaker),
    rateLimit: limit && termsCode(limit),
    idempotency: idempotencyCode(method, policy, use),
  };
}

function termsCode(terms: object): Code | undefined {
  return Object.keys(terms).length > 0 ? valueText({ ...terms }) : undefined;
}

const REPEATABLE: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'QUERY',
  'TRACE',
]);

/** What may not be sent twice may under a key. */
function idempotencyCode(method: string, { idempotency }: Policy, use: RuntimeNames): Code | undefined {
  const isSafe = REPEATABLE.has(method);
  if (!idempotency) return isSafe ? undefined : callCode(use('keyed'), []);
  const header = literal(idempotency.header.toLowerCase());
  const terms = {
    ...(idempotency.required && { always: 'true' }),
    ...(isSafe && { safe: 'true' }),
  };
  return callCode(use('keyed'), Object.keys(terms).length > 0 ? [header, objectCode(terms)] : [header]);
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

/** `typed({ 'x-total': Number })`: the declared headers that are not text. */
function fieldsCode(operation: Operation, use: RuntimeNames): Code | undefined {
  const types = operation.responses
    .flatMap(fieldsOf)
    .map((header) => [header.name.toLowerCase(), fieldType(header)] as const)
    .filter(([, type]) => type !== 'string')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, type]) => [name, type === 'number' ? 'Number' : use('isTrue')] as const);
  return types.length === 0 ? undefined : callCode(use('typed'), [objectCode(Object.fromEntries(types))]);
}
