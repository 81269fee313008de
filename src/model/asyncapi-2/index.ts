import type { Tree } from '../../load/index.js';
import { readComponents } from '../asyncapi/components.js';
import { closeDocument, noteForeign, openDocument } from '../asyncapi/document.js';
import { readServers } from '../asyncapi/servers.js';
import type { Contract } from '../contract.js';
import { member } from '../reading.js';
import { readTags } from '../root.js';
import { readChannels } from './channels.js';
import type { Perspective } from './operations.js';
import { VERSION_2 } from './servers.js';

export type { Perspective } from './operations.js';

export type AsyncApi2Dialect = '2.0' | '2.1' | '2.2' | '2.3' | '2.4' | '2.5' | '2.6';

const WORDS_OF_3 = { operations: '`publish` and `subscribe` in the channels' } as const;

/**
 * Reads an AsyncAPI 2 document.
 * @see https://www.asyncapi.com/docs/reference/specification/v2.6.0
 */
export function readAsyncApi2(tree: Tree, dialect: AsyncApi2Dialect, perspective: Perspective): Contract {
  const root = openDocument(tree, 2);
  const { reading, document } = root;
  noteForeign(root, document, WORDS_OF_3);
  const channels = readChannels(root, perspective);
  return closeDocument(root, {
    dialect,
    servers: readServers(root, member(document, 'servers'), VERSION_2),
    components: readComponents,
    ...channels,
    tags: readTags(reading, member(document, 'tags')),
  });
}
