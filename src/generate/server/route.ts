import { type Json, type JsonObject, own } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Contract, MediaContent, Operation, Parameter } from '../../model/index.js';
import { sentParameters } from '../rest/input.js';
import { contentsOf, heldAs } from '../rest/media.js';
import { securityOf } from '../rest/security.js';
import type { Shapes } from '../shape/index.js';
import { typesOf } from '../shape/lookup.js';
import { jsonSchemaOf, type Printer, type Wanted } from './json-schema.js';
import { wireShape } from './wire-shape.js';

/** What the server's runtime needs to know of an operation. */
export function routeOf(
  contract: Contract,
  shapes: Shapes,
  operation: Operation,
  wanted: Wanted,
): JsonObject {
  const reading: Printer = { shapes, wanted, view: 'write' };
  const body = bodyOf(reading, operation);
  const parameters = serverParameters(shapes, operation);
  return {
    id: shapes.names.operation(operation).call,
    method: operation.method,
    path: operation.path,
    parameters,
    ...(parameters.length > 0 && { schema: parameterSchema(reading, operation) }),
    ...(body && { body }),
    security: securityOf(contract, shapes.names, operation),
    answers: answersOf({ ...reading, view: 'read' }, operation),
    invalid: invalidStatus(operation),
    ...termsOf(operation),
  };
}

/** The operational terms that a server keeps. */
function termsOf({ policy, lifecycle }: Operation): JsonObject {
  const { timeoutMs, rateLimit, idempotency } = policy;
  const { deprecated, deprecatedAt, sunset, replacedBy } = lifecycle;
  return {
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(rateLimit && { rateLimit: { requests: rateLimit.requests, perMs: rateLimit.perMs } }),
    ...(idempotency && { idempotency: { header: idempotency.header, required: idempotency.required } }),
    ...((deprecated || sunset !== undefined) && {
      deprecated: {
        ...(deprecatedAt !== undefined && { at: deprecatedAt }),
        ...(sunset !== undefined && { sunset }),
        ...(replacedBy !== undefined && { replacedBy }),
      },
    }),
  };
}

function serverParameters(shapes: Shapes, operation: Operation): JsonObject[] {
  return [...shapes.names.parameters(sentParameters(operation))].map(([parameter, key]) => {
    const shape = wireShape(parameter.schema);
    return {
      in: parameter.in,
      name: parameter.name,
      ...(key !== parameter.name && { key }),
      ...styleOf(parameter),
      ...(shape !== 'string' && { shape }),
    };
  });
}

const DEFAULT_STYLE: Readonly<Record<Parameter['in'], string>> = {
  path: 'simple',
  query: 'form',
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

function styleOf({ in: place, style, explode, mediaType }: Parameter): JsonObject {
  if (mediaType !== undefined) return heldAs(mediaType) === 'json' ? { json: true } : {};
  return {
    ...(style !== DEFAULT_STYLE[place] && { style }),
    ...(explode !== (style === 'form') && { explode }),
  };
}

/** One schema for an object of all parameters, by the names of the input. */
function parameterSchema(printer: Printer, operation: Operation): Json {
  const named = [...printer.shapes.names.parameters(sentParameters(operation))];
  const required = named
    .filter(([parameter]) => parameter.required || parameter.in === 'path')
    .map(([, key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      named.map(([{ schema }, key]) => [key, schema ? jsonSchemaOf(printer, schema) : true]),
    ),
    ...(required.length > 0 && { required: required.sort() }),
  };
}

function bodyOf(printer: Printer, operation: Operation): JsonObject | undefined {
  const { request } = operation;
  if (!request || request.content.length === 0) return undefined;
  const content = sortedBy(request.content, ({ mediaType }) => mediaType).map(
    (content): [string, JsonObject] => {
      const { mediaType, schema } = content;
      const held = heldAs(mediaType);
      const shape = schema && (held === 'form' || held === 'multipart') ? wireShape(schema) : undefined;
      return [
        essenceOf(mediaType),
        {
          ...(isChecked(content) && { schema: jsonSchemaOf(printer, content.schema) }),
          ...(shape !== undefined && shape !== 'string' && { shape }),
          ...(held === 'form' && fieldStyles(content)),
        },
      ];
    },
  );
  return { required: request.required, content: Object.fromEntries(content) };
}

/** The fields of a form whose style is not the usual one. */
function fieldStyles({ encoding }: MediaContent): JsonObject {
  const fields = sortedBy(Object.entries(encoding), ([name]) => name).flatMap(([name, field]) => {
    const style = own(field, 'style');
    const explode = own(field, 'explode');
    if (style === undefined && explode === undefined) return [];
    const word = typeof style === 'string' ? style : 'form';
    return [[name, { style: word, explode: typeof explode === 'boolean' ? explode : word === 'form' }]];
  });
  return fields.length > 0 ? { fields: Object.fromEntries(fields) } : {};
}

/** Does a program hold a body of this media type as its schema describes it? XML, for one, is held as text. */
function isChecked(
  content: MediaContent,
): content is MediaContent & { readonly schema: NonNullable<MediaContent['schema']> } {
  const { schema, mediaType } = content;
  const held = heldAs(mediaType);
  if (!schema || held === 'bytes' || held === 'stream') return false;
  return held !== 'text' || (typesOf(schema)?.has('string') ?? true);
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** Each declared answer by status, with the schemas of its media types; those that are preferred stand first. */
function answersOf(printer: Printer, operation: Operation): JsonObject {
  const answers = sortedBy(operation.responses, ({ status }) => status).map(({ status, payload }) => {
    const contents = payload ? contentsOf(payload) : [];
    const schemas = contents.map((content) => [
      content.mediaType,
      isChecked(content) && heldAs(content.mediaType) !== 'multipart'
        ? jsonSchemaOf(printer, content.schema)
        : true,
    ]);
    return [status.length === 3 ? status.toUpperCase() : status, Object.fromEntries(schemas)];
  });
  return Object.fromEntries(answers);
}

/** 422 for those who declare it and no 400; 400 for the rest. */
function invalidStatus({ responses }: Operation): 400 | 422 {
  const declares = (status: string): boolean => responses.some((response) => response.status === status);
  return declares('422') && !declares('400') ? 422 : 400;
}
