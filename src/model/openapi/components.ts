import type { Components } from '../contract.js';
import { type Cursor, extensionsOf, member, membersOf, objectAt, type Reading } from '../reading.js';
import { readLinks } from './links.js';
import { readHeaders, readNamedExamples, readParameter, readRequestBody, readResponse } from './payloads.js';

/** The parts that the author named. @see https://spec.openapis.org/oas/v3.1.1.html#components-object */
export function readComponents(reading: Reading, components: Cursor): Omit<Components, 'mistakes'> {
  const section = (key: string) => member(components, key);
  const read = <Part>(key: string, readPart: (at: Cursor, name: string) => Part | undefined) =>
    new Map(
      membersOf(reading, section(key), key).flatMap(([name, at]) => {
        const part = readPart(at, name);
        return part ? [[name, part] as const] : [];
      }),
    );
  const byName = <Part extends { readonly name: string }>(parts: readonly Part[]) =>
    new Map(parts.map((part) => [part.name, part]));
  return {
    at: components.place,
    extensions: extensionsOf(components),
    parameters: read('parameters', (entry, name) => {
      const at = objectAt(reading, entry, `parameter ${name}`);
      return at && readParameter(reading, at);
    }),
    // Who writes it is for those to say who use it.
    requestBodies: read('requestBodies', (at) => readRequestBody(reading, at, 'either')),
    responses: read('responses', (at, name) =>
      readResponse(reading, at, { status: name, writtenBy: 'either' }),
    ),
    headers: byName(readHeaders(reading, section('headers'))),
    examples: byName(readNamedExamples(reading, section('examples'))),
    links: byName(readLinks(reading, section('links'))),
    messages: new Map(),
  };
}
