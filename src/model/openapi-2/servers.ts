import type { Place } from '../../kernel/place.js';
import type { Server } from '../contract.js';
import { type Cursor, kindOf, member, type Reading } from '../reading.js';
import { noteMistyped, textsAt } from './texts.js';

const SCHEMES: readonly string[] = ['https', 'http', 'wss', 'ws'];

/**
 * One server for each scheme that a node, the document or an operation, names. Without a scheme the one counts by which the
 * document was fetched, and without a host the host that served it: such URLs stay relative to it.
 * @see https://spec.openapis.org/oas/v2.0.html#swaggerHost
 */
export function readServers(reading: Reading, document: Cursor, at = document): Server[] {
  const host = readText(reading, document, HOST);
  const base = readText(reading, document, BASE_PATH);
  const path = (base?.value ?? '').replace(/^(?=[^/])/, '/').replace(/\/+$/, '');
  const schemes = (textsAt(reading, at, 'schemes') ?? []).filter(({ value, place }) => {
    const isKnown = SCHEMES.includes(value);
    if (!isKnown)
      reading.mistake('value-mistyped', place, {
        what: 'schemes',
        wanted: 'http, https, ws or wss',
        found: kindOf(value),
      });
    return isKnown;
  });
  const said = base ?? schemes[0];
  if (!host) return said ? [serverAt(said.place, path || '/')] : [];
  if (schemes.length === 0) return [serverAt(host.place, `//${host.value}${path}`)];
  return schemes.map(({ value, place }) => serverAt(place, `${value}://${host.value}${path}`));
}

function serverAt(at: Place, url: string): Server {
  return {
    at,
    extensions: {},
    name: '',
    url,
    protocol: /^[a-z]+(?=:)/.exec(url)?.[0] ?? '',
    variables: [],
    security: [],
    bindings: {},
  };
}

const HOST = { key: 'host', pattern: /^[^{}/ :\\]+(:\d+)?$/, wanted: 'a host name, with a port at most' };
const BASE_PATH = { key: 'basePath', pattern: /^\/[^{}]*$/, wanted: 'a path that starts with /' };

function readText(
  reading: Reading,
  document: Cursor,
  { key, pattern, wanted }: typeof HOST,
): Cursor<string> | undefined {
  const found = member(document, key);
  if (!found) return undefined;
  const { value, place } = found;
  if (typeof value !== 'string' || !pattern.test(value)) noteMistyped(reading, document, { key, wanted });
  return typeof value === 'string' ? { value: value.replace(/^[a-z]+:\/\//i, ''), place } : undefined;
}
