import { isObject, type Json } from '../../kernel/json.js';
import type { SecurityRequirement, Server } from '../contract.js';
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

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#serversObject */
export function readServers(reading: Reading, at: Cursor | undefined): Server[] {
  return membersOf(reading, at, 'servers').flatMap(([name, entry]) => {
    const server = objectAt(reading, entry, `server ${name}`);
    if (!server) return [];
    const protocol = textOf(server, 'protocol') ?? '';
    return [
      {
        ...describedBy(server),
        name,
        url: `${protocol}://${textOf(server, 'host') ?? ''}${textOf(server, 'pathname') ?? ''}`,
        protocol: protocol.toLowerCase(),
        variables: membersOf(reading, member(server, 'variables'), 'variables').flatMap(
          ([variable, entry]) => {
            const found = objectAt(reading, entry, `variable ${variable}`);
            return found
              ? [
                  {
                    ...describedBy(found),
                    name: variable,
                    ...given('default', textOf(found, 'default')),
                    values: textsOf(found, 'enum'),
                  },
                ]
              : [];
          },
        ),
        security: readSchemeList(reading, member(server, 'security')),
        bindings: bindingsOf(reading, server),
      },
    ];
  });
}

/** AsyncAPI 3 lists the schemes themselves, mostly by reference; each is an alternative. */
export function readSchemeList(reading: Reading, at: Cursor | undefined): SecurityRequirement[] {
  return itemsOf(reading, at, 'security').flatMap((item) => {
    const scheme = follow(reading, item);
    if (!scheme) return [];
    // One written in place has no name but what it is.
    const name =
      componentName(reading, scheme.place, 'securitySchemes') ?? textOf(scheme, 'type') ?? 'unknown';
    return [[{ scheme: name, scopes: textsOf(scheme, 'scopes') }]];
  });
}

/** Bindings by protocol, references followed. */
export function bindingsOf(reading: Reading, at: Cursor): Readonly<Record<string, Json>> {
  const bindings = objectAt(reading, member(at, 'bindings'), 'bindings');
  return bindings && isObject(bindings.value) ? bindings.value : {};
}
