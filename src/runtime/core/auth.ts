import { encode } from './parameters.js';

/** A security scheme, as far as a request shows it. */
export type Scheme =
  | { readonly type: 'basic' }
  /** Bearer tokens: of `http` schemes, OAuth 2 and OpenID Connect. */
  | { readonly type: 'bearer' }
  /** Another `http` scheme: the credential follows its name in `Authorization`. */
  | { readonly type: 'http'; readonly scheme: string }
  | { readonly type: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  /** Mutual TLS: nothing in the request; give a `fetch` that holds the certificate. */
  | { readonly type: 'connection' };

export type Schemes = Readonly<Record<string, Scheme>>;

/** All of these together, by the scheme's name, with the scopes that are needed; an empty one asks for nothing. */
export type Requirement = Readonly<Record<string, readonly string[]>>;

/** A credential, or a function that gives one for each try: a token store, a vault. */
export type Credential<Value> =
  | Value
  | ((needed: { readonly scopes: readonly string[] }) => Value | Promise<Value>);

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** Credentials by the name of their scheme. */
export type Credentials = Readonly<
  Record<string, Credential<string> | Credential<BasicCredential> | undefined>
>;

/** The parts of a request that credentials go to. */
export interface Authorisable {
  readonly url: URL;
  readonly headers: Headers;
}

/** Puts the credentials of the first requirement that can be met onto a request; without any, it goes out bare. */
export async function authorise(
  request: Authorisable,
  requirements: readonly Requirement[],
  schemes: Schemes,
  credentials: Credentials,
): Promise<void> {
  const has = (name: string): boolean =>
    own(schemes, name)?.type === 'connection' || own(credentials, name) !== undefined;
  const met = requirements.find((requirement) => Object.keys(requirement).every(has));
  for (const [name, scopes] of Object.entries(met ?? {})) {
    const scheme = own(schemes, name);
    const credential = own(credentials, name);
    if (!scheme || credential === undefined) continue;
    apply(request, scheme, typeof credential === 'function' ? await credential({ scopes }) : credential);
  }
}

function apply({ url, headers }: Authorisable, scheme: Scheme, credential: string | BasicCredential): void {
  if (typeof credential !== 'string') {
    headers.set('authorization', `Basic ${base64(`${credential.username}:${credential.password}`)}`);
    return;
  }
  if (scheme.type === 'bearer') headers.set('authorization', `Bearer ${credential}`);
  else if (scheme.type === 'http') headers.set('authorization', `${scheme.scheme} ${credential}`);
  else if (scheme.type === 'apiKey') applyKey({ url, headers }, scheme, credential);
}

function applyKey(
  { url, headers }: Authorisable,
  { in: place, name }: Scheme & { type: 'apiKey' },
  key: string,
): void {
  if (place === 'header') headers.set(name, key);
  else if (place === 'query') url.search += `${url.search === '' ? '?' : '&'}${encode(name)}=${encode(key)}`;
  else headers.set('cookie', [headers.get('cookie'), `${name}=${encode(key)}`].filter(Boolean).join('; '));
}

/** What an object holds itself: a scheme may be named like something that every object has. */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Base64 of a text's UTF-8 bytes. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
