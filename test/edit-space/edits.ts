import type { Json, JsonObject } from '../../src/kernel/json.js';
import type { Cell } from './cells.js';

export interface Edit {
  readonly name: 'removed' | 'added' | 'changed' | 'entry removed' | 'entry added';
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Values that a member may have instead, where any other text would be nonsense. */
const OTHERWISE: Readonly<Record<string, Json>> = {
  'document.openapi': '3.2.1',
  'document.asyncapi': '3.0.0',
  'document.jsonSchemaDialect': 'https://json-schema.org/draft/2020-12/schema',
  'document.defaultContentType': 'application/xml',
  'document.security': [{ oauth: ['write'] }, { oidc: [] }],
  'server.url': 'https://{region}.example.org',
  'server.protocol': 'mqtt',
  'server.security': [],
  'serverVariable.default': 'us',
  'operation.security': [{ oauth: ['read'] }],
  'operation.channel': { $ref: '#/channels/answers' },
  'parameter.in': 'header',
  'parameter.style': 'pipeDelimited',
  'header.style': 'form',
  'encoding.style': 'pipeDelimited',
  'encoding.contentType': 'application/json',
  'message.contentType': 'application/xml',
  'message.correlationId': { location: '$message.header#/other' },
  'messageTrait.contentType': 'application/xml',
  'parameter.default': 'us',
  'securityScheme.type': 'mutualTLS',
  'securityScheme.in': 'query',
  'securityScheme.scheme': 'basic',
  'parameter.schema': { type: 'integer' },
  'header.schema': { type: 'integer' },
  'message.payload': { type: 'integer' },
  'message.headers': { type: 'object', required: ['trace'], properties: { trace: { type: 'string' } } },
  'messageTrait.headers': { type: 'object', required: ['trace'], properties: { trace: { type: 'string' } } },
  'mediaType.schema': { type: 'integer' },
  'mediaType.itemSchema': { type: 'integer' },
  'channel.address': 'elsewhere.{region}',
  'channel.servers': [{ $ref: '#/servers/second' }],
  'reply.channel': { $ref: '#/channels/sent' },
  'reply.messages': [{ $ref: '#/channels/answers/messages/other' }],
  'operation.messages': [{ $ref: '#/channels/sent/messages/third' }],
  'link.requestBody': '$response.body#/id',
  'link.operationRef': '#/paths/~1orders/post',
  'link.operationId': 'postOrders',
  'info.version': '1.0.1',
};

/** The edits of one cell: the member gone, come, said otherwise; and of maps and lists one entry less or more. */
export function editsOf(cell: Cell, document: JsonObject): Edit[] {
  const value = cell.path.reduce<Json>((at, key) => (at as JsonObject)[key as string] as Json, document);
  const key = `${cell.kind}.${cell.member}`;
  const edits: Edit[] = [];
  if (!cell.required) edits.push(...bothWays('removed', 'added', document, without(document, cell.path)));
  const otherwise = OTHERWISE[key] ?? (key === 'operation.action' ? turned(value) : scalarOtherwise(value));
  if (otherwise !== undefined)
    edits.push({ name: 'changed', before: document, after: set(document, cell.path, otherwise) });
  if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
    const last = entries.at(-1);
    if (entries.length > 1 && last !== undefined)
      edits.push(
        ...bothWays('entry removed', 'entry added', document, without(document, [...cell.path, last])),
      );
  }
  return edits;
}

function bothWays(gone: Edit['name'], come: Edit['name'], full: JsonObject, less: JsonObject): Edit[] {
  return [
    { name: gone, before: full, after: less },
    { name: come, before: less, after: full },
  ];
}

function turned(action: Json): Json {
  return action === 'send' ? 'receive' : 'send';
}

function scalarOtherwise(value: Json): Json | undefined {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  return value.startsWith('http') ? value.replace('.com', '.org') : `${value}X`;
}

function set(document: JsonObject, path: Cell['path'], value: Json): JsonObject {
  const copy = structuredClone(document);
  const owner = path.slice(0, -1).reduce<Json>((at, key) => (at as JsonObject)[key as string] as Json, copy);
  (owner as Record<string, Json>)[path.at(-1) as string] = value;
  return copy;
}

function without(document: JsonObject, path: Cell['path']): JsonObject {
  const copy = structuredClone(document);
  const owner = path.slice(0, -1).reduce<Json>((at, key) => (at as JsonObject)[key as string] as Json, copy);
  const last = path.at(-1) as string;
  if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete (owner as Record<string, Json>)[last];
  return copy;
}
