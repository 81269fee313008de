import type { Server } from '../contract.js';
import {
  type Cursor,
  describedBy,
  given,
  itemsOf,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
  textsOf,
} from '../reading.js';

/** @see https://spec.openapis.org/oas/v3.1.1.html#server-object */
export function readServers(reading: Reading, at: Cursor | undefined): Server[] {
  return itemsOf(reading, at, 'servers').flatMap((item) => readServer(reading, item) ?? []);
}

export function readServer(reading: Reading, at: Cursor | undefined): Server | undefined {
  const server = objectAt(reading, at, 'server');
  if (!server) return undefined;
  const url = textOf(server, 'url') ?? '/';
  return {
    ...describedBy(server),
    name: textOf(server, 'name') ?? '',
    url,
    protocol: /^([a-z][a-z\d+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '',
    variables: membersOf(reading, member(server, 'variables'), 'variables').map(([name, variable]) => ({
      ...describedBy(variable),
      name,
      ...given('default', textOf(variable, 'default')),
      values: textsOf(variable, 'enum'),
    })),
    security: [],
    bindings: {},
  };
}
