import type { Json, JsonObject } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Contract, Operation } from '../../model/index.js';
import { sentParameters } from '../rest/input.js';
import { heldAs, preferred } from '../rest/media.js';
import { parameterOf } from '../rest/parameters.js';
import { securityOf } from '../rest/security.js';
import type { Shapes } from '../shape/index.js';
import { jsonSchemaOf, type Wanted } from './json-schema.js';
import { wireShape } from './wire-shape.js';

/** What the server's runtime needs to know of an operation. */
export function routeOf(
  contract: Contract,
  shapes: Shapes,
  operation: Operation,
  wanted: Wanted,
): JsonObject {
  const body = bodyOf(shapes, operation, wanted);
  const parameters = serverParameters(shapes, operation);
  return {
    id: shapes.names.operation(operation).call,
    method: operation.method,
    path: operation.path,
    parameters,
    ...(parameters.length > 0 && { schema: parameterSchema(shapes, operation, wanted) }),
    ...(body && { body }),
    security: securityOf(contract, shapes.names, operation),
    answers: answersOf(operation),
    invalid: invalidStatus(operation),
  };
}

function serverParameters(shapes: Shapes, operation: Operation): JsonObject[] {
  return [...shapes.names.parameters(sentParameters(operation))].map(([parameter, key]) => {
    const shape = wireShape(parameter.schema);
    return { ...parameterOf(parameter, key), ...(shape !== 'string' && { shape }) };
  });
}

/** One schema for an object of all parameters, by the names of the input. */
function parameterSchema(shapes: Shapes, operation: Operation, wanted: Wanted): Json {
  const named = [...shapes.names.parameters(sentParameters(operation))];
  const required = named
    .filter(([parameter]) => parameter.required || parameter.in === 'path')
    .map(([, key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      named.map(([{ schema }, key]) => [key, schema ? jsonSchemaOf(shapes, schema, wanted) : true]),
    ),
    ...(required.length > 0 && { required: required.sort() }),
  };
}

function bodyOf(shapes: Shapes, operation: Operation, wanted: Wanted): JsonObject | undefined {
  const { request } = operation;
  if (!request || request.content.length === 0) return undefined;
  const content = sortedBy(request.content, ({ mediaType }) => mediaType).map(
    ({ mediaType, schema }): [string, JsonObject] => {
      const held = heldAs(mediaType);
      const isChecked = schema && held !== 'bytes' && held !== 'stream';
      const shape = schema && (held === 'form' || held === 'multipart') ? wireShape(schema) : undefined;
      const checked = isChecked ? { schema: jsonSchemaOf(shapes, schema, wanted) } : {};
      return [
        (mediaType.split(';', 1)[0] ?? '').trim(),
        { ...checked, ...(shape !== undefined && shape !== 'string' && { shape }) },
      ];
    },
  );
  return { required: request.required, content: Object.fromEntries(content) };
}

function answersOf(operation: Operation): JsonObject {
  const answers = sortedBy(operation.responses, ({ status }) => status).map(({ status, payload }) => [
    status.length === 3 ? status.toUpperCase() : status,
    (payload && preferred(payload)?.mediaType) ?? '',
  ]);
  return Object.fromEntries(answers);
}

/** 422 for those who declare it and no 400; 400 for the rest. */
function invalidStatus({ responses }: Operation): 400 | 422 {
  const declares = (status: string): boolean => responses.some((response) => response.status === status);
  return declares('422') && !declares('400') ? 422 : 400;
}
