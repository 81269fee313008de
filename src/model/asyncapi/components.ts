import type { Components } from '../contract.js';
import { extensionsOf, member, membersOf, objectAt } from '../reading.js';
import { noComponents } from '../root.js';
import type { Root } from './document.js';
import { idleCarrier, toExchange } from './exchanges.js';

/** The messages that the author named; in AsyncAPI 2 one may be but a list of others, and so is none. */
export function readComponents(root: Root): Omit<Components, 'mistakes'> {
  const { reading, document, policy, delivery } = root;
  const components = member(document, 'components') ?? document;
  const at = components.place;
  const channel = { at, extensions: {}, key: '', parameters: [], messages: [], servers: [], bindings: {} };
  const idle = { channel: { ...channel, tags: [], delivery }, policy, messages: [] };
  const messages = membersOf(reading, member(components, 'messages'), 'messages').flatMap(([name, entry]) => {
    const cursor = objectAt(reading, entry, `message ${name}`);
    if (!cursor || member(cursor, 'oneOf')) return [];
    const message = { key: name, name, cursor, listed: entry.place };
    return [[name, toExchange(root, idle, message, idleCarrier(idle))] as const];
  });
  return { ...noComponents(at), extensions: extensionsOf(components), messages: new Map(messages) };
}
