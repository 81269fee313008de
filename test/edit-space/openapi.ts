import type { Json, JsonObject } from '../../src/kernel/json.js';

/** A contract in OpenAPI 3.2 that says everything at least once, whichever side writes it. */

const text = 'Words';
const docs = { description: text, url: 'https://docs.example.com/a' };
const string = { type: 'string' };
const order: JsonObject = {
  type: 'object',
  required: ['id'],
  properties: { id: string, note: { type: 'string', maxLength: 10 } },
};
const example = { summary: text, description: text, value: 'a', externalValue: 'https://example.com/a.json' };
const newExample = { summary: text, description: text, dataValue: 'a', serializedValue: 'a' };
const examples = { one: example, two: newExample };

const value = { description: text, deprecated: true, example: 'a', examples };
const styledHeader = { ...value, required: true, style: 'simple', explode: true, schema: order };
const mediaHeader = { required: false, content: { 'application/json': { schema: order } } };
const headers = { 'X-Styled': styledHeader, 'X-Media': mediaHeader };

const part = { contentType: 'text/plain' };
const encoding = {
  ...part,
  headers: { 'X-Part': { schema: string }, 'X-Other': { schema: string } },
  style: 'spaceDelimited',
  explode: false,
  allowReserved: true,
  encoding: { part, other: part },
  prefixEncoding: [part, part],
  itemEncoding: part,
};
const content = {
  'application/json': { schema: order, example: { id: 'a' }, examples },
  'application/jsonl': { itemSchema: order },
  'multipart/form-data': { schema: order, encoding: { note: encoding, id: part } },
  'multipart/mixed': {
    schema: { type: 'array', items: string },
    prefixEncoding: [part, part],
    itemEncoding: part,
  },
};

const parameters: Json[] = [
  {
    ...value,
    name: 'page',
    in: 'query',
    required: true,
    allowEmptyValue: true,
    allowReserved: true,
    style: 'spaceDelimited',
    explode: false,
    schema: { type: 'array', items: string },
  },
  { name: 'filter', in: 'query', content: { 'application/json': { schema: order } } },
  { name: 'X-Trace', in: 'header', required: false, schema: string },
];

const serverAt = (host: string) => ({
  url: `https://{region}.${host}.example.com`,
  name: 'main',
  description: text,
  variables: { region: { enum: ['eu', 'us'], default: 'eu', description: text } },
});
const link = (rest: JsonObject) => ({
  description: text,
  parameters: { orderId: '$response.body#/id' },
  requestBody: '$response.body',
  server: serverAt('links'),
  ...rest,
});
const responses = {
  '200': {
    summary: text,
    description: text,
    headers,
    content,
    links: {
      next: link({ operationId: 'readOrder' }),
      first: link({ operationRef: '#/paths/~1orders/get' }),
    },
  },
  default: { description: text },
};

const operation = {
  tags: ['orders'],
  summary: text,
  description: text,
  externalDocs: docs,
  deprecated: true,
  parameters,
  requestBody: { description: text, required: true, content },
  responses,
  security: [{ key: [] }, { bearer: [] }],
  servers: [serverAt('operations'), serverAt('more')],
};
const bare = { responses: { '204': { description: text } } };
const calledBack = { onPaid: { '{$request.body#/url}': { post: { ...operation, operationId: 'paid' } } } };
const METHODS = ['get', 'put', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const path = (name: string, first: JsonObject): JsonObject => ({
  summary: text,
  description: text,
  servers: [serverAt('paths'), serverAt('more')],
  parameters: [
    { name: 'tenant', in: 'header', schema: string },
    { name: 'lang', in: 'header', schema: string },
  ],
  post: first,
  ...Object.fromEntries(METHODS.map((method) => [method, { ...bare, operationId: `${method}${name}` }])),
  additionalOperations: { COPY: { ...bare, operationId: `copy${name}` } },
});
const flow = {
  authorizationUrl: 'https://example.com/authorize',
  tokenUrl: 'https://example.com/token',
  refreshUrl: 'https://example.com/refresh',
  deviceAuthorizationUrl: 'https://example.com/device',
  scopes: { read: text, write: text },
};

export const openapi: JsonObject = {
  openapi: '3.2.0',
  $self: 'https://example.com/orders.yaml',
  jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base',
  info: {
    title: 'Orders',
    version: '1.0.0',
    summary: text,
    description: text,
    termsOfService: 'https://example.com/terms',
    contact: { name: 'Team', url: 'https://example.com', email: 'team@example.com' },
    license: { name: 'MIT', identifier: 'MIT', url: 'https://example.com/mit' },
  },
  servers: [serverAt('api'), serverAt('more')],
  externalDocs: docs,
  tags: [
    { name: 'shop', kind: 'nav', summary: text },
    { name: 'orders', summary: text, description: text, externalDocs: docs, parent: 'shop', kind: 'nav' },
  ],
  security: [{ oauth: ['read'] }, { oidc: [] }],
  paths: {
    '/orders': path('Orders', { ...operation, operationId: 'postOrders', callbacks: calledBack }),
    '/orders/{orderId}': {
      get: {
        ...bare,
        operationId: 'readOrder',
        parameters: [{ name: 'orderId', in: 'path', required: true, schema: string }],
      },
    },
  },
  webhooks: { paid: path('Paid', { ...operation, operationId: 'postPaid' }) },
  components: {
    schemas: { Order: order },
    responses: { Done: { description: text } },
    parameters: { Page: { name: 'page', in: 'query', schema: string } },
    examples: { One: example },
    requestBodies: { Order: { content: { 'application/json': { schema: order } } } },
    headers: { 'X-Shared': { schema: string } },
    securitySchemes: {
      key: {
        type: 'apiKey',
        name: 'X-Key',
        in: 'header',
        description: text,
        deprecated: true,
      },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      oauth: {
        type: 'oauth2',
        oauth2MetadataUrl: 'https://example.com/.well-known/oauth-authorization-server',
        flows: {
          implicit: flow,
          password: flow,
          clientCredentials: flow,
          authorizationCode: flow,
          deviceAuthorization: flow,
        },
      },
      oidc: {
        type: 'openIdConnect',
        openIdConnectUrl: 'https://example.com/.well-known/openid-configuration',
      },
    },
    links: { Next: { operationId: 'readOrder' } },
    callbacks: calledBack,
    pathItems: { Shared: { get: { ...bare, operationId: 'shared' } } },
    mediaTypes: { Json: { schema: order } },
  },
};
