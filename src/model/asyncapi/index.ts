import type { JsonObject } from '../../kernel/json.js';
import type { Tree } from '../../load/index.js';
import type { Contract } from '../contract.js';
import { readSecuritySchemes } from '../openapi/security.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, member, membersOf, type Reading, startReading } from '../reading.js';
import { finishContract, readInfo, readTags } from '../root.js';
import type { Schema } from '../schema.js';
import { readChannels } from './channels.js';
import { readFormatted } from './messages.js';
import { readExchanges } from './operations.js';
import { readServers } from './servers.js';

/**
 * Reads an AsyncAPI 3 document; 3.1 only added a protocol's bindings.
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function readAsyncApi(tree: Tree, dialect: '3.0' | '3.1'): Contract {
  // Payload schemas are JSON Schema draft 7, where siblings of `$ref` count for nothing.
  const reading = startReading(tree, { refSiblings: false });
  const document: Cursor<JsonObject> = {
    value: tree.root.value as JsonObject,
    place: { file: tree.root.file, pointer: '' },
  };
  const components = member(document, 'components');
  const schemas = membersOf(reading, components && member(components, 'schemas'), 'components.schemas');
  const root = { reading, document, policy: readPolicy(document), delivery: readDelivery(document) };
  const channels = readChannels(root, member(document, 'channels'));
  const info = member(document, 'info');
  return finishContract(reading, {
    ...describedBy(document),
    kind: 'asyncapi',
    dialect,
    ...readInfo(reading, document),
    servers: readServers(reading, member(document, 'servers')),
    operations: [],
    exchanges: readExchanges(root, channels, member(document, 'operations')),
    channels: channels.map(({ channel }) => channel),
    namedSchemas: readNamed(reading, schemas),
    securitySchemes: readSecuritySchemes(reading, components && member(components, 'securitySchemes')),
    security: [],
    tags: readTags(reading, info && member(info, 'tags')),
    policy: root.policy,
  });
}

/** The named schemas that are JSON Schema; Avro and its like are read, opaque, where a message uses them. */
function readNamed(reading: Reading, entries: readonly (readonly [string, Cursor])[]): Map<string, Schema> {
  const named = new Map<string, Schema>();
  for (const [name, at] of entries) {
    const { schema } = readFormatted(reading, at);
    if (schema) named.set(name, schema);
  }
  return named;
}
