import type { Tree } from '../../load/index.js';
import type { Contract } from '../contract.js';
import { member } from '../reading.js';
import { readTags } from '../root.js';
import { readChannels } from './channels.js';
import { readComponents } from './components.js';
import { closeDocument, openDocument } from './document.js';
import { readExchanges } from './operations.js';
import { readServers } from './servers.js';

/**
 * Reads an AsyncAPI 3 document; 3.1 only added a protocol's bindings.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function readAsyncApi(tree: Tree, dialect: '3.0' | '3.1'): Contract {
  const root = openDocument(tree, 3);
  const { reading, document } = root;
  const channels = readChannels(root, member(document, 'channels'));
  const info = member(document, 'info');
  return closeDocument(root, {
    dialect,
    servers: readServers(root, member(document, 'servers')),
    channels: channels.map(({ channel }) => channel),
    components: readComponents,
    ...readExchanges(root, channels, member(document, 'operations')),
    tags: readTags(reading, info && member(info, 'tags')),
  });
}
