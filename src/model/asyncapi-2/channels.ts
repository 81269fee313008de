import type { ChannelEntry } from '../asyncapi/channels.js';
import { noteForeign, type Root } from '../asyncapi/document.js';
import { bindingPlaces, bindingsOf } from '../asyncapi/traits.js';
import type { Channel, ChannelOperation, ChannelParameter, Contract, Exchange } from '../contract.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, given, member, membersOf, objectAt, textOf, textsOf } from '../reading.js';
import { target } from '../schema.js';
import { readSchema } from '../schema-reader.js';
import { operationsOf, type Perspective } from './operations.js';

const WORDS_OF_3 = {
  address: 'the address as the key of the channel',
  messages: 'the message in `publish` or `subscribe`',
} as const;

/**
 * The channels, and one exchange for each message of each of their operations.
 * @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#channelsObject
 */
export function readChannels(
  root: Root,
  perspective: Perspective,
): Pick<Contract, 'channelOperations'> & { readonly channels: Channel[]; readonly exchanges: Exchange[] } {
  const channels: Channel[] = [];
  const exchanges: Exchange[] = [];
  const channelOperations: ChannelOperation[] = [];
  const read = operationsOf(root, perspective);
  for (const [address, entry] of membersOf(root.reading, member(root.document, 'channels'), 'channels')) {
    const at = objectAt(root.reading, entry, `channel ${address}`);
    if (!at) continue;
    noteForeign(root, at, WORDS_OF_3);
    const channel = readChannel(root, address, at);
    const { carriers, carried } = read({ channel, policy: readPolicy(at, root.policy), messages: [] }, at);
    channelOperations.push(...carriers);
    channels.push({ ...channel, messages: [...new Set(carried.map(({ name }) => name))] });
    exchanges.push(...carried);
  }
  return { channels, exchanges, channelOperations };
}

function readChannel(root: Root, address: string, at: Cursor): ChannelEntry['channel'] {
  return {
    ...describedBy(at),
    key: address,
    address,
    parameters: readParameters(root, at),
    messages: [],
    servers: textsOf(at, 'servers'),
    bindings: bindingsOf(root, at),
    bindingsAt: bindingPlaces(root, { all: [at] }),
    tags: [],
    delivery: readDelivery(at, root.delivery),
  };
}

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#parameterObject */
function readParameters({ reading }: Root, channel: Cursor): ChannelParameter[] {
  return membersOf(reading, member(channel, 'parameters'), 'parameters').flatMap(([name, entry]) => {
    const at = objectAt(reading, entry, `parameter ${name}`);
    if (!at) return [];
    const written = member(at, 'schema');
    const schema = written && readSchema(reading, written);
    const { enum: values = [], default: fallback } = schema ? target(schema) : {};
    return [
      {
        ...describedBy(at),
        name,
        values: values.flatMap((value) => asText(value) ?? []),
        ...given('default', asText(fallback)),
        ...given('schema', schema),
        ...given('location', textOf(at, 'location')),
      },
    ];
  });
}

/** In an address, every value is a text. */
function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
