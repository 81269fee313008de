import { type BasicCredential, own, type Requirement, type Scheme, type Schemes } from './auth.js';
import { forbidden, Refusal, unauthenticated } from './envelope.js';
import type { ServerRoute, Verify } from './route.js';
import type { ServerRequest } from './server-exchange.js';

/** How credentials are proven. */
export interface Proof<Host, Principal> {
  readonly schemes: Schemes;
  readonly verifiers: Readonly<Record<string, Verify<never, Host, Principal>>>;
  readonly scopesOf?: ((principal: Principal) => Iterable<string>) | undefined;
}

/** The principals of the first requirement that is met; @throws Refusal 401, 403 */
export async function authenticate<Host, Principal>(
  route: ServerRoute,
  request: ServerRequest<Host>,
  options: Proof<Host, Principal>,
): Promise<Record<string, Principal>> {
  if (route.security.length === 0) return {};
  // A requirement that asks for nothing comes last: who shows a credential is somebody.
  for (const requirement of [...route.security].sort(byEase)) {
    const principals = await meet(requirement, request, options);
    if (principals) return principals;
  }
  const schemes = [...new Set(route.security.flatMap((requirement) => Object.keys(requirement)))];
  const challenges = schemes.map((name) => challengeOf(own(options.schemes, name)));
  const told = [...new Set(challenges.filter((text) => text !== undefined))].join(', ');
  const refusal = unauthenticated(schemes);
  throw told === '' ? refusal : new Refusal(401, refusal.faults, { 'www-authenticate': told });
}

function byEase(one: Requirement, other: Requirement): number {
  return Number(Object.keys(one).length === 0) - Number(Object.keys(other).length === 0);
}

async function meet<Host, Principal>(
  requirement: Requirement,
  request: ServerRequest<Host>,
  options: Proof<Host, Principal>,
): Promise<Record<string, Principal> | undefined> {
  const principals: Record<string, Principal> = {};
  for (const [name, scopes] of Object.entries(requirement)) {
    const scheme = own(options.schemes, name);
    const verify = own(options.verifiers, name);
    const credential = scheme && credentialOf(scheme, request);
    if (!scheme || !verify || (credential === undefined && scheme.type !== 'connection')) return undefined;
    const principal = await verify.call(options.verifiers, credential as never, {
      scopes,
      request: request.host,
    });
    if (principal === undefined) return undefined;
    const held = options.scopesOf && new Set(options.scopesOf(principal));
    if (held && !scopes.every((scope) => held.has(scope))) throw forbidden(scopes);
    principals[name] = principal;
  }
  return principals;
}

function challengeOf(scheme: Scheme | undefined): string | undefined {
  if (scheme?.type === 'bearer') return 'Bearer';
  return scheme?.type === 'basic' ? 'Basic realm="api", charset="UTF-8"' : undefined;
}

function credentialOf(
  scheme: Scheme,
  { headers, url }: ServerRequest<unknown>,
): string | BasicCredential | undefined {
  switch (scheme.type) {
    case 'bearer':
      return afterScheme(headers, 'bearer');
    case 'http':
      return afterScheme(headers, scheme.scheme);
    case 'basic':
      return basicOf(afterScheme(headers, 'basic'));
    case 'apiKey':
      if (scheme.in === 'header') return headers.get(scheme.name) ?? undefined;
      return scheme.in === 'query'
        ? (new URLSearchParams(url.split(/\?(.*)/s)[1] ?? '').get(scheme.name) ?? undefined)
        : cookieOf(headers, scheme.name);
    default:
      return undefined;
  }
}

function afterScheme(headers: Headers, scheme: string): string | undefined {
  const value = headers.get('authorization') ?? '';
  const [name = ''] = value.split(' ', 1);
  const credential = value.slice(name.length).trim();
  return name.toLowerCase() === scheme.toLowerCase() && credential !== '' ? credential : undefined;
}

function basicOf(text: string | undefined): BasicCredential | undefined {
  try {
    const decoded = new TextDecoder().decode(
      Uint8Array.from(atob(text ?? ''), (character) => character.charCodeAt(0)),
    );
    const colon = decoded.indexOf(':');
    return colon < 0 ? undefined : { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

function cookieOf(headers: Headers, name: string): string | undefined {
  const found = (headers.get('cookie') ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  if (found === undefined) return undefined;
  const raw = found.slice(found.indexOf('=') + 1).trim();
  try {
    return decodeURIComponent(raw);
  } catch {
    // No encoded text, and so the text itself; a verifier will refuse what is no credential.
    return raw;
  }
}
