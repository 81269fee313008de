import { type Json, own } from '../../kernel/json.js';
import { each, type Grammar, mapsOf, sectionsAt } from './grammar.js';
import { SCHEMA_KINDS } from './schema-grammar.js';

const SHARED_SECTIONS = {
  schema: 'schemas',
  message: 'messages',
  securityScheme: 'securitySchemes',
  parameter: 'parameters',
  correlationId: 'correlationIds',
  operationTrait: 'operationTraits',
  messageTrait: 'messageTraits',
  serverBindings: 'serverBindings',
  channelBindings: 'channelBindings',
  operationBindings: 'operationBindings',
  messageBindings: 'messageBindings',
} as const;

/** Languages of schemas that are JSON Schema, whose references are ours to follow. */
const JSON_SCHEMA = /^application\/(vnd\.aai\.asyncapi|vnd\.oai\.openapi|schema)([+;]|$)/i;

function inFormat(format: Json | undefined): 'schema' | 'any' {
  return typeof format !== 'string' || JSON_SCHEMA.test(format.trim()) ? 'schema' : 'any';
}

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#componentsObject */
export function asyncApi2Grammar(minor: number): Grammar {
  const words = {
    ...SHARED_SECTIONS,
    ...(minor >= 3 && { server: 'servers', channel: 'channels' }),
    ...(minor >= 4 && { serverVariable: 'serverVariables' }),
  };
  const message = {
    headers: 'schema',
    correlationId: 'correlationId',
    bindings: 'messageBindings',
    examples: 'data',
    traits: 'messageTrait',
  } as const;
  const operation = {
    traits: 'operationTrait',
    message: 'message',
    bindings: 'operationBindings',
  } as const;
  return {
    kinds: {
      ...SCHEMA_KINDS,
      document: { servers: each('server'), channels: each('channel'), components: 'components' },
      components: mapsOf(words),
      server: { variables: each('serverVariable'), bindings: 'serverBindings' },
      channel: {
        parameters: each('parameter'),
        publish: 'operation',
        subscribe: 'operation',
        bindings: 'channelBindings',
      },
      operation,
      operationTrait: operation,
      message: {
        ...message,
        oneOf: 'message',
        payload: (parent) => inFormat(own(parent, 'schemaFormat')),
      },
      messageTrait: message,
      parameter: { schema: 'schema' },
    },
    sections: sectionsAt('/components', words),
    listed: [
      ['/servers', 'server'],
      ['/channels', 'channel'],
    ],
  };
}

const SECTIONS_OF_3 = {
  ...SHARED_SECTIONS,
  server: 'servers',
  channel: 'channels',
  operation: 'operations',
  serverVariable: 'serverVariables',
  reply: 'replies',
  replyAddress: 'replyAddresses',
  externalDocs: 'externalDocs',
  tag: 'tags',
} as const;

const DESCRIBED = { tags: 'tag', externalDocs: 'externalDocs' } as const;

const OPERATION_OF_3 = {
  ...DESCRIBED,
  security: 'securityScheme',
  bindings: 'operationBindings',
} as const;

const MESSAGE_OF_3 = {
  ...DESCRIBED,
  headers: 'schema',
  correlationId: 'correlationId',
  bindings: 'messageBindings',
  examples: 'data',
} as const;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#componentsObject */
export const ASYNCAPI_3_GRAMMAR: Grammar = {
  kinds: {
    ...SCHEMA_KINDS,
    // A Multi Format Schema Object may stand wherever a schema may.
    schema: { ...SCHEMA_KINDS.schema, schema: (parent) => inFormat(own(parent, 'schemaFormat')) },
    document: {
      info: 'info',
      servers: each('server'),
      channels: each('channel'),
      operations: each('operation'),
      components: 'components',
    },
    info: DESCRIBED,
    components: mapsOf(SECTIONS_OF_3),
    server: {
      ...DESCRIBED,
      variables: each('serverVariable'),
      security: 'securityScheme',
      bindings: 'serverBindings',
    },
    channel: {
      ...DESCRIBED,
      messages: each('message'),
      servers: 'server',
      parameters: each('parameter'),
      bindings: 'channelBindings',
    },
    operation: {
      ...OPERATION_OF_3,
      channel: 'channel',
      traits: 'operationTrait',
      messages: 'message',
      reply: 'reply',
    },
    operationTrait: OPERATION_OF_3,
    message: { ...MESSAGE_OF_3, payload: 'schema', traits: 'messageTrait' },
    messageTrait: MESSAGE_OF_3,
    reply: { address: 'replyAddress', channel: 'channel', messages: 'message' },
  },
  sections: sectionsAt('/components', SECTIONS_OF_3),
  listed: [
    ['/servers', 'server'],
    ['/channels', 'channel'],
    ['/operations', 'operation'],
  ],
};
