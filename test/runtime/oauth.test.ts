import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { call } from '../../src/runtime/core/call.js';
import { newClient } from '../../src/runtime/core/client.js';
import { sleep } from '../../src/runtime/core/clock.js';
import {
  beginAuthorization,
  clientCredentials,
  deviceCode,
  discover,
  exchangeCode,
  refreshedTokens,
} from '../../src/runtime/core/oauth.js';
import type { Tokens } from '../../src/runtime/core/oauth-token.js';
import { allOf, basic, bearer, firstOf, headerKey, nothing } from '../../src/runtime/core/security.js';
import { virtualClock } from '../support/virtual-clock.js';

type Form = Readonly<Record<string, string>>;

/** A token endpoint that answers after a second. */
function endpoint(answers: (form: Form, index: number) => object) {
  const clock = virtualClock();
  const forms: Form[] = [];
  const headers: Headers[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    await sleep(clock, 1_000, request.signal);
    headers.push(request.headers);
    forms.push(Object.fromEntries(new URLSearchParams(await request.text())));
    const answer = answers(forms.at(-1) ?? {}, forms.length - 1);
    return Response.json(answer, { status: 'error' in answer ? 400 : 200 });
  };
  const terms = { tokenUrl: 'https://id.example/token', clientId: 'me', clientSecret: 's:é', fetch, clock };
  return { clock, forms, headers, terms };
}

const need = (...scopes: string[]) => ({ scopes });

describe('client credentials', () => {
  it('ask once for all that wait, and again shortly before the token expires', async () => {
    const { terms, forms, headers, clock } = endpoint((_, i) => ({
      access_token: `t${i}`,
      expires_in: 3_600,
    }));
    const token = clientCredentials(terms);
    expect(await Promise.all([token(need('b', 'a')), token(need('a', 'b')), token(need('a', 'b'))])).toEqual([
      't0',
      't0',
      't0',
    ]);
    expect(forms).toEqual([{ grant_type: 'client_credentials', scope: 'a b' }]);
    expect(headers[0]?.get('authorization')).toBe(`Basic ${btoa('me:s%3A%C3%A9')}`);
    await sleep(clock, 3_539_000);
    expect(await token(need('a', 'b'))).toBe('t0');
    await sleep(clock, 2_000);
    expect(await token(need('a', 'b'))).toBe('t1');
    expect(await token(need('c'))).toBe('t2');
  });

  it('show the secret in the form, and what else the server wants', async () => {
    const { terms, forms, headers } = endpoint(() => ({ access_token: 't' }));
    const token = clientCredentials({
      ...terms,
      clientAuthentication: 'form',
      scopes: [],
      extra: { audience: 'x' },
    });
    expect([await token(need('a')), await token(need('b'))]).toEqual(['t', 't']);
    expect(forms).toEqual([
      { grant_type: 'client_credentials', audience: 'x', client_id: 'me', client_secret: 's:é' },
    ]);
    expect(headers[0]?.has('authorization')).toBe(false);
  });

  it('tell why there is no token, without the secret', async () => {
    const { terms } = endpoint(() => ({ error: 'invalid_client' }));
    const failed = clientCredentials(terms)(need());
    await expect(failed).rejects.toMatchObject({ reason: 'refused', code: 'invalid_client' });
    await expect(failed).rejects.not.toThrow(/s:é/);
    const late = clientCredentials({ ...endpoint(() => ({ access_token: 't' })).terms, timeoutMs: 10 });
    await expect(late(need())).rejects.toMatchObject({ reason: 'timeout' });
  });
});

describe('a call with a token', () => {
  /** An API that takes one token, and a credential. */
  const scene = (taken: string, auth: object, security = bearer('oauth', 'read')) => {
    const shown: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (_, init) => {
      const header = new Headers(init?.headers).get('authorization');
      shown.push(header);
      return new Response(null, { status: header === `Bearer ${taken}` ? 204 : 401 });
    };
    const client = newClient({ baseUrl: 'https://a.example', auth, fetch });
    const run = async () =>
      (await call(client, { method: 'POST', idempotency: () => false, path: '/', security }, {})).status;
    return { run, shown };
  };

  it('that is refused takes another, once', async () => {
    const { terms, forms } = endpoint((_, i) => ({ access_token: `t${i}`, expires_in: 3_600 }));
    const first = scene('t1', { oauth: clientCredentials(terms) });
    expect([await first.run(), first.shown]).toEqual([204, ['Bearer t0', 'Bearer t1']]);
    expect([await first.run(), forms.length]).toEqual([204, 2]);
    const never = scene('none', { oauth: clientCredentials(terms) });
    expect([await never.run(), never.shown.length]).toEqual([401, 2]);
  });

  it('that cannot be replaced is sent once', async () => {
    for (const oauth of ['t', () => 't', async () => 't']) {
      const { run, shown } = scene('other', { oauth });
      expect([await run(), shown]).toEqual([401, ['Bearer t']]);
    }
    const user = { username: 'a', password: 'é' };
    const { run, shown } = scene('other', { user: () => ({ ...user }) }, basic('user'));
    expect([await run(), shown]).toEqual([401, ['Basic YTrDqQ==']]);
  });

  it('takes the first alternative that it has credentials for, or none', async () => {
    const either = firstOf(allOf(headerKey('x-key', 'key'), bearer('oauth')), bearer('other'), nothing);
    const both = scene('t', { oauth: 't', key: 'k' }, either);
    expect([await both.run(), both.shown]).toEqual([204, ['Bearer t']]);
    const other = scene('o', { key: 'k', other: 'o' }, either);
    expect([await other.run(), other.shown]).toEqual([204, ['Bearer o']]);
    const bare = scene('o', { key: 'k' }, either);
    expect([await bare.run(), bare.shown]).toEqual([401, [null]]);
  });
});

describe('tokens of a user', () => {
  it('are renewed by the refresh token, which may change', async () => {
    const { terms, forms, clock } = endpoint((_, i) => ({
      access_token: `t${i}`,
      expires_in: 60,
      ...(i === 0 && { refresh_token: 'r1' }),
    }));
    const stored: Tokens[] = [];
    const tokens = { accessToken: 't', refreshToken: 'r0', expiresAt: clock.now() + 10_000 };
    const token = refreshedTokens({
      ...terms,
      tokens: () => tokens,
      onTokens: (next) => void stored.push(next),
    });
    expect(await token(need('a'))).toBe('t');
    await sleep(clock, 11_000);
    expect(await token(need('a'))).toBe('t0');
    expect(await token({ scopes: [], refused: 't0' })).toBe('t1');
    expect(forms.map(({ refresh_token }) => refresh_token)).toEqual(['r0', 'r1']);
    expect(stored.map(({ refreshToken }) => refreshToken)).toEqual(['r1', 'r1']);
  });

  it('come from another device: pending, slower, then there', async () => {
    const words = ['authorization_pending', 'slow_down', 'authorization_pending'];
    const { terms, forms, clock } = endpoint(({ device_code }, i) => {
      if (device_code === undefined)
        return {
          device_code: 'd',
          user_code: 'AB-CD',
          verification_uri: 'https://id.example/go',
          interval: 2,
        };
      const error = words[i - 1];
      return error === undefined ? { access_token: 't', expires_in: 60 } : { error };
    });
    const shown: unknown[] = [];
    const deviceUrl = 'https://id.example/device';
    const token = deviceCode({ ...terms, deviceUrl, show: (prompt) => void shown.push(prompt) });
    expect(await token(need('a'))).toBe('t');
    expect(shown).toEqual([{ userCode: 'AB-CD', verificationUrl: 'https://id.example/go' }]);
    expect([forms.length, clock.waited.filter((ms) => ms !== 1_000)]).toEqual([
      5,
      [2_000, 2_000, 7_000, 7_000],
    ]);
  });

  it('come for a code, with PKCE', async () => {
    const authorizationUrl = 'https://id.example/authorize?tenant=1';
    const redirectUrl = 'https://app.example/back';
    const { url, state, verifier } = await beginAuthorization({
      authorizationUrl,
      clientId: 'me',
      redirectUrl,
      scopes: ['a', 'b'],
    });
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '1',
      response_type: 'code',
      client_id: 'me',
      redirect_uri: redirectUrl,
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      scope: 'a b',
    });
    const { terms, forms } = endpoint(() => ({ access_token: 't', refresh_token: 'r', expires_in: 60 }));
    const tokens = await exchangeCode(terms, { code: 'c', verifier, redirectUrl });
    expect(tokens).toMatchObject({ accessToken: 't', refreshToken: 'r' });
    expect(forms[0]).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      code_verifier: verifier,
      redirect_uri: redirectUrl,
    });
  });
});

describe('an OpenID provider', () => {
  const found = {
    issuer: 'https://id.example/t',
    token_endpoint: 'https://id.example/t/token',
    authorization_endpoint: 'https://id.example/t/authorize',
  };
  const asking = (body: object) =>
    discover('https://id.example/t/', { fetch: async () => Response.json(body) });

  it('says where its tokens are, for itself and over its own protocol', async () => {
    expect(await asking(found)).toEqual({
      tokenUrl: found.token_endpoint,
      authorizationUrl: found.authorization_endpoint,
    });
    for (const wrong of [
      { issuer: 'https://evil.example' },
      { token_endpoint: 'http://id.example/token' },
      { token_endpoint: 1 },
    ])
      await expect(asking({ ...found, ...wrong })).rejects.toMatchObject({ reason: 'unreadable' });
  });
});
