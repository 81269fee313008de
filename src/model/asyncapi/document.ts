import type { JsonObject } from '../../kernel/json.js';
import { keyOf } from '../../kernel/place.js';
import type { Tree } from '../../load/index.js';
import type { Channel, Components, Contract, Exchange } from '../contract.js';
import { noteForeignWords } from '../foreign-words.js';
import { readSecuritySchemes } from '../openapi/security.js';
import type { Delivery, Policy } from '../policy.js';
import { readDelivery, readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, member, membersOf, type Reading } from '../reading.js';
import { finishContract, readInfo } from '../root.js';
import type { Schema } from '../schema.js';
import { startReading } from '../start-reading.js';
import { readFormatted } from './formats.js';
import { schemeNames } from './schemes.js';

/** What channels and operations inherit from the root of the document, and how it is to be read. */
export interface Root {
  readonly reading: Reading;
  readonly document: Cursor<JsonObject>;
  readonly major: 2 | 3;
  /** What the declared security schemes say → their names. */
  readonly schemes: ReadonlyMap<string, string>;
  readonly policy: Policy;
  readonly delivery: Delivery;
}

export function openDocument(tree: Tree, major: 2 | 3): Root {
  // Payload schemas are JSON Schema draft 7, where siblings of `$ref` count for nothing.
  const reading = startReading(tree, { refSiblings: false });
  const document: Cursor<JsonObject> = {
    value: tree.root.value as JsonObject,
    place: { file: tree.root.file, pointer: '' },
  };
  return {
    reading,
    document,
    major,
    schemes: schemeNames(document),
    policy: readPolicy(document),
    delivery: readDelivery(document),
  };
}

/** What every version reads alike, put around what it does not. */
export function closeDocument(
  root: Root,
  parts: Pick<Contract, 'dialect' | 'servers' | 'tags' | 'channelOperations'> & {
    readonly channels: readonly Channel[];
    readonly exchanges: readonly Exchange[];
    readonly components: (root: Root) => Omit<Components, 'mistakes'>;
  },
): Contract {
  const { reading, document, policy } = root;
  const { components: readComponents, ...rest } = parts;
  const components = member(document, 'components');
  const contract = {
    ...describedBy(document),
    ...rest,
    ...readInfo(reading, document),
    kind: 'asyncapi' as const,
    operations: [],
    namedSchemas: readNamed(root, components && member(components, 'schemas'), parts.exchanges),
    securitySchemes: readSecuritySchemes(reading, components && member(components, 'securitySchemes')),
    security: [],
    policy,
  };
  return finishContract(reading, contract, (reading) => readComponents({ ...root, reading }));
}

/** The named schemas that are JSON Schema; Avro and its like are read, opaque, where a message uses them. */
function readNamed(root: Root, at: Cursor | undefined, exchanges: readonly Exchange[]): Map<string, Schema> {
  const opaque = new Set(
    exchanges
      .flatMap(({ payload }) => payload?.content.flatMap((one) => one.opaque ?? []) ?? [])
      .map((one) => keyOf(one.at)),
  );
  const named = new Map<string, Schema>();
  for (const [name, entry] of membersOf(root.reading, at, 'components.schemas')) {
    if (opaque.has(keyOf(entry.place))) continue;
    const { schema } = readFormatted(root, entry);
    if (schema) named.set(name, schema);
  }
  return named;
}

/** Notes words of the other major version, which mean nothing in this one: word → what says it here. */
export function noteForeign(root: Root, at: Cursor, words: Readonly<Record<string, string>>): void {
  const [theirs, ours] = root.major === 2 ? ['AsyncAPI 3', 'AsyncAPI 2'] : ['AsyncAPI 2', 'AsyncAPI 3'];
  noteForeignWords(root.reading, at, { words, theirs, ours });
}
