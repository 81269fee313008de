import type { Extra, ServerResponse } from './server-exchange.js';

export interface CorsOptions {
  /** Who may call from a browser: `https://shop.example`, or any origin (`*`, without credentials). */
  readonly origins: '*' | readonly string[] | ((origin: string) => boolean);
  /** May cookies come along? */
  readonly credentials?: boolean;
  /** The response headers that scripts may read. */
  readonly expose?: readonly string[];
  /** The request headers that may be sent; those that are asked for, unless it says otherwise. */
  readonly allowHeaders?: readonly string[];
  /** How long a browser may remember the answer. */
  readonly maxAgeSeconds?: number;
}

/** Lets scripts of other origins call, and answers their preflights with the methods that the contract has. */
export function cors(options: CorsOptions): Extra {
  return {
    around: async ({ request: { method, headers }, allowed }, next) => {
      const origin = headers.get('origin');
      const asked = headers.get('access-control-request-method');
      if (allowed.length === 0) return await next();
      const isPreflight = method === 'OPTIONS' && origin !== null && asked !== null;
      const response = isPreflight ? preflight(options, allowed, headers) : await next();
      if (!response) return undefined;
      if (options.origins !== '*' || options.credentials) response.headers.append('vary', 'Origin');
      if (origin === null || !isAllowed(options, origin)) return isPreflight ? bare(response) : response;
      const isAny = options.origins === '*' && !options.credentials;
      response.headers.set('access-control-allow-origin', isAny ? '*' : origin);
      if (options.credentials) response.headers.set('access-control-allow-credentials', 'true');
      if (!isPreflight && options.expose?.length)
        response.headers.set('access-control-expose-headers', options.expose.join(', '));
      return response;
    },
  };
}

function isAllowed({ origins, credentials }: CorsOptions, origin: string): boolean {
  // With credentials, anybody's page could act for the user.
  if (origins === '*') return !credentials;
  return typeof origins === 'function' ? origins(origin) : origins.includes(origin);
}

function preflight(options: CorsOptions, allowed: readonly string[], asked: Headers): ServerResponse {
  const wanted = asked.get('access-control-request-headers') ?? '';
  const named = options.allowHeaders?.join(', ') ?? (/^[\w!#$%&'*+.^`|~, -]*$/.test(wanted) ? wanted : '');
  const headers = new Headers({ 'access-control-allow-methods': allowed.join(', ') });
  if (named !== '') headers.set('access-control-allow-headers', named);
  if (options.maxAgeSeconds !== undefined)
    headers.set('access-control-max-age', String(options.maxAgeSeconds));
  headers.set('vary', 'Access-Control-Request-Method, Access-Control-Request-Headers');
  return { status: 204, headers, body: undefined };
}

/** To an origin that may not call nothing is promised. */
function bare({ headers, ...response }: ServerResponse): ServerResponse {
  for (const name of [...headers.keys()].filter((each) => each.startsWith('access-control-')))
    headers.delete(name);
  return { ...response, headers };
}
