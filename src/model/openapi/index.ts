import { type Json, type JsonObject, own } from '../../kernel/json.js';
import type { Tree } from '../../load/index.js';
import type { Contract } from '../contract.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, member, type SchemaDialect } from '../reading.js';
import { dialectOf } from '../schema-references.js';
import { startReading } from '../start-reading.js';
import { readCall } from './call.js';
import { readComponents } from './components.js';
import { readDocument } from './document.js';
import type { OpenApiDialect, Root } from './path-item.js';
import { readSecurity, readSecuritySchemes } from './security.js';
import { readServers } from './servers.js';

/** Reads an OpenAPI 3 document. @see https://spec.openapis.org/oas/v3.2.0.html#openapi-object */
export function readOpenApi(tree: Tree, dialect: Exclude<OpenApiDialect, '2.0'>): Contract {
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
    readCall,
  };
  const components = member(document, 'components');
  return readDocument(root, document, {
    schemas: components && member(components, 'schemas'),
    webhooks: ['webhooks', 'x-webhooks'],
    securitySchemes: () => readSecuritySchemes(reading, components && member(components, 'securitySchemes')),
    components: (reading) => readComponents(reading, components ?? { value: {}, place: document.place }),
  });
}

/** Since 3.1 schemas are JSON Schema 2020-12, unless the document names an older draft for all of them. */
function schemaDialectOf(dialect: OpenApiDialect, root: Json): SchemaDialect {
  if (dialect === '3.0') return { nullable: 'nullable', refSiblings: false };
  return dialectOf({ $schema: own(root, 'jsonSchemaDialect') ?? '' }, { refSiblings: true });
}
