import type { Json } from '../../kernel/json.js';
import { sortedBy } from '../../kernel/order.js';
import type { Contract, Operation, SecurityScheme } from '../../model/index.js';
import type { Names } from '../../names/index.js';

/** What an operation asks of its callers: alternatives of schemes with their scopes. */
export function securityOf(contract: Contract, names: Names, operation: Operation): Json[] {
  const member = new Map(contract.securitySchemes.map((scheme) => [scheme.name, names.scheme(scheme)]));
  return operation.security.map((requirement) =>
    Object.fromEntries(
      sortedBy(requirement, ({ scheme }) => scheme).map(({ scheme, scopes }) => [
        member.get(scheme) ?? scheme,
        [...scopes].sort(),
      ]),
    ),
  );
}

/** What a scheme asks for, in a sentence. */
export function schemeHint(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') return `API key in the ${scheme.in} \`${scheme.parameter}\`.`;
  if (scheme.type === 'http')
    return `HTTP ${scheme.scheme}${scheme.bearerFormat ? ` (${scheme.bearerFormat})` : ''}.`;
  if (scheme.type === 'oauth2') return `OAuth 2 access token${flowsText(scheme)}.`;
  if (scheme.type === 'openIdConnect')
    return `OpenID Connect token${scheme.openIdConnectUrl ? `, described at ${scheme.openIdConnectUrl}` : ''}.`;
  return scheme.type === 'mutualTLS' ? 'Mutual TLS: give a `fetch` that holds the certificate.' : scheme.type;
}

/** Where tokens are to be had, by flow. */
function flowsText({ flows }: SecurityScheme): string {
  const known = flows.flatMap(({ type, tokenUrl }) => (tokenUrl ? [`${type} at ${tokenUrl}`] : []));
  return known.length === 0 ? '' : `: ${known.sort().join(', ')}`;
}

/** The schemes as the runtime knows them, by the member that holds their credential. */
export function schemesOf(contract: Contract, names: Names): Record<string, Record<string, string>> {
  return Object.fromEntries(
    sortedBy(contract.securitySchemes, ({ name }) => name).map((scheme) => [
      names.scheme(scheme),
      schemeOf(scheme),
    ]),
  );
}

function schemeOf(scheme: SecurityScheme): Record<string, string> {
  const http = scheme.scheme?.toLowerCase();
  if (scheme.type === 'apiKey') return { type: 'apiKey', in: placeOf(scheme), name: scheme.parameter ?? '' };
  if (scheme.type === 'mutualTLS') return { type: 'connection' };
  if (scheme.type !== 'http' || http === 'bearer') return { type: 'bearer' };
  return http === 'basic' ? { type: 'basic' } : { type: 'http', scheme: scheme.scheme ?? '' };
}

function placeOf({ in: place }: SecurityScheme): string {
  return place === 'query' || place === 'cookie' ? place : 'header';
}

/** Is the credential a user and a password? */
export function isBasic({ type, scheme }: SecurityScheme): boolean {
  return type === 'http' && scheme?.toLowerCase() === 'basic';
}
