import { CallError } from './answer.js';
import { SYSTEM_CLOCK, sleep } from './clock.js';
import {
  askToken,
  keepTokens,
  objectIn,
  postForm,
  type TokenCredential,
  TokenError,
  type Tokens,
  type TokenTerms,
} from './oauth-token.js';

/** Tokens for the client itself. @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4 */
export function clientCredentials(terms: TokenTerms & { readonly clientSecret: string }): TokenCredential {
  return keepTokens(terms, (scopes) =>
    askToken(terms, { grant_type: 'client_credentials', ...said(scopes) }),
  );
}

export interface RefreshTerms extends TokenTerms {
  /** What the user has agreed to, from `exchangeCode` or where it was stored. */
  readonly tokens: Tokens | (() => Tokens | Promise<Tokens>);
  /** Told of each renewal, so that it can be stored: many servers give a new refresh token too. */
  readonly onTokens?: (tokens: Tokens) => void | Promise<void>;
}

/** Tokens on behalf of a user, renewed by the refresh token. @see https://www.rfc-editor.org/rfc/rfc6749#section-6 */
export function refreshedTokens(terms: RefreshTerms): TokenCredential {
  const { tokens, clock = SYSTEM_CLOCK, onTokens } = terms;
  let first: Tokens | undefined;
  return keepTokens({ ...terms, scopes: terms.scopes ?? [] }, async (scopes, last) => {
    if (!last && !first) {
      first = typeof tokens === 'function' ? await tokens() : tokens;
      if (clock.now() < first.expiresAt) return first;
    }
    const refreshToken = last?.refreshToken ?? first?.refreshToken;
    if (refreshToken === undefined)
      throw new TokenError(
        'refused',
        'no_refresh_token',
        'The token has expired, and there is none to renew it by.',
      );
    const renewed = await refresh(terms, refreshToken, scopes);
    await onTokens?.(renewed);
    return renewed;
  });
}

async function refresh(terms: TokenTerms, refreshToken: string, scopes: readonly string[]): Promise<Tokens> {
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken, ...said(scopes) };
  // The old one goes on when no new one comes.
  return { refreshToken, ...(await askToken(terms, grant)) };
}

export interface DeviceTerms extends TokenTerms {
  readonly deviceUrl: string | URL;
  /** Tells the user where to go, and what to type in there. */
  readonly show: (prompt: DevicePrompt) => void | Promise<void>;
}

export interface DevicePrompt {
  readonly userCode: string;
  readonly verificationUrl: string;
  /** With the code in it, for a link or a QR code. */
  readonly completeUrl?: string;
}

/** Tokens of a user who agrees on another device. @see https://www.rfc-editor.org/rfc/rfc8628 */
export function deviceCode(terms: DeviceTerms): TokenCredential {
  return keepTokens(terms, async (scopes, last) =>
    last?.refreshToken === undefined
      ? await byDevice(terms, scopes)
      : await refresh(terms, last.refreshToken, scopes),
  );
}

async function byDevice(terms: DeviceTerms, scopes: readonly string[]): Promise<Tokens> {
  const { clock = SYSTEM_CLOCK } = terms;
  const { status, body } = await postForm(terms, terms.deviceUrl, {
    client_id: terms.clientId,
    ...said(scopes),
  });
  const { device_code: code, user_code: userCode, verification_uri: url } = body;
  if (status !== 200 || typeof code !== 'string') {
    const error = String(body['error'] ?? status);
    throw new TokenError('refused', error, `There is no device code: the server said ${error}.`);
  }
  const complete = body['verification_uri_complete'];
  await terms.show({
    userCode: String(userCode),
    verificationUrl: String(url),
    ...(typeof complete === 'string' && { completeUrl: complete }),
  });
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: code };
  const until = clock.now() + (Number(body['expires_in']) || 1_800) * 1_000;
  for (let waitMs = (Number(body['interval']) || 5) * 1_000; ; ) {
    await sleep(clock, Math.max(waitMs, 1_000));
    try {
      return await askToken(terms, grant);
    } catch (error) {
      const word = error instanceof TokenError ? error.code : '';
      if (word === 'slow_down') waitMs += 5_000;
      else if (word !== 'authorization_pending' || clock.now() > until) throw error;
    }
  }
}

export interface AuthorizationTerms {
  readonly authorizationUrl: string | URL;
  readonly clientId: string;
  readonly redirectUrl: string | URL;
  readonly scopes?: readonly string[];
  readonly extra?: Readonly<Record<string, string>>;
}

export interface Authorization {
  /** Where to send the user. */
  readonly url: URL;
  /** Must come back with the code: keep it, and compare. */
  readonly state: string;
  /** Goes with the code to `exchangeCode`: keep it where only you read it. */
  readonly verifier: string;
}

/** Begins the authorization code flow, with PKCE. @see https://www.rfc-editor.org/rfc/rfc7636 */
export async function beginAuthorization(terms: AuthorizationTerms): Promise<Authorization> {
  const [state, verifier] = [randomText(), randomText()];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const url = new URL(terms.authorizationUrl);
  const query = {
    response_type: 'code',
    client_id: terms.clientId,
    redirect_uri: String(terms.redirectUrl),
    state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...said(terms.scopes ?? []),
    ...terms.extra,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { url, state, verifier };
}

/** The tokens for a code that came back to the redirect address; `refreshedTokens` goes on with them. */
export function exchangeCode(
  terms: TokenTerms,
  {
    code,
    verifier,
    redirectUrl,
  }: { readonly code: string; readonly verifier: string; readonly redirectUrl: string | URL },
): Promise<Tokens> {
  const redirect_uri = String(redirectUrl);
  return askToken(terms, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri });
}

/** Where an OpenID provider is asked for what. */
export interface Provider {
  readonly tokenUrl: string;
  readonly authorizationUrl: string;
  readonly deviceUrl?: string;
}

/** Asks an OpenID provider for its addresses. @see https://openid.net/specs/openid-connect-discovery-1_0.html */
export async function discover(
  issuer: string,
  options: { readonly fetch?: typeof fetch; readonly signal?: AbortSignal } = {},
): Promise<Provider> {
  const { fetch: ask = fetch, ...init } = options;
  const base = issuer.replace(/\/$/, '');
  const response = await ask(`${base}/.well-known/openid-configuration`, { ...init, redirect: 'manual' });
  const found = objectIn(await response.text());
  const addresses = ['token_endpoint', 'authorization_endpoint', 'device_authorization_endpoint'].map(
    (name) => {
      const address = found[name];
      return typeof address === 'string' && new URL(address).protocol === new URL(issuer).protocol
        ? address
        : undefined;
    },
  );
  const [tokenUrl, authorizationUrl, deviceUrl] = addresses;
  // Who answers for another issuer is not the one that was asked.
  const isOwn = String(found['issuer']).replace(/\/$/, '') === base;
  if (!isOwn || tokenUrl === undefined || authorizationUrl === undefined)
    throw new CallError('unreadable', `${base} does not say where its tokens are.`);
  return { tokenUrl, authorizationUrl, ...(deviceUrl !== undefined && { deviceUrl }) };
}

function said(scopes: readonly string[]): { readonly scope?: string } {
  return scopes.length > 0 ? { scope: scopes.join(' ') } : {};
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
