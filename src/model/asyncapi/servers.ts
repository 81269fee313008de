import type { SecurityRequirement, Server, ServerVariable } from '../contract.js';
import {
  type Cursor,
  componentName,
  describedBy,
  follow,
  given,
  itemsOf,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
  textsOf,
} from '../reading.js';
import { readExternalDocs, readTags } from '../root.js';
import { noteForeign, type Root } from './document.js';
import { schemeText } from './schemes.js';
import { bindingsOf } from './traits.js';

const WORDS_OF_2 = { url: '`host` and `pathname`' } as const;

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#serversObject */
export function readServers(root: Root, at: Cursor | undefined): Server[] {
  return membersOf(root.reading, at, 'servers').flatMap(([name, entry]) => {
    const server = objectAt(root.reading, entry, `server ${name}`);
    if (!server) return [];
    noteForeign(root, server, WORDS_OF_2);
    const protocol = textOf(server, 'protocol') ?? '';
    return [
      {
        ...describedBy(server),
        name,
        url: `${protocol}://${textOf(server, 'host') ?? ''}${textOf(server, 'pathname') ?? ''}`,
        protocol: protocol.toLowerCase(),
        ...given('protocolVersion', versionOf(server)),
        ...given('title', textOf(server, 'title')),
        ...given('tags', member(server, 'tags') && readTags(root.reading, member(server, 'tags'))),
        ...given('externalDocs', readExternalDocs(root.reading, server)),
        variables: readVariables(root.reading, server),
        security: readSchemeList(root, member(server, 'security')),
        bindings: bindingsOf(root, server),
      },
    ];
  });
}

/** A version that is `2` and no text is a number to YAML. */
export function versionOf(server: Cursor): string | undefined {
  const version = member(server, 'protocolVersion')?.value;
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined;
}

/** The variables of a server's address, of every version. */
export function readVariables(reading: Reading, server: Cursor): ServerVariable[] {
  return membersOf(reading, member(server, 'variables'), 'variables').flatMap(([name, entry]) => {
    const at = objectAt(reading, entry, `variable ${name}`);
    if (!at) return [];
    return [
      {
        ...describedBy(at),
        name,
        ...given('default', textOf(at, 'default')),
        values: textsOf(at, 'enum'),
        ...given('examples', member(at, 'examples') && textsOf(at, 'examples')),
      },
    ];
  });
}

/** AsyncAPI 3 lists the schemes themselves, mostly by reference; each is an alternative. */
export function readSchemeList(root: Root, at: Cursor | undefined): SecurityRequirement[] {
  return itemsOf(root.reading, at, 'security').flatMap((item) => {
    const scheme = follow(root.reading, item);
    if (!scheme) return [];
    const name =
      componentName(root.reading, scheme.place, 'securitySchemes') ??
      // One written in place, to ask for some of its scopes, is the declared one that is alike in all else.
      root.schemes.get(schemeText(scheme.value)) ??
      textOf(scheme, 'type') ??
      'unknown';
    return [[{ scheme: name, scopes: textsOf(scheme, 'scopes') }]];
  });
}
