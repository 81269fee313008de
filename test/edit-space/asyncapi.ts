import type { JsonObject } from '../../src/kernel/json.js';

/** A contract in AsyncAPI 3 that says everything at least once, of what is sent and of what is received. */

const text = 'Words';
const externalDocs = { description: text, url: 'https://docs.example.com/a' };
const tags = [{ name: 'orders', description: text, externalDocs }];
const described = { title: text, summary: text, description: text, tags, externalDocs };
const order: JsonObject = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, note: { type: 'string', maxLength: 10 } },
};
const correlationId = { description: text, location: '$message.header#/trace' };
const message = {
  ...described,
  deprecated: true,
  headers: { type: 'object', properties: { trace: { type: 'string' } } },
  correlationId,
  contentType: 'application/cloudevents+json',
  name: 'OrderPlaced',
  bindings: { kafka: { key: { type: 'string' } } },
  examples: [{ name: 'one', summary: text, payload: { id: 'a' } }],
};
const parameter = {
  enum: ['eu', 'us'],
  default: 'eu',
  description: text,
  examples: ['eu'],
  location: '$message.payload#/id',
};
const channel = (name: string) => ({
  ...described,
  address: `${name}.{region}`,
  messages: {
    placed: { ...message, payload: order },
    traited: { payload: { type: 'number' }, traits: [{ ...message, name: 'Traited' }] },
    other: { payload: { type: 'string' } },
    third: { payload: { type: 'boolean' } },
  },
  servers: [{ $ref: '#/servers/main' }],
  parameters: { region: parameter },
  bindings: { kafka: { topic: name, partitions: 3 } },
});
const operation = { ...described, bindings: { kafka: { groupId: { type: 'string' } } } };
const security = [{ $ref: '#/components/securitySchemes/user' }];
const carried = (action: 'send' | 'receive', name: string) => ({
  ...operation,
  action,
  channel: { $ref: `#/channels/${name}` },
  security,
  messages: [{ $ref: `#/channels/${name}/messages/placed` }],
  reply: {
    address: { description: text, location: '$message.header#/replyTo' },
    channel: { $ref: '#/channels/answers' },
    messages: [{ $ref: '#/channels/answers/messages/answer' }],
  },
});
/** Operations that say what would not show beside what the full one says. */
const plain = (action: 'send' | 'receive', name: string, message: string, rest: JsonObject) => ({
  action,
  channel: { $ref: `#/channels/${name}` },
  messages: [{ $ref: `#/channels/${name}/messages/${message}` }],
  ...rest,
});
const answered = { reply: { channel: { $ref: '#/channels/answers' } } };
const some = (action: 'send' | 'receive', name: string) => ({
  [`${action}Answered`]: plain(action, name, 'other', { ...answered, deprecated: true }),
  [`${action}Retired`]: plain(action, name, 'third', { traits: [{ deprecated: true }] }),
  [`${action}Traited`]: plain(action, name, 'traited', { traits: [{ ...operation, security }] }),
  [action]: carried(action, name),
});
const server = {
  ...described,
  host: '{region}.example.com',
  protocol: 'kafka',
  protocolVersion: '3.5',
  pathname: '/kafka',
  variables: { region: { enum: ['eu', 'us'], default: 'eu', description: text, examples: ['eu'] } },
  security,
  bindings: { kafka: { schemaRegistryUrl: 'https://registry.example.com' } },
};

export const asyncapi: JsonObject = {
  asyncapi: '3.1.0',
  id: 'urn:example:orders',
  defaultContentType: 'application/json',
  info: {
    title: 'Orders',
    version: '1.0.0',
    description: text,
    termsOfService: 'https://example.com/terms',
    contact: { name: 'Team', url: 'https://example.com', email: 'team@example.com' },
    license: { name: 'MIT', url: 'https://example.com/mit' },
    tags,
    externalDocs,
  },
  servers: { main: server, second: { host: 'second.example.com', protocol: 'kafka' } },
  channels: {
    sent: channel('sent'),
    received: channel('received'),
    answers: {
      address: null,
      messages: { answer: { payload: order }, other: { payload: { type: 'string' } } },
    },
  },
  operations: { ...some('send', 'sent'), ...some('receive', 'received') },
  components: {
    schemas: { Order: order },
    servers: { shared: server },
    channels: { shared: { address: 'shared' } },
    operations: { shared: { action: 'send', channel: { $ref: '#/channels/sent' } } },
    messages: { shared: { payload: order } },
    securitySchemes: { user: { type: 'userPassword', description: text } },
    serverVariables: { shared: { enum: ['a'], default: 'a' } },
    parameters: { shared: { enum: ['a'] } },
    correlationIds: { shared: correlationId },
    replies: { shared: { channel: { $ref: '#/channels/answers' } } },
    replyAddresses: { shared: { location: '$message.header#/replyTo' } },
    externalDocs: { shared: externalDocs },
    tags: { shared: { name: 'shared' } },
    operationTraits: { shared: operation },
    messageTraits: { shared: message },
    serverBindings: { shared: { kafka: {} } },
    channelBindings: { shared: { kafka: {} } },
    operationBindings: { shared: { kafka: {} } },
    messageBindings: { shared: { kafka: {} } },
  },
};
