import type { Json, JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Contract, Operation, Parameter } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { fieldsOf, fieldType } from '../rest/fields.js';
import { sentParameters } from '../rest/input.js';
import { heldAs, preferred } from '../rest/media.js';
import { statusesOf } from '../rest/status.js';

/** What the client's runtime needs to know of an operation, defaults left out. */
export function descriptorOf(contract: Contract, names: Names, operation: Operation): JsonObject {
  const parameters = parametersOf(names, operation);
  const body = sentContent(operation)?.mediaType;
  const accept = acceptOf(operation);
  const fields = typedFields(operation);
  const { timeoutMs, retry, idempotency } = operation.policy;
  return {
    method: operation.method,
    path: operation.path,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { body }),
    ...(accept !== '' && { accept }),
    ...(operation.security.length > 0 && { security: securityOf(contract, names, operation) }),
    success: [...statusesOf(operation).success],
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(retry && { retry: { ...retry } }),
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

export function parametersOf(names: Names, operation: Operation): JsonObject[] {
  return [...names.parameters(sentParameters(operation))].map(([parameter, key]) =>
    parameterOf(parameter, key),
  );
}

/** How a parameter travels, and the member of the input that it is. */
export function parameterOf(parameter: Parameter, key: string): JsonObject {
  return {
    in: parameter.in,
    name: parameter.name,
    ...(key !== parameter.name && { key }),
    ...styleOf(parameter),
  };
}

const DEFAULT_STYLE: Readonly<Record<Parameter['in'], string>> = {
  path: 'simple',
  query: 'form',
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

function styleOf({ in: place, style, explode, allowReserved, mediaType }: Parameter): JsonObject {
  if (mediaType !== undefined) return heldAs(mediaType) === 'json' ? { json: true } : {};
  return {
    ...(style !== DEFAULT_STYLE[place] && { style }),
    ...(explode !== (style === 'form') && { explode }),
    ...(allowReserved && { allowReserved }),
  };
}

export function securityOf(contract: Contract, names: Names, operation: Operation): Json[] {
  const member = new Map(contract.securitySchemes.map((scheme) => [scheme.name, names.scheme(scheme)]));
  return operation.security.map((requirement) =>
    Object.fromEntries(
      sortedBy(requirement, ({ scheme }) => scheme).map(({ scheme, scopes }) => [
        member.get(scheme) ?? scheme,
        [...scopes].sort(),
      ]),
    ),
  );
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
