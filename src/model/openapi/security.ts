import { isObject } from '../../kernel/json.js';
import type { OAuthFlow, SecurityRequirement, SecurityScheme } from '../contract.js';
import { readLifecycle } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  fieldsOf,
  given,
  itemsOf,
  member,
  membersOf,
  objectAt,
  type Reading,
  textOf,
  textsOf,
} from '../reading.js';

/** Alternatives of requirements; undefined when nothing is said, so that the outer ones hold. */
export function readSecurity(reading: Reading, at: Cursor | undefined): SecurityRequirement[] | undefined {
  if (!at) return undefined;
  return itemsOf(reading, at, 'security').map((item) =>
    Object.entries(isObject(item.value) ? item.value : {}).map(([scheme, scopes]) => ({
      scheme,
      scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
    })),
  );
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
export function readSecuritySchemes(reading: Reading, at: Cursor | undefined): SecurityScheme[] {
  return membersOf(reading, at, 'securitySchemes').flatMap(([name, entry]) => {
    const scheme = objectAt(reading, entry, `security scheme ${name}`);
    return scheme ? [readScheme(reading, name, scheme)] : [];
  });
}

/** One scheme, of OpenAPI or AsyncAPI. */
export function readScheme(reading: Reading, name: string, at: Cursor): SecurityScheme {
  return {
    ...describedBy(at),
    name,
    type: textOf(at, 'type') ?? 'unknown',
    ...given('scheme', textOf(at, 'scheme')),
    ...given('bearerFormat', textOf(at, 'bearerFormat')),
    ...given('in', textOf(at, 'in')),
    ...given('parameter', textOf(at, 'name')),
    ...given('openIdConnectUrl', textOf(at, 'openIdConnectUrl')),
    ...given('oauth2MetadataUrl', textOf(at, 'oauth2MetadataUrl')),
    lifecycle: readLifecycle(at),
    ...given('scopes', member(at, 'scopes') && textsOf(at, 'scopes')),
    flows: fieldsOf(reading, member(at, 'flows'), 'flows').map(([type, flow]) => readFlow(type, flow)),
  };
}

/** One flow of OAuth 2; its URLs and scopes are called alike in all dialects. */
export function readFlow(type: string, at: Cursor): OAuthFlow {
  const scopes = (member(at, 'scopes') ?? member(at, 'availableScopes'))?.value;
  return {
    type,
    ...given('authorizationUrl', textOf(at, 'authorizationUrl')),
    ...given('tokenUrl', textOf(at, 'tokenUrl')),
    ...given('refreshUrl', textOf(at, 'refreshUrl')),
    ...given('deviceAuthorizationUrl', textOf(at, 'deviceAuthorizationUrl')),
    scopes: new Map(
      Object.entries(isObject(scopes) ? scopes : {}).map(([scope, text]) => [
        scope,
        typeof text === 'string' ? text : '',
      ]),
    ),
  };
}
