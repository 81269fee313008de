import type { JsonObject } from '../../kernel/json.js';
import { groupBy } from '../../kernel/order.js';
import type { Place } from '../../kernel/place.js';
import type {
  Example,
  Exchange,
  Header,
  Link,
  MediaContent,
  Parameter,
  Payload,
  Response,
} from '../contract.js';
import { given } from '../reading.js';
import type { AccessWriter } from './access.js';
import { type PartWriter, type Printers, writeParts } from './parts.js';
import { type SchemaWriter, writeSchemas } from './schema.js';
import { writeEncoding, writeStyle } from './style.js';
import { asExtensions, writeExample } from './texts.js';
import type { Writing } from './writing.js';

/** All that prints an OpenAPI document. */
export interface OpenApiWriting extends Writing {
  readonly schemas: SchemaWriter;
  readonly parts: PartWriter;
  readonly access: AccessWriter;
  /** By the key of the operation that they belong to. */
  readonly callbacks: ReadonlyMap<string, readonly Exchange[]>;
}

export function equip(writing: Writing, access: AccessWriter): OpenApiWriting {
  const printers: Printers = {
    parameters: (parameter) => writeParameter(equipped, parameter),
    requestBodies: (body) => writeBody(equipped, body),
    responses: (response) => writeResponse(equipped, response),
    headers: (header) => writeHeader(equipped, header),
    examples: (example) => writeExample(equipped, example),
    links: (link) => writeLink(equipped, link),
  };
  const equipped: OpenApiWriting = {
    ...writing,
    access,
    schemas: writeSchemas(writing),
    parts: writeParts(writing, printers),
    callbacks: groupBy(
      writing.contract.exchanges.filter(({ via }) => via === 'callback'),
      ({ parent = '' }) => parent,
    ),
  };
  return equipped;
}

/** Parameters, as a member: those that 3.1 has a place for. */
export function writeParameters(
  writing: OpenApiWriting,
  parameters: readonly Parameter[],
  user: Place,
): JsonObject {
  const known = parameters.filter(({ at, name, in: location }) => {
    if (location !== 'querystring') return true;
    writing.lose('upgrade/parameter-location', at, { in: location, name });
    return false;
  });
  if (known.length === 0) return {};
  return { parameters: known.map((parameter) => writing.parts.use('parameters', parameter, user)) };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object */
function writeParameter(writing: OpenApiWriting, parameter: Parameter): JsonObject {
  const { name, in: location, description, allowEmptyValue } = parameter;
  const { 'x-nullable': nullable, ...extensions } = parameter.extensions;
  return writing.placed(parameter.at, {
    name,
    in: location,
    ...given('description', description),
    ...(parameter.required && { required: true }),
    ...(parameter.lifecycle.deprecated && { deprecated: true }),
    // Elsewhere it means nothing, and 3.1 does not have it.
    ...(location === 'query' && given('allowEmptyValue', allowEmptyValue)),
    ...writeValue(writing, parameter, {
      ...writeStyle(writing, parameter, location),
      ...(parameter.allowReserved && { allowReserved: true }),
    }),
    // In Swagger 2.0 the types of its schema say it now.
    ...(writing.contract.dialect !== '2.0' && given('x-nullable', nullable)),
    ...extensions,
  });
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#header-object */
function writeHeader(writing: OpenApiWriting, header: Header): JsonObject {
  return writing.placed(header.at, {
    ...given('description', header.description),
    ...(header.required && { required: true }),
    ...(header.lifecycle.deprecated && { deprecated: true }),
    ...writeValue(writing, header, writeStyle(writing, header, 'header')),
    ...header.extensions,
  });
}

/** `content`, or a schema and how it is written. */
function writeValue(writing: OpenApiWriting, value: Parameter | Header, style: JsonObject): JsonObject {
  const { media, schema } = value;
  const examples = writeExamples(writing, value.examples, value.at);
  if (media) return { content: { [media.mediaType]: writeMedia(writing, media) }, ...examples };
  return { ...style, schema: schema ? writing.schemas.schema(schema) : {}, ...examples };
}

/** `example` and `examples`, as members. */
function writeExamples(writing: OpenApiWriting, examples: readonly Example[], user: Place): JsonObject {
  const single = examples.find(({ name }) => name === '');
  const named = examples.filter((example) => example !== single);
  return {
    ...given('example', single?.value),
    ...(named.length > 0 && {
      examples: Object.fromEntries(
        named.map((example) => [example.name, writing.parts.use('examples', example, user)]),
      ),
    }),
  };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object */
function writeBody(writing: OpenApiWriting, payload: Payload): JsonObject {
  return writing.placed(payload.at, {
    ...given('description', payload.description),
    ...(payload.required && { required: true }),
    content: writeContent(writing, payload.content),
    ...payload.extensions,
  });
}

function writeContent(writing: OpenApiWriting, content: readonly MediaContent[]): JsonObject {
  return Object.fromEntries(content.map((media) => [media.mediaType, writeMedia(writing, media)]));
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#media-type-object */
function writeMedia(writing: OpenApiWriting, media: MediaContent): JsonObject {
  const { at, mediaType, schema, itemSchema } = media;
  if (itemSchema) writing.lose('upgrade/item-schema', itemSchema.at, { mediaType });
  return writing.placed(at, {
    ...(schema && { schema: writing.schemas.schema(schema) }),
    ...writeExamples(writing, media.examples, at),
    ...writeEncoding(writing, media),
    ...media.extensions,
  });
}

/** `responses`, as a member: there must be one if there is any. */
export function writeResponses(
  writing: OpenApiWriting,
  responses: readonly Response[],
  user: Place,
): JsonObject {
  if (responses.length === 0) return {};
  const entries = responses.map((response) => [
    response.status,
    writing.parts.use('responses', response, user),
  ]);
  return { responses: Object.fromEntries(entries) };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#response-object */
function writeResponse(writing: OpenApiWriting, response: Response): JsonObject {
  const { at, headers, payload, links } = response;
  return writing.placed(at, {
    description: response.description ?? '',
    ...(headers.length > 0 && {
      headers: Object.fromEntries(
        headers.map((header) => [header.name, writing.parts.use('headers', header, at)]),
      ),
    }),
    ...(payload && { content: writeContent(writing, payload.content) }),
    ...(links.length > 0 && {
      links: Object.fromEntries(links.map((link) => [link.name, writing.parts.use('links', link, at)])),
    }),
    ...asExtensions({ summary: response.summary }),
    ...response.extensions,
  });
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#link-object */
function writeLink(writing: OpenApiWriting, link: Link): JsonObject {
  return writing.placed(link.at, {
    ...given('operationId', link.operationId),
    ...given('operationRef', link.operationRef),
    ...given('description', link.description),
    ...(Object.keys(link.parameters).length > 0 && { parameters: { ...link.parameters } }),
    ...given('requestBody', link.requestBody),
    ...(link.server && { server: writing.access.server(link.server) }),
    ...link.extensions,
  });
}
