import type { JsonObject } from '../../kernel/json.js';
import { tokensOf } from '../../kernel/pointer.js';
import type { Components, Contract, Exchange, Operation, SecurityScheme } from '../contract.js';
import { checkNames } from '../names-check.js';
import { type Cursor, describedBy, member, membersOf, type Reading } from '../reading.js';
import { finishContract, readInfo, readTags } from '../root.js';
import { readSchema } from '../schema-reader.js';
import { readWebhooks } from './exchanges.js';
import { readPaths } from './operations.js';
import type { Root } from './path-item.js';

/** What each dialect keeps at a place of its own. */
interface Parts {
  readonly schemas: Cursor | undefined;
  /** The members of the document that hold webhooks. */
  readonly webhooks: readonly string[];
  readonly securitySchemes: () => SecurityScheme[];
  readonly components: (reading: Reading) => Omit<Components, 'mistakes'>;
}

/** Reads a document of any dialect, from what its root says to all. */
export function readDocument(root: Root, document: Cursor<JsonObject>, parts: Parts): Contract {
  const { reading, dialect, servers, security, policy } = root;
  const what = tokensOf(parts.schemas?.place.pointer ?? '').join('.');
  const schemas = membersOf(reading, parts.schemas, what);
  const namedSchemas = new Map(schemas.map(([name, at]) => [name, readSchema(reading, at)]));
  const operations: Operation[] = [];
  const exchanges: Exchange[] = [];
  for (const [operation, callbacks] of readPaths(root, member(document, 'paths'))) {
    operations.push(operation);
    exchanges.push(...callbacks);
  }
  for (const key of parts.webhooks) exchanges.push(...readWebhooks(root, member(document, key)));
  const contract = {
    ...describedBy(document),
    kind: 'openapi' as const,
    dialect,
    ...readInfo(reading, document),
    servers,
    operations,
    exchanges,
    channels: [],
    namedSchemas,
    securitySchemes: parts.securitySchemes(),
    security,
    tags: readTags(reading, member(document, 'tags')),
    policy,
  };
  return checkNames(reading, finishContract(reading, contract, parts.components));
}
