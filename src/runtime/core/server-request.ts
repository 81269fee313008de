import type { Exchange, Mounted, ServerRequest } from './server-exchange.js';
import { readBytes } from './server-incoming.js';
import type { Found } from './server-router.js';

const MAX_BYTES = 1_048_576;

/** A request as the stages see it: what it asks for, and its bytes when they are asked for. */
export function exchangeOf<Host>(
  request: ServerRequest<Host>,
  mounted: Mounted<Host>,
  find: (method: string, path: string) => Found,
): Exchange<Host> {
  const { path, query } = placeOf(request.url, mounted.prefix ?? '');
  const found = path === undefined ? NOWHERE : find(request.method, path);
  const { limits } = mounted;
  const limit = limits?.operations?.[found.route?.id ?? '']?.bodyBytes ?? limits?.bodyBytes ?? MAX_BYTES;
  let bytes: Promise<Uint8Array> | undefined;
  return {
    ...found,
    request,
    path: path ?? '',
    query,
    correlationId: correlationIdOf(request.headers, mounted.correlationHeader ?? 'x-correlation-id'),
    principals: {},
    bytes: () => {
      bytes ??= readBytes(request, limit);
      return bytes;
    },
  };
}

const NOWHERE: Found = { route: undefined, values: new Map(), allowed: [] };

/** Path and query as URLs have them, dot segments resolved: no host sees another path than the next. */
function placeOf(url: string, prefix: string): { readonly path: string | undefined; readonly query: string } {
  if (!URL.canParse(url, 'http://host')) return { path: undefined, query: '' };
  const { pathname, search } = new URL(url.startsWith('/') ? `http://host${url}` : url, 'http://host');
  const base = prefix.replace(/\/+$/, '');
  const isInside = pathname === base || pathname.startsWith(`${base}/`);
  return { path: isInside ? pathname.slice(base.length) || '/' : undefined, query: search.slice(1) };
}

/** The caller's id for the call, if it is one that can be logged and sent on; else a new one. */
function correlationIdOf(headers: Headers, name: string): string {
  const id = headers.get(name) ?? '';
  return /^[\w.:/+=@-]{1,128}$/.test(id) ? id : crypto.randomUUID();
}

/** Headers from the object that Node's requests have. */
export function headersFrom(
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // HTTP/2's own fields, such as `:path`, are no headers.
    if (value === undefined || name.startsWith(':')) continue;
    for (const item of typeof value === 'string' ? [value] : value) headers.append(name, item);
  }
  return headers;
}
