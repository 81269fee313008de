import { each, fields, type Grammar, mapsOf, sectionsAt } from './grammar.js';
import { SCHEMA_KINDS } from './schema-grammar.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;
const PATH_ITEM = {
  ...Object.fromEntries(METHODS.map((method) => [method, 'operation'])),
  parameters: 'parameter',
} as const;

const KINDS_OF_3 = {
  ...SCHEMA_KINDS,
  pathItem: { ...PATH_ITEM, additionalOperations: each('operation') },
  operation: {
    parameters: 'parameter',
    requestBody: 'requestBody',
    responses: fields('response'),
    callbacks: each('callback'),
  },
  parameter: { schema: 'schema', content: each('mediaType'), example: 'data', examples: each('example') },
  header: { schema: 'schema', content: each('mediaType'), example: 'data', examples: each('example') },
  requestBody: { content: each('mediaType') },
  response: { headers: each('header'), content: each('mediaType'), links: each('link') },
  mediaType: {
    schema: 'schema',
    itemSchema: 'schema',
    example: 'data',
    examples: each('example'),
    encoding: each('encoding'),
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding',
  },
  encoding: {
    headers: each('header'),
    encoding: each('encoding'),
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding',
  },
  example: { value: 'data', dataValue: 'data' },
  link: { operationRef: 'operationRef', parameters: 'data', requestBody: 'data' },
} as const satisfies Grammar['kinds'];

const SECTIONS_OF_3 = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
} as const;

/**
 * Each version can refer to more than the one before it.
 * @see https://spec.openapis.org/oas/v3.2.0.html#components-object
 */
const MORE_SECTIONS = {
  '3.0': {},
  '3.1': { pathItem: 'pathItems' },
  '3.2': { pathItem: 'pathItems', mediaType: 'mediaTypes' },
} as const;

export function openApi3Grammar(dialect: keyof typeof MORE_SECTIONS): Grammar {
  const words = { ...SECTIONS_OF_3, ...MORE_SECTIONS[dialect] };
  return {
    kinds: {
      ...KINDS_OF_3,
      document: {
        paths: fields('pathItem'),
        webhooks: each('pathItem'),
        'x-webhooks': each('pathItem'),
        components: 'components',
      },
      components: mapsOf(words),
      callback: { '*': 'pathItem' },
    },
    sections: sectionsAt('/components', words),
    listed: [
      ['/paths', 'pathItem'],
      ['/webhooks', 'pathItem'],
      ['/x-webhooks', 'pathItem'],
    ],
  };
}

const SECTIONS_OF_2 = {
  schema: 'definitions',
  parameter: 'parameters',
  response: 'responses',
  securityScheme: 'securityDefinitions',
} as const;

/** @see https://spec.openapis.org/oas/v2.0.html#swagger-object */
export const OPENAPI_2_GRAMMAR: Grammar = {
  kinds: {
    ...SCHEMA_KINDS,
    document: { ...mapsOf(SECTIONS_OF_2), paths: fields('pathItem') },
    pathItem: PATH_ITEM,
    operation: { parameters: 'parameter', responses: fields('response') },
    parameter: { schema: 'schema', default: 'data', enum: 'data' },
    response: { schema: 'schema', examples: 'data' },
  },
  sections: sectionsAt('', SECTIONS_OF_2),
  listed: [['/paths', 'pathItem']],
};
