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

/** What a credential is asked for. */
export interface Needed<Value = unknown> {
  readonly scopes: readonly string[];
  /** The one given last, which the server has just refused; another is tried once. */
  readonly refused?: Value | undefined;
  /** Fires when nobody waits any longer. */
  readonly signal?: AbortSignal;
}

/** A credential, or a function that gives one for each try: a token store, a vault. */
export type Credential<Value> = Value | ((needed: Needed<Value>) => Value | Promise<Value>);

export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** Credentials by the name of their scheme. */
export type Credentials = Readonly<
  Record<string, Credential<string> | Credential<BasicCredential> | undefined>
>;

/** What an object holds itself: a scheme may be named like something that every object has. */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
