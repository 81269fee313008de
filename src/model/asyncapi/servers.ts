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

/** What the versions say differently of a server. */
interface ServerVersion {
  /** Words of the other version → what to write instead. */
  readonly foreign: Readonly<Record<string, string>>;
  readonly urlOf: (server: Cursor, protocol: string) => string;
  readonly security: (root: Root, at: Cursor | undefined) => SecurityRequirement[];
}

const VERSION_3: ServerVersion = {
  foreign: { url: '`host` and `pathname`' },
  urlOf: (server, protocol) =>
    `${protocol}://${textOf(server, 'host') ?? ''}${textOf(server, 'pathname') ?? ''}`,
  security: readSchemeList,
};

/** The servers of a document of any version. @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#serversObject */
export function readServers(
  root: Root,
  at: Cursor | undefined,
  { foreign, urlOf, security }: ServerVersion = VERSION_3,
): Server[] {
  const { reading } = root;
  return membersOf(reading, at, 'servers').flatMap(([name, entry]) => {
    const server = objectAt(reading, entry, `server ${name}`);
    if (!server) return [];
    noteForeign(root, server, foreign);
    const protocol = textOf(server, 'protocol') ?? '';
    return [
      {
        ...describedBy(server),
        name,
        url: urlOf(server, protocol),
        protocol: protocol.toLowerCase(),
        ...given('protocolVersion', versionOf(server)),
        ...given('title', textOf(server, 'title')),
        ...given('tags', member(server, 'tags') && readTags(reading, member(server, 'tags'))),
        ...given('externalDocs', readExternalDocs(reading, server)),
        variables: readVariables(reading, server),
        security: security(root, member(server, 'security')),
        bindings: bindingsOf(root, server),
      },
    ];
  });
}

/** A version that is `2` and no text is a number to YAML. */
function versionOf(server: Cursor): string | undefined {
  const version = member(server, 'protocolVersion')?.value;
  return typeof version === 'string' || typeof version === 'number' ? String(version) : undefined;
}

/** The variables of a server's address, of every version. */
function readVariables(reading: Reading, server: Cursor): ServerVariable[] {
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
