import { describe, expect, test } from 'vitest';
import { diff } from '../src/diff/index.js';
import type { JsonObject } from '../src/kernel/json.js';
import { contractFromText, type Perspective } from '../src/model/index.js';

const contract = (asyncapi: string, rest: JsonObject, perspective: Perspective = 'client') =>
  contractFromText(
    JSON.stringify({ asyncapi, info: { title: 'Shipping', version: '1.0.0' }, ...rest }),
    'shipping.json',
    { perspective },
  );
const two = (rest: JsonObject, perspective?: Perspective) => contract('2.6.0', rest, perspective);
const three = (rest: JsonObject) => contract('3.0.0', rest);
type Side = Awaited<ReturnType<typeof contract>>;

const payload = (...names: readonly string[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const channel = (key: string): JsonObject => ({ $ref: `#/channels/${key}` });
const schemas = { components: { schemas: { Parcel: payload('id') } } };
const Parcel = { $ref: '#/components/schemas/Parcel' };
/** An AsyncAPI 3 document that sends one message on one channel. */
const sends = (messages: JsonObject, address = 'parcels.{id}'): JsonObject => ({
  channels: { anything: { address, parameters: { id: {} }, messages } },
  operations: { publishParcel: { action: 'send', channel: channel('anything') } },
  ...schemas,
});
/** An AsyncAPI 2 document in which clients subscribe to it. */
const subscribe = (message: JsonObject, address = 'parcels.{id}'): JsonObject => ({
  channels: {
    [address]: {
      parameters: { id: { schema: { type: 'string' } } },
      subscribe: { operationId: 'track', message },
    },
  },
  ...schemas,
});

describe('what is the same on the wire is paired, whatever it is called', () => {
  test.each<[string, Promise<Side>, Promise<Side>, readonly string[]]>([
    [
      'an operation that was renamed',
      two(subscribe({ name: 'Sent', payload: Parcel })),
      three(sends({ Sent: { payload: Parcel } })),
      [],
    ],
    [
      'a parameter that was renamed',
      two(subscribe({ name: 'Sent', payload: Parcel })),
      three(sends({ Sent: { payload: Parcel } }, 'parcels.{number}')),
      [],
    ],
    [
      'a message that had no name',
      two(subscribe({ payload: Parcel })),
      three(sends({ Sent: { payload: Parcel } })),
      [],
    ],
    [
      'a message whose payload changed as well as its name, by the name of the schema',
      two(
        subscribe({
          oneOf: [
            { name: 'A', payload: Parcel },
            { name: 'B', payload: {} },
          ],
        }),
      ),
      three({
        ...sends({ C: { payload: Parcel }, B: { payload: {} } }),
        components: { schemas: { Parcel: payload('id', 'weight') } },
      }),
      ['message-name-changed', 'property-optional-added'],
    ],
    [
      'a message that is alone on its channel',
      two(subscribe({ name: 'A', payload: payload('id') })),
      three(sends({ B: { payload: payload('id', 'weight') } })),
      ['message-name-changed', 'property-optional-added'],
    ],
    [
      'publish, seen from the application',
      two(
        { channels: { parcels: { publish: { message: { name: 'Sent', payload: Parcel } } } }, ...schemas },
        'application',
      ),
      three(sends({ Sent: { payload: Parcel } }, 'parcels')),
      [],
    ],
    [
      'publish, seen from the client: the direction turned',
      two({ channels: { parcels: { publish: { message: { name: 'Sent', payload: Parcel } } } }, ...schemas }),
      three(sends({ Sent: { payload: Parcel } }, 'parcels')),
      ['exchange-removed', 'exchange-added'],
    ],
    [
      'a channel of AsyncAPI 2 that moved, by its operation',
      two(subscribe({ name: 'Sent', payload: Parcel })),
      two(subscribe({ name: 'Sent', payload: Parcel }, 'parcels/{id}')),
      ['channel-address-changed'],
    ],
    [
      'another name for the first parameter of an address',
      three({ channels: { a: { address: '{id}.sent', parameters: { id: { enum: ['x'] } } } } }),
      three({ channels: { a: { address: '{key}.sent', parameters: { key: { enum: ['x'] } } } } }),
      [],
    ],
    [
      'one channel that became two at the same address',
      three({
        channels: { a: { address: '/', messages: { Ask: { payload: {} }, Tell: { payload: {} } } } },
        operations: { tell: { action: 'send', channel: channel('a') } },
      }),
      three({
        channels: {
          ask: { address: '/', messages: { Ask: { payload: {} } } },
          tell: { address: '/', messages: { Tell: { payload: {} } } },
        },
        operations: {
          one: { action: 'send', channel: channel('ask') },
          two: { action: 'send', channel: channel('tell') },
        },
      }),
      [],
    ],
    [
      'a channel of two at one address, gone with its message',
      three({
        channels: {
          ask: { address: '/', messages: { Ask: { payload: {} } } },
          tell: { address: '/', messages: { Tell: { payload: payload('id') } } },
        },
        operations: {
          ask: { action: 'receive', channel: channel('ask') },
          tell: { action: 'send', channel: channel('tell') },
        },
      }),
      three({
        channels: { ask: { address: '/', messages: { Ask: { payload: {} } } } },
        operations: { ask: { action: 'receive', channel: channel('ask') } },
      }),
      ['exchange-removed'],
    ],
    [
      'the media type of a message',
      three(sends({ Sent: { contentType: 'application/json', payload: Parcel } })),
      three(sends({ Sent: { contentType: 'application/cbor', payload: Parcel } })),
      ['message-content-type-changed'],
    ],
    [
      'a server whose URL says another scheme than its protocol',
      two({
        servers: { main: { url: 'https://hub.example.com/events/', protocol: 'mercure' } },
        channels: {},
      }),
      three({ servers: { main: { host: 'hub.example.com', pathname: '/events', protocol: 'mercure' } } }),
      [],
    ],
    [
      'a server that speaks another protocol',
      two({ servers: { main: { url: 'broker.example.com', protocol: 'kafka' } }, channels: {} }),
      three({ servers: { main: { host: 'broker.example.com', protocol: 'kafka-secure' } } }),
      ['server-changed'],
    ],
    [
      'the scopes of a scheme that is written in place',
      two({
        servers: { main: { url: 'a', protocol: 'ws', security: [{ login: ['read'] }] } },
        channels: {},
        components: { securitySchemes: { login: { type: 'oauth2', flows: {} } } },
      }),
      three({
        servers: {
          main: { host: 'a', protocol: 'ws', security: [{ type: 'oauth2', flows: {}, scopes: ['read'] }] },
        },
        components: { securitySchemes: { login: { type: 'oauth2', flows: {} } } },
      }),
      [],
    ],
  ])('%s', async (_, before, after, expected) => {
    const { changes } = await diff(await before, await after);
    expect(changes.map(({ id }) => id)).toEqual(expected);
  });
});
