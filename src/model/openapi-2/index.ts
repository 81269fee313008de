import type { JsonObject } from '../../kernel/json.js';
import type { Tree } from '../../load/index.js';
import type { Contract } from '../contract.js';
import { readDocument } from '../openapi/document.js';
import type { Root } from '../openapi/path-item.js';
import { readSecurity } from '../openapi/security.js';
import { readPolicy } from '../policy-reader.js';
import { type Cursor, member, type Sections } from '../reading.js';
import { startReading } from '../start-reading.js';
import { readCall } from './call.js';
import { readComponents } from './components.js';
import { readSecurityDefinitions } from './security.js';
import { readServers } from './servers.js';
import { noteOpenApi3 } from './words.js';

const SECTIONS: Sections = {
  schemas: '/definitions',
  parameters: '/parameters',
  responses: '/responses',
  securitySchemes: '/securityDefinitions',
};

/** Reads an OpenAPI (Swagger) 2.0 document. @see https://spec.openapis.org/oas/v2.0.html#swagger-object */
export function readOpenApi2(tree: Tree): Contract {
  const reading = startReading(tree, { nullable: 'x-nullable', refSiblings: false }, SECTIONS);
  const document: Cursor<JsonObject> = {
    value: tree.root.value as JsonObject,
    place: { file: tree.root.file, pointer: '' },
  };
  noteOpenApi3(reading, document, 'document');
  const root: Root = {
    reading,
    dialect: '2.0',
    servers: readServers(reading, document),
    security: readSecurity(reading, member(document, 'security')) ?? [],
    policy: readPolicy(document),
    readCall: (root, site) => readCall(root, document, site),
  };
  return readDocument(root, document, {
    schemas: member(document, 'definitions'),
    webhooks: ['x-webhooks'],
    securitySchemes: () => readSecurityDefinitions(reading, member(document, 'securityDefinitions')),
    components: (reading) => readComponents(reading, document),
  });
}
