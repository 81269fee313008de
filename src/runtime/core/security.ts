import type { BasicCredential, Credentials } from './auth.js';
import { addCookie } from './place.js';
import { encodeAll } from './style.js';

/** The parts of a request that credentials go to. */
export interface Authorisable {
  readonly url: URL;
  readonly headers: Headers;
}

interface Bare extends Authorisable {
  readonly signal: AbortSignal;
  /** Can it be sent no second time? */
  readonly isOnce: boolean;
}

type Send = (request: Authorisable) => Promise<Response>;

/** How callers prove who they are, with the credentials that there are; undefined when these are not enough. */
export type Security = (
  credentials: Credentials,
) => ((request: Bare, send: Send) => Promise<Response>) | undefined;

/** A token: of `http` schemes, OAuth 2 and OpenID Connect. */
export function bearer(name: string, ...scopes: readonly string[]): Security {
  return shown<string>(name, scopes, ({ headers }, token) => headers.set('authorization', `Bearer ${token}`));
}

/** The credential follows the scheme's word in `Authorization`. */
export function http(word: string, name: string, ...scopes: readonly string[]): Security {
  return shown<string>(name, scopes, ({ headers }, token) =>
    headers.set('authorization', `${word} ${token}`),
  );
}

export function basic(name: string, ...scopes: readonly string[]): Security {
  return shown<BasicCredential>(name, scopes, ({ headers }, { username, password }) => {
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    headers.set('authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`);
  });
}

export function headerKey(header: string, name: string, ...scopes: readonly string[]): Security {
  return shown<string>(name, scopes, ({ headers }, key) => headers.set(header, key));
}

export function queryKey(parameter: string, name: string, ...scopes: readonly string[]): Security {
  return shown<string>(name, scopes, ({ url }, key) => {
    url.search += `${url.search === '' ? '?' : '&'}${encodeAll(parameter)}=${encodeAll(key)}`;
  });
}

export function cookieKey(cookie: string, name: string, ...scopes: readonly string[]): Security {
  return shown<string>(name, scopes, ({ headers }, key) => addCookie(headers, `${cookie}=${encodeAll(key)}`));
}

/** Nothing is shown: anybody may call, or the connection proves it (mutual TLS). */
export const nothing: Security = () => (request, send) => send(request);

/** The first of these for which there are credentials. */
export function firstOf(...alternatives: readonly Security[]): Security {
  return (credentials) => {
    for (const security of alternatives) {
      const prove = security(credentials);
      if (prove) return prove;
    }
    return undefined;
  };
}

/** All of these together. */
export function allOf(...parts: readonly Security[]): Security {
  return (credentials) => {
    const proofs = parts.flatMap((security) => security(credentials) ?? []);
    if (proofs.length < parts.length) return undefined;
    return (request, send) =>
      proofs.reduceRight<Send>((next, prove) => (one) => prove({ ...request, ...one }, next), send)(request);
  };
}

/** A credential that was refused is asked for once more, and sent when it is another. */
function shown<Value>(
  name: string,
  scopes: readonly string[],
  put: (request: Authorisable, value: Value) => void,
): Security {
  return (credentials) => {
    const credential = credentials[name];
    if (credential === undefined) return undefined;
    return async (request, send) => {
      const { url, headers, signal, isOnce } = request;
      const ask = async (refused?: Value): Promise<Value> =>
        (await (typeof credential === 'function'
          ? credential({ scopes, signal, refused: refused as never })
          : credential)) as Value;
      const sendWith = (value: Value): Promise<Response> => {
        const own = { url: new URL(url), headers: new Headers(headers) };
        put(own, value);
        return send(own);
      };
      const value = await ask();
      const response = await sendWith(value);
      if (response.status !== 401 || isOnce) return response;
      const other = await ask(value);
      return String(other) === String(value) ? response : sendWith(other);
    };
  };
}
