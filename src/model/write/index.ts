import type { Json, JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child, type Pointer } from '../../kernel/pointer.js';
import type {
  Contract,
  Exchange,
  Header,
  MediaContent,
  Operation,
  Parameter,
  Payload,
  Response,
} from '../contract.js';
import { given } from '../reading.js';
import { writeRequirement, writeScheme, writeServer } from './access.js';
import { type SchemaWriter, writeSchemas } from './schema.js';
import { writeEncoding, writeStyle } from './style.js';

/** A document for third parties, and where each of its nodes was written. */
export interface Written {
  readonly document: JsonObject;
  /** Pointers of the document → the author's places; for schemas, operations and what they hold. */
  readonly places: ReadonlyMap<Pointer, Place>;
}

/**
 * Prints the canonical OpenAPI 3.1 document of an OpenAPI contract of any dialect: one file, every reference
 * local, names kept, webhooks and callbacks where 3.1 has them.
 */
export function writeOpenApi(contract: Contract): Written {
  const places = new Map<Pointer, Place>();
  const schemas = writeSchemas(contract, places);
  const writer: Writer = { schemas, places, contract };
  const paths = new Map<string, JsonObject>();
  for (const operation of contract.operations) {
    const method = operation.method.toLowerCase();
    entryOf(paths, operation.path)[method] = writeOperation(
      writer,
      operation,
      child('/paths', operation.path, method),
    );
  }
  const webhooks = new Map<string, JsonObject>();
  for (const exchange of contract.exchanges.filter(({ via }) => via === 'webhook')) {
    const method = (exchange.method ?? 'POST').toLowerCase();
    entryOf(webhooks, exchange.name)[method] = writePushed(
      writer,
      exchange,
      child('/webhooks', exchange.name, method),
    );
  }
  const document: JsonObject = {
    openapi: '3.1.0',
    info: {
      title: contract.title,
      version: contract.version,
      ...given('description', contract.info.description),
    },
    ...(contract.servers.length > 0 && {
      servers: contract.servers.map(writeServer),
    }),
    ...(contract.security.length > 0 && { security: contract.security.map(writeRequirement) }),
    ...(contract.tags.length > 0 && {
      tags: contract.tags.map(({ name, description }) => ({ name, ...given('description', description) })),
    }),
    paths: Object.fromEntries(paths),
    ...(webhooks.size > 0 && { webhooks: Object.fromEntries(webhooks) }),
  };
  document.components = {
    schemas: schemas.components(),
    ...(contract.securitySchemes.length > 0 && {
      securitySchemes: Object.fromEntries(
        contract.securitySchemes.map((scheme) => [scheme.name, writeScheme(scheme)]),
      ),
    }),
  };
  return { document, places };
}

interface Writer {
  readonly schemas: SchemaWriter;
  readonly places: Map<Pointer, Place>;
  readonly contract: Contract;
}

function writeOperation(writer: Writer, operation: Operation, at: Pointer): JsonObject {
  writer.places.set(at, operation.at);
  return {
    ...given('operationId', operation.id),
    ...given('summary', operation.summary),
    ...given('description', operation.description),
    ...(operation.tags.length > 0 && { tags: [...operation.tags] }),
    ...(operation.lifecycle.deprecated && { deprecated: true }),
    ...writeParameters(writer, operation.parameters, at),
    ...(operation.request && { requestBody: writeBody(writer, operation.request, child(at, 'requestBody')) }),
    responses: writeResponses(writer, operation.responses, child(at, 'responses')),
    ...(operation.securityDeclared && { security: operation.security.map(writeRequirement) }),
    ...(operation.servers !== writer.contract.servers && { servers: operation.servers.map(writeServer) }),
    ...writeCallbacks(writer, operation, at),
    ...operation.extensions,
  };
}

function writeCallbacks(writer: Writer, operation: Operation, at: Pointer): JsonObject {
  const callbacks = new Map<string, Map<string, JsonObject>>();
  for (const exchange of writer.contract.exchanges) {
    if (exchange.via !== 'callback' || exchange.parent !== operation.key) continue;
    const { name, channel: expression = '', method = 'POST' } = exchange;
    const items = callbacks.get(name) ?? new Map<string, JsonObject>();
    callbacks.set(name, items);
    const here = child(at, 'callbacks', name, expression, method.toLowerCase());
    entryOf(items, expression)[method.toLowerCase()] = writePushed(writer, exchange, here);
  }
  if (callbacks.size === 0) return {};
  return {
    callbacks: Object.fromEntries([...callbacks].map(([name, items]) => [name, Object.fromEntries(items)])),
  };
}

/** The entry of that name, made when it is not there; a map, since names are the author's and may be any. */
function entryOf(entries: Map<string, JsonObject>, name: string): JsonObject {
  const entry = entries.get(name) ?? {};
  entries.set(name, entry);
  return entry;
}

function writePushed(writer: Writer, exchange: Exchange, at: Pointer): JsonObject {
  writer.places.set(at, exchange.at);
  return {
    ...given('operationId', exchange.operationId),
    ...given('summary', exchange.summary),
    ...given('description', exchange.description),
    ...(exchange.tags.length > 0 && { tags: [...exchange.tags] }),
    ...(exchange.lifecycle.deprecated && { deprecated: true }),
    ...writeParameters(writer, exchange.parameters, at),
    ...(exchange.payload && { requestBody: writeBody(writer, exchange.payload, child(at, 'requestBody')) }),
    responses: writeResponses(writer, exchange.answers, child(at, 'responses')),
    ...(exchange.security.length > 0 && { security: exchange.security.map(writeRequirement) }),
    ...exchange.extensions,
  };
}

function writeParameters(writer: Writer, parameters: readonly Parameter[], at: Pointer): JsonObject {
  if (parameters.length === 0) return {};
  return {
    parameters: parameters.map((parameter, index) =>
      writeParameter(writer, parameter, child(at, 'parameters', index)),
    ),
  };
}

function writeParameter(writer: Writer, parameter: Parameter, at: Pointer): JsonObject {
  writer.places.set(at, parameter.at);
  const schema = parameter.schema;
  return {
    name: parameter.name,
    in: parameter.in,
    ...given('description', parameter.description),
    ...(parameter.required && { required: true }),
    ...(parameter.lifecycle.deprecated && { deprecated: true }),
    ...(parameter.mediaType
      ? {
          content: {
            [parameter.mediaType]: schema
              ? { schema: writer.schemas.schema(schema, child(at, 'content', parameter.mediaType, 'schema')) }
              : {},
          },
        }
      : {
          style: writeStyle(parameter),
          explode: parameter.explode,
          ...(parameter.allowReserved && { allowReserved: true }),
          ...(schema && { schema: writer.schemas.schema(schema, child(at, 'schema')) }),
        }),
  };
}

function writeBody(writer: Writer, payload: Payload, at: Pointer): JsonObject {
  writer.places.set(at, payload.at);
  return {
    ...given('description', payload.description),
    ...(payload.required && { required: true }),
    content: writeContent(writer, payload.content, child(at, 'content')),
  };
}

function writeContent(writer: Writer, content: readonly MediaContent[], at: Pointer): JsonObject {
  return Object.fromEntries(
    content.map((media): [string, Json] => [
      media.mediaType,
      {
        ...(media.schema && {
          schema: writer.schemas.schema(media.schema, child(at, media.mediaType, 'schema')),
        }),
        ...(Object.keys(media.encoding).length > 0 && { encoding: writeEncoding(media.encoding) }),
      },
    ]),
  );
}

function writeResponses(writer: Writer, responses: readonly Response[], at: Pointer): JsonObject {
  return Object.fromEntries(
    responses.map((response): [string, Json] => {
      const here = child(at, response.status);
      writer.places.set(here, response.at);
      const headers = response.headers.map((header): [string, Json] => [
        header.name,
        writeHeader(writer, header, child(here, 'headers', header.name)),
      ]);
      return [
        response.status,
        {
          description: response.description ?? '',
          ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
          ...(response.payload && {
            content: writeContent(writer, response.payload.content, child(here, 'content')),
          }),
        },
      ];
    }),
  );
}

function writeHeader(writer: Writer, header: Header, at: Pointer): JsonObject {
  writer.places.set(at, header.at);
  return {
    ...given('description', header.description),
    ...(header.required && { required: true }),
    ...(header.schema && { schema: writer.schemas.schema(header.schema, child(at, 'schema')) }),
  };
}
