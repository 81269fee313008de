import { type Json, type JsonObject, own } from '../../kernel/json.js';
import type { Tree } from '../../load/index.js';
import type { Contract, Exchange, Operation } from '../contract.js';
import { checkNames } from '../names-check.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, describedBy, member, membersOf, type SchemaDialect, startReading } from '../reading.js';
import { finishContract, readInfo, readTags } from '../root.js';
import { readSchema } from '../schema-reader.js';
import { dialectOf } from '../schema-references.js';
import { readWebhooks } from './exchanges.js';
import { readPaths } from './operations.js';
import type { OpenApiDialect, Root } from './path-item.js';
import { readSecurity, readSecuritySchemes } from './security.js';
import { readServers } from './servers.js';

/** Reads an OpenAPI 3 document. @see https://spec.openapis.org/oas/v3.2.0.html#openapi-object */
export function readOpenApi(tree: Tree, dialect: OpenApiDialect): Contract {
  const reading = startReading(tree, schemaDialectOf(dialect, tree.root.value));
  const document: Cursor<JsonObject> = {
    value: tree.root.value as JsonObject,
    place: { file: tree.root.file, pointer: '' },
  };
  const root: Root = {
    reading,
    dialect,
    servers: readServers(reading, member(document, 'servers')),
    security: readSecurity(reading, member(document, 'security')) ?? [],
    policy: readPolicy(document),
  };
  const components = member(document, 'components');
  const schemas = membersOf(reading, components && member(components, 'schemas'), 'components.schemas');
  const namedSchemas = new Map(schemas.map(([name, at]) => [name, readSchema(reading, at)]));
  const operations: Operation[] = [];
  const exchanges: Exchange[] = [];
  for (const [operation, callbacks] of readPaths(root, member(document, 'paths'))) {
    operations.push(operation);
    exchanges.push(...callbacks);
  }
  for (const key of ['webhooks', 'x-webhooks']) exchanges.push(...readWebhooks(root, member(document, key)));
  const securitySchemes = readSecuritySchemes(reading, components && member(components, 'securitySchemes'));
  return checkNames(
    reading,
    finishContract(reading, {
      ...describedBy(document),
      kind: 'openapi',
      dialect,
      ...readInfo(reading, document),
      servers: root.servers,
      operations,
      exchanges,
      channels: [],
      namedSchemas,
      securitySchemes,
      security: root.security,
      tags: readTags(reading, member(document, 'tags')),
      policy: root.policy,
    }),
  );
}

/** Since 3.1 schemas are JSON Schema 2020-12, unless the document names an older draft for all of them. */
function schemaDialectOf(dialect: OpenApiDialect, root: Json): SchemaDialect {
  if (dialect === '3.0') return { nullable: 'nullable', refSiblings: false };
  return dialectOf({ $schema: own(root, 'jsonSchemaDialect') ?? '' }, { refSiblings: true });
}
