import type { JsonObject } from '../../../src/kernel/json.js';
import { asyncapi, type Variants, when } from './variants.js';

const order = { type: 'object', properties: { id: { type: 'string' } } };
const placed = { name: 'OrderPlaced', contentType: 'application/json', payload: order };
const reply = (channel: string, rest: JsonObject = {}) => ({
  channel: { $ref: `#/channels/${channel}` },
  ...rest,
});

interface Parts {
  readonly message?: JsonObject;
  readonly channel?: JsonObject;
  readonly operation?: JsonObject;
  readonly rest?: JsonObject;
}

const ANSWERS = {
  answers: { address: 'answers', messages: { answer: { payload: order } } },
  elsewhere: { address: 'elsewhere', messages: { answer: { payload: order } } },
  anywhere: { address: null, messages: { answer: { payload: order } } },
};

function contractOf(action: 'send' | 'receive', { message, channel, operation, rest }: Parts): JsonObject {
  return asyncapi({
    servers: {
      main: { host: 'main.example.com', protocol: 'kafka' },
      spare: { host: 'spare.example.com', protocol: 'kafka' },
    },
    channels: {
      orders: { address: 'orders', messages: { placed: { ...placed, ...message } }, ...channel },
      ...ANSWERS,
    },
    operations: { handle: { action, channel: { $ref: '#/channels/orders' }, ...operation } },
    ...rest,
  });
}

const MESSAGES: Variants['among'] = {
  plain: {},
  'of another name': { name: 'Placed' },
  'of another type': { contentType: 'application/xml' },
  'with headers': { headers: { type: 'object', properties: { trace: { type: 'string' } } } },
  'with required headers': {
    headers: { type: 'object', required: ['trace'], properties: { trace: { type: 'string' } } },
  },
  correlated: { correlationId: { location: '$message.header#/trace' } },
  'correlated otherwise': { correlationId: { location: '$message.payload#/id' } },
  'with a key': { bindings: { kafka: { key: { type: 'string' } } } },
  'with another key': { bindings: { kafka: { key: { type: 'integer' } } } },
  'of another format': {
    payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: 'string' } },
  },
  'with another payload': { payload: { type: 'object', required: ['id'], properties: order.properties } },
};

export const sentMessages: Variants = {
  of: (message = {}) => contractOf('send', { message }),
  among: MESSAGES,
};

export const receivedMessages: Variants = {
  of: (message = {}) => contractOf('receive', { message }),
  among: MESSAGES,
};

const region = (parameter: JsonObject) => ({ address: 'orders.{region}', parameters: { region: parameter } });
const servers = (...names: string[]) => ({ servers: names.map((name) => ({ $ref: `#/servers/${name}` })) });

export const channels: Variants = {
  of: (channel = {}) => contractOf('send', { channel }),
  among: {
    plain: {},
    elsewhere: { address: 'purchases' },
    anywhere: { address: null },
    'by region': region({}),
    'by some regions': region({ enum: ['eu', 'us'] }),
    'by other regions': region({ enum: ['eu', 'asia'] }),
    'by region or the default': region({ default: 'eu' }),
    'by region as it says': region({ location: '$message.payload#/id' }),
    'of the main server': servers('main'),
    'of the spare server': servers('spare'),
    'of both servers': servers('main', 'spare'),
    bound: { bindings: { kafka: { topic: 'orders', partitions: 3 } } },
    'bound otherwise': { bindings: { kafka: { topic: 'orders', partitions: 5 } } },
    'with one more message': { messages: { placed, gone: { name: 'OrderGone', payload: order } } },
  },
};

export const exchanges: Variants = {
  of: (operation) =>
    contractOf(
      'send',
      when(operation, (operation) => ({ operation })),
    ),
  among: {
    plain: {},
    answered: { reply: reply('answers') },
    'answered elsewhere': { reply: reply('elsewhere') },
    'answered anywhere': { reply: reply('anywhere') },
    'answered as told': {
      reply: reply('anywhere', { address: { location: '$message.header#/replyTo' } }),
    },
    'answered as told otherwise': {
      reply: reply('anywhere', { address: { location: '$message.header#/answerTo' } }),
    },
    bound: { bindings: { kafka: { groupId: { type: 'string' } } } },
    'bound otherwise': { bindings: { kafka: { groupId: { type: 'integer' } } } },
    beta: { 'x-stability-level': 'beta' },
    'once at least': { 'x-delivery': { guarantee: 'at-least-once', ordering: 'id', retention: '7d' } },
    'once at most': { 'x-delivery': { guarantee: 'at-most-once', ordering: 'kind', retention: '1d' } },
    'exactly once': { 'x-delivery': { guarantee: 'exactly-once' } },
  },
};

export const operations: Variants = {
  of: (rest = {}) => asyncapi({ channels: ANSWERS, ...rest }),
  among: {
    none: {},
    sent: { operations: { tell: { action: 'send', channel: { $ref: '#/channels/answers' } } } },
    'sent by another name': {
      operations: { say: { action: 'send', channel: { $ref: '#/channels/answers' } } },
    },
    'sent elsewhere': { operations: { tell: { action: 'send', channel: { $ref: '#/channels/elsewhere' } } } },
    received: { operations: { tell: { action: 'receive', channel: { $ref: '#/channels/answers' } } } },
    both: {
      operations: {
        tell: { action: 'send', channel: { $ref: '#/channels/answers' } },
        hear: { action: 'receive', channel: { $ref: '#/channels/answers' } },
      },
    },
    'fewer channels': { channels: { answers: ANSWERS.answers } },
  },
};
