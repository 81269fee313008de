import type { JsonObject } from '../../../src/kernel/json.js';
import { openapi, type Variants, when } from './variants.js';

const string = { type: 'string' };
const list = { type: 'array', items: string };
const size = { type: 'object', properties: { size: { type: 'integer' } } };
const asJson = { content: { 'application/json': { schema: size } } };
const sunset = { deprecated: true, 'x-sunset': '2027-06-01' };
const ok = { responses: { 200: { description: 'Done.' } } };

const get = (operation: JsonObject, rest: JsonObject = {}) =>
  openapi({ paths: { '/orders': { get: { ...ok, ...operation } } }, ...rest });
const post = (content: JsonObject | undefined, rest: JsonObject = {}) =>
  openapi({
    paths: {
      '/orders': { post: { ...ok, ...when(content, (content) => ({ requestBody: { content, ...rest } })) } },
    },
  });

export const headers: Variants = {
  of: (header) =>
    get({ responses: { 200: { description: 'Done.', ...when(header, (X) => ({ headers: { X } })) } } }),
  among: {
    none: undefined,
    text: { schema: string },
    'required text': { required: true, schema: string },
    number: { schema: { type: 'number' } },
    list: { schema: list },
    'exploded list': { explode: true, schema: list },
    object: { schema: size },
    'exploded object': { explode: true, schema: size },
    json: asJson,
    deprecated: { ...sunset, schema: string },
  },
};

export const parameters: Variants = {
  of: (parameter) =>
    get(parameter === undefined ? {} : { parameters: [{ name: 'page', in: 'query', ...parameter }] }),
  among: {
    none: undefined,
    text: { schema: string },
    'required text': { required: true, schema: string },
    number: { schema: { type: 'number' } },
    'text of a list': { schema: { ...string, enum: ['a', 'b'] } },
    'text with a default': { schema: { ...string, default: 'a' } },
    list: { schema: list },
    'list in one': { schema: list, explode: false },
    'list with spaces': { schema: list, style: 'spaceDelimited' },
    object: { schema: size },
    'deep object': { schema: size, style: 'deepObject' },
    'text as it is': { schema: string, allowReserved: true },
    'text or nothing': { schema: string, allowEmptyValue: true },
    json: asJson,
    header: { in: 'header', schema: string },
    cookie: { in: 'cookie', required: true, schema: string },
    renamed: { name: 'pages', schema: string },
    deprecated: { ...sunset, schema: string },
    retired: { deprecated: true, 'x-sunset': '2026-01-01', schema: string },
  },
};

export const operations: Variants = {
  of: (paths) => openapi({ paths: { '/health': { get: ok }, ...paths } }),
  among: {
    none: undefined,
    read: { '/v1/orders': { get: { operationId: 'readOrders', ...ok } } },
    'of another version': { '/v2/orders': { get: { operationId: 'readOrders', ...ok } } },
    'of another name': { '/v1/orders': { get: { operationId: 'listOrders', ...ok } } },
    'of no name': { '/v1/orders': { get: ok } },
    'by another method': { '/v1/orders': { query: { operationId: 'readOrders', ...ok } } },
    'at another path': { '/v1/purchases': { get: { operationId: 'readOrders', ...ok } } },
    'of one': { '/v1/orders/{id}': { get: { operationId: 'readOrder', ...pathOf('id') } } },
    'of one, called otherwise': { '/v1/orders/{no}': { get: { operationId: 'readOrder', ...pathOf('no') } } },
    deprecated: { '/v1/orders': { get: { operationId: 'readOrders', deprecated: true, ...ok } } },
    'deprecated, to end': { '/v1/orders': { get: { operationId: 'readOrders', ...sunset, ...ok } } },
    retired: {
      '/v1/orders': { get: { operationId: 'readOrders', ...sunset, 'x-sunset': '2026-01-01', ...ok } },
    },
    beta: { '/v1/orders': { get: { operationId: 'readOrders', 'x-stability-level': 'beta', ...ok } } },
    'at a server': {
      '/v1/orders': {
        get: { operationId: 'readOrders', servers: [{ url: 'https://a.example.com' }], ...ok },
      },
    },
  },
};

function pathOf(name: string) {
  return { parameters: [{ name, in: 'path', required: true, schema: string }], ...ok };
}

const json = (schema: JsonObject, rest: JsonObject = {}) => ({ 'application/json': { schema, ...rest } });
const form = (encoding: JsonObject | undefined) => ({
  'multipart/form-data': { schema: size, ...when(encoding, (size) => ({ encoding: { size } })) },
});

const BODIES = {
  none: undefined,
  json: json(size),
  'any json': { 'application/json': {} },
  'json of another kind': json(list),
  merged: { 'application/merge-patch+json': { schema: size } },
  'json or xml': { ...json(size), 'application/xml': { schema: size } },
  xml: { 'application/xml': { schema: { ...size, xml: { name: 'Order' } } } },
  'any text': { 'text/*': { schema: string } },
  text: { 'text/plain': { schema: string } },
  lines: { 'application/jsonl': { itemSchema: size } },
  form: form(undefined),
  'form with json': form({ contentType: 'application/json' }),
  'form with a header': form({ headers: { X: { schema: string } } }),
  'form, exploded': form({ style: 'form', explode: true }),
};

export const requestBodies: Variants = {
  of: (body) =>
    post(body?.content as JsonObject | undefined, body?.required === true ? { required: true } : {}),
  among: {
    ...Object.fromEntries(Object.entries(BODIES).map(([name, content]) => [name, content && { content }])),
    'required json': { content: json(size), required: true },
  },
};

export const responseBodies: Variants = {
  of: (content) =>
    get({ responses: { 200: { description: 'Done.', ...when(content, (content) => ({ content })) } } }),
  among: BODIES,
};

const answer = (schema: JsonObject) => ({ description: 'Done.', content: json(schema) });

export const responses: Variants = {
  of: (all) => get({ responses: { ...all } }),
  among: {
    success: { 200: answer(size) },
    created: { 201: answer(size) },
    'any success': { '2XX': answer(size) },
    empty: { 200: { description: 'Done.' } },
    'no content': { 204: { description: 'Done.' } },
    accepted: { 200: answer(size), 202: answer(size) },
    failure: { 200: answer(size), 404: answer(list) },
    'any failure': { 200: answer(size), '4XX': answer(list) },
    otherwise: { 200: answer(size), default: answer(list) },
    'only otherwise': { default: answer(size) },
  },
};

const link = (rest: JsonObject) => ({ next: { operationId: 'read', ...rest } });

export const links: Variants = {
  of: (all) =>
    openapi({
      paths: {
        '/orders': {
          get: { responses: { 200: { description: 'Done.', ...when(all, (links) => ({ links })) } } },
        },
        '/orders/next': { get: { operationId: 'read', ...ok } },
        '/orders/last': { get: { operationId: 'last', ...ok } },
      },
    }),
  among: {
    none: undefined,
    next: link({}),
    last: { next: { operationId: 'last' } },
    'by reference': { next: { operationRef: '#/paths/~1orders~1next/get' } },
    'from elsewhere': { next: { operationRef: 'orders.yaml#/paths/~1orders~1next/get' } },
    'with a parameter': link({ parameters: { page: '$response.body#/page' } }),
    'with a body': link({ requestBody: '$response.body' }),
    'at a server': link({ server: { url: 'https://a.example.com' } }),
    another: { previous: { operationId: 'read' } },
  },
};
