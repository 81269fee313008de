import { child } from '../kernel/pointer.js';
import type { Contract, Exchange, Operation, Payload, Response, Schema } from '../model/index.js';
import type { Kinds, NodeKind, Part, Path, Property } from './rule.js';

/** Receives each node with its kind and what it stands within. */
export type Visit = <Kind extends NodeKind>(
  kind: Kind,
  node: Kinds[Kind]['node'],
  within: Kinds[Kind]['within'],
) => void;

/**
 * The one walk over a contract. What several operations share (a response in `components`) is visited once for each of
 * them, since its meaning depends on them; schemas and their properties are visited once.
 */
export function walk(contract: Contract, visit: Visit): void {
  visit('contract', contract, contract);
  for (const server of contract.servers) visit('server', server, contract);
  for (const scheme of contract.securitySchemes) visit('securityScheme', scheme, contract);
  for (const path of pathsOf(contract)) visit('path', path, contract);
  for (const operation of contract.operations) walkOperation(contract, operation, visit);
  for (const channel of contract.channels) visit('channel', channel, contract);
  for (const exchange of contract.exchanges) walkExchange(contract, exchange, visit);
  const headers = headerSchemas(contract);
  for (const schema of contract.schemas.values()) walkSchema(contract, schema, headers, visit);
}

function walkOperation(contract: Contract, operation: Operation, visit: Visit): void {
  visit('operation', operation, contract);
  for (const server of operation.servers)
    if (!contract.servers.includes(server)) visit('server', server, contract);
  for (const parameter of operation.parameters) visit('parameter', parameter, operation);
  walkPayload(operation.request, { of: operation, name: 'request body' }, visit);
  for (const response of operation.responses) walkResponse(response, operation, visit);
}

function walkExchange(contract: Contract, exchange: Exchange, visit: Visit): void {
  visit('exchange', exchange, contract);
  for (const parameter of exchange.parameters) visit('parameter', parameter, exchange);
  walkPayload(exchange.payload, { of: exchange, name: 'payload' }, visit);
  for (const answer of exchange.answers) walkResponse(answer, exchange, visit);
}

function walkResponse(response: Response, of: Operation | Exchange, visit: Visit): void {
  visit('response', response, of);
  for (const header of response.headers) visit('header', header, response);
  walkPayload(
    response.payload,
    { of, name: `${response.status} response body`, status: response.status },
    visit,
  );
}

function walkPayload(payload: Payload | undefined, part: Omit<Part, 'writtenBy'>, visit: Visit): void {
  for (const content of payload?.content ?? []) {
    visit('content', content, { ...part, writtenBy: payload?.writtenBy ?? 'either' });
  }
}

function walkSchema(contract: Contract, schema: Schema, headers: ReadonlySet<Schema>, visit: Visit): void {
  visit('schema', schema, contract);
  for (const property of propertiesIn(schema, headers)) visit('property', property, schema);
}

/** Every property of every schema, for rules that judge them together. */
export function propertiesOf(contract: Contract): Property[] {
  const headers = headerSchemas(contract);
  return [...contract.schemas.values()].flatMap((schema) => propertiesIn(schema, headers));
}

/** The properties that a schema itself declares. */
export function propertiesIn(schema: Schema, headers: ReadonlySet<Schema> = new Set()): Property[] {
  return [...schema.properties].map(([name, property]) => ({
    name,
    at: property.at,
    schema: property,
    required: schema.required.has(name),
    isHeader: headers.has(schema),
  }));
}

/** The schemas whose properties are headers of messages. */
function headerSchemas(contract: Contract): Set<Schema> {
  const found = new Set<Schema>();
  const add = (schema: Schema | undefined): void => {
    if (!schema || found.has(schema)) return;
    found.add(schema);
    for (const part of [schema.ref, ...schema.allOf, ...schema.anyOf, ...schema.oneOf]) add(part);
  };
  for (const { headers } of contract.exchanges) add(headers);
  return found;
}

/** Paths stand in the root file's `paths`, even when a path item's content is in another file. */
function pathsOf(contract: Contract): Path[] {
  const byPath = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const members = byPath.get(operation.path);
    if (members) members.push(operation);
    else byPath.set(operation.path, [operation]);
  }
  return [...byPath].map(([path, members]) => ({
    path,
    at: { file: contract.at.file, pointer: child('', 'paths', path) },
    operations: members,
  }));
}
