import type { JsonObject } from '../../kernel/json.js';
import type { Contract } from '../contract.js';
import { writeAccess } from './access.js';
import { writePaths, writeWebhooks } from './path-items.js';
import { equip, type OpenApiWriting } from './payloads.js';
import { writeDocs, writeInfo, writeTags } from './texts.js';
import { startWriting, type Written } from './writing.js';

/**
 * Prints the canonical OpenAPI 3.1 document of an OpenAPI contract of any dialect: one file, every reference
 * local, names kept, webhooks and callbacks where 3.1 has them.
 * @see https://spec.openapis.org/oas/v3.1.1.html#openapi-object
 */
export function writeOpenApi(contract: Contract): Written {
  const start = startWriting(contract, 'OpenAPI 3.1');
  const writing = equip(start, writeAccess(start));
  const { 'x-webhooks': _, ...extensions } = contract.extensions;
  const paths = writePaths(writing);
  const webhooks = writeWebhooks(writing);
  const { info, servers, security, tags } = contract;
  const document: JsonObject = {
    openapi: '3.1.0',
    info: writing.placed(info.at, { ...writeInfo(contract), ...info.extensions }),
    ...writeDocs(writing, info.externalDocs),
    ...(servers.length > 0 && { servers: servers.map(writing.access.server) }),
    ...(security.length > 0 && { security: security.map(writing.access.requirement) }),
    ...writeTags(writing, tags),
    ...((Object.keys(paths).length > 0 || Object.keys(webhooks).length === 0) && { paths }),
    ...(Object.keys(webhooks).length > 0 && { webhooks }),
    ...writeComponents(writing),
    ...extensions,
  };
  return writing.finish(document);
}

function writeComponents(writing: OpenApiWriting): JsonObject {
  const { parts, schemas, access, contract } = writing;
  // Parts before schemas: what they hold may add to those.
  const printed = parts.components();
  const sections = { schemas: schemas.components(), ...printed, securitySchemes: access.schemes() };
  const filled = Object.entries(sections).filter(([, section]) => Object.keys(section as object).length > 0);
  const components = { ...Object.fromEntries(filled), ...contract.components.extensions };
  return Object.keys(components).length > 0 ? { components } : {};
}
