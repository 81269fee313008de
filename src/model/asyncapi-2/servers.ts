import { isObject } from '../../kernel/json.js';
import { child } from '../../kernel/pointer.js';
import { noteForeign, type Root } from '../asyncapi/document.js';
import { readVariables, versionOf } from '../asyncapi/servers.js';
import { bindingsOf } from '../asyncapi/traits.js';
import type { SecurityRequirement, Server } from '../contract.js';
import { readSecurity } from '../openapi/security.js';
import { type Cursor, describedBy, given, member, membersOf, objectAt, textOf } from '../reading.js';
import { readExternalDocs, readTags } from '../root.js';

const WORDS_OF_3 = { host: '`url`', pathname: '`url`' } as const;

/** @see https://www.asyncapi.com/docs/reference/specification/v2.6.0#serverObject */
export function readServers(root: Root, at: Cursor | undefined): Server[] {
  return membersOf(root.reading, at, 'servers').flatMap(([name, entry]) => {
    const server = objectAt(root.reading, entry, `server ${name}`);
    if (!server) return [];
    noteForeign(root, server, WORDS_OF_3);
    const protocol = textOf(server, 'protocol') ?? '';
    return [
      {
        ...describedBy(server),
        name,
        url: urlOf(protocol, textOf(server, 'url') ?? ''),
        protocol: protocol.toLowerCase(),
        ...given('protocolVersion', versionOf(server)),
        ...given('title', textOf(server, 'title')),
        ...given('tags', member(server, 'tags') && readTags(root.reading, member(server, 'tags'))),
        ...given('externalDocs', readExternalDocs(root.reading, server)),
        variables: readVariables(root.reading, server),
        security: readRequirements(root, member(server, 'security')),
        bindings: bindingsOf(root, server),
      },
    ];
  });
}

/** As AsyncAPI 3 puts it together; a relative URL stays one. */
function urlOf(protocol: string, url: string): string {
  return url.includes('://') || url.startsWith('/') ? url : `${protocol}://${url}`;
}

/** Requirements by the names of schemes, which must be declared. */
export function readRequirements(root: Root, at: Cursor | undefined): SecurityRequirement[] {
  const { reading, document } = root;
  const components = member(document, 'components');
  const declared = components && member(components, 'securitySchemes')?.value;
  const requirements = readSecurity(reading, at) ?? [];
  for (const [index, requirement] of requirements.entries()) {
    for (const { scheme } of requirement) {
      if (!at || (isObject(declared) && Object.hasOwn(declared, scheme))) continue;
      const pointer = child(at.place.pointer, index, scheme);
      reading.mistake('security-scheme-undeclared', { file: at.place.file, pointer }, { scheme });
    }
  }
  return requirements;
}
