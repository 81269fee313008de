import { CallError } from './answer.js';
import type { Needed } from './auth.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { formText } from './encode-body.js';
import { encodeAll } from './style.js';

/** Who asks for tokens, and where. */
export interface TokenTerms {
  readonly tokenUrl: string | URL;
  readonly clientId: string;
  /** Left out by what cannot keep a secret: an app, a page. */
  readonly clientSecret?: string;
  /** How the secret is shown: in `Authorization`, as usual, or in the form. */
  readonly clientAuthentication?: 'basic' | 'form';
  /** Those of the operation that is called, unless said. */
  readonly scopes?: readonly string[];
  /** What the server wants beyond the standard: an audience, a resource. */
  readonly extra?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** In milliseconds since 1970; infinite when the server does not say. */
  readonly expiresAt: number;
}

/** Gives an access token for each try of a call. */
export type TokenCredential = (needed: Needed<string>) => Promise<string>;

/** The answer of a token endpoint was an error; `code` is its word for it: `invalid_grant`. */
export class TokenError extends CallError {
  readonly code: string;

  constructor(reason: CallError['reason'], code: string, message: string) {
    super(reason, message);
    this.code = code;
  }
}

/** Asks a token endpoint. @throws TokenError, CallError `timeout`, `network` */
export async function askToken(
  terms: TokenTerms,
  grant: Readonly<Record<string, string | undefined>>,
): Promise<Tokens> {
  const { clock = SYSTEM_CLOCK, extra } = terms;
  const { status, body } = await postForm(terms, terms.tokenUrl, { ...grant, ...extra });
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = body;
  if (status !== 200 || typeof accessToken !== 'string' || accessToken === '') throw refusal(status, body);
  const lifetimeMs = Number(seconds ?? Number.POSITIVE_INFINITY) * 1_000;
  return {
    accessToken,
    ...(typeof refreshToken === 'string' && { refreshToken }),
    expiresAt: clock.now() + Math.max(lifetimeMs || 0, 0),
  };
}

/** A server in trouble may be asked again; one that says no is not. */
function refusal(status: number, body: Readonly<Record<string, unknown>>): TokenError {
  const code = typeof body['error'] === 'string' ? body['error'] : String(status);
  const reason = status >= 500 || status === 429 ? 'network' : 'refused';
  return new TokenError(reason, code, `There is no token: the server said ${code}.`);
}

/** The answer to a form that says who the client is; an empty object when it is no JSON. */
export async function postForm(
  terms: TokenTerms,
  url: string | URL,
  fields: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  const { clientId, clientSecret, clientAuthentication = 'basic', clock = SYSTEM_CLOCK } = terms;
  const isBasic = clientSecret !== undefined && clientAuthentication === 'basic';
  const headers = new Headers({
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...(isBasic && { authorization: `Basic ${btoa(`${encodeAll(clientId)}:${encodeAll(clientSecret)}`)}` }),
  });
  const own = isBasic ? {} : { client_id: clientId, client_secret: clientSecret };
  const controller = new AbortController();
  const stopTimer = clock.after(terms.timeoutMs ?? 30_000, () => controller.abort());
  try {
    // Followed, a redirect would carry the secret along.
    const response = await (terms.fetch ?? fetch)(url, {
      method: 'POST',
      headers,
      body: formText({ ...fields, ...own }),
      redirect: 'manual',
      signal: controller.signal,
    });
    return { status: response.status, body: objectIn(await response.text()) };
  } catch (cause) {
    const reason = controller.signal.aborted ? 'timeout' : 'network';
    throw new CallError(reason, 'There is no token: the server had no answer.', { cause });
  } finally {
    stopTimer();
  }
}

export function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Keeps tokens by their scopes until shortly before they expire, and asks for each once, however many calls wait for it.
 * One that a server has refused is replaced.
 */
export function keepTokens(
  { scopes: fixed, clock = SYSTEM_CLOCK }: Pick<TokenTerms, 'scopes' | 'clock'>,
  ask: (scopes: readonly string[], last: Tokens | undefined) => Promise<Tokens>,
): TokenCredential {
  interface Kept {
    readonly tokens: Tokens;
    readonly renewAt: number;
  }
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<Tokens>>();
  const askOnce = (key: string, scopes: readonly string[]): Promise<Tokens> => {
    const running = asked.get(key) ?? renew(key, scopes).finally(() => asked.delete(key));
    asked.set(key, running);
    return running;
  };
  const renew = async (key: string, scopes: readonly string[]): Promise<Tokens> => {
    const tokens = await ask(scopes, kept.get(key)?.tokens);
    const left = tokens.expiresAt - clock.now();
    // A minute early, or a tenth of a short life: a token must outlive the call that it goes with.
    kept.set(key, { tokens, renewAt: tokens.expiresAt - Math.min(60_000, left / 10) });
    return tokens;
  };
  return async ({ scopes: needed, refused }) => {
    const scopes = [...(fixed ?? needed)].sort();
    const key = scopes.join(' ');
    const known = kept.get(key);
    const isGood = known && clock.now() < known.renewAt && known.tokens.accessToken !== refused;
    return (isGood ? known.tokens : await askOnce(key, scopes)).accessToken;
  };
}
