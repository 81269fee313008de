import type { JsonObject } from '../../../src/kernel/json.js';
import { openapi, type Variants, when } from './variants.js';

const flow = (scopes: readonly string[], rest: JsonObject = {}) => ({
  authorizationUrl: 'https://login.example.com/authorize',
  tokenUrl: 'https://login.example.com/token',
  scopes: Object.fromEntries(scopes.map((scope) => [scope, 'May do it.'])),
  ...rest,
});
const done = { responses: { 200: { description: 'Done.' } } };
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const user = { type: 'oauth2', flows: { authorizationCode: flow(['read', 'write']) } };

const schemes = { key, user, caller: { type: 'http', scheme: 'bearer' }, peer: { type: 'mutualTLS' } };

const DEMANDS: Variants['among'] = {
  unsaid: undefined,
  none: { security: [] },
  key: { security: [{ key: [] }] },
  'key or none': { security: [{ key: [] }, {}] },
  bearer: { security: [{ caller: [] }] },
  'key or bearer': { security: [{ key: [] }, { caller: [] }] },
  'key and bearer': { security: [{ key: [], caller: [] }] },
  'certificate or key': { security: [{ peer: [] }, { key: [] }] },
  reader: { security: [{ user: ['read'] }] },
  writer: { security: [{ user: ['read', 'write'] }] },
  'a role': { security: [{ caller: ['admin'] }] },
};

export const demands: Variants = {
  of: (demand) =>
    openapi({
      paths: { '/orders': { get: { ...done, ...demand } } },
      components: { securitySchemes: schemes },
    }),
  among: DEMANDS,
};

/** What comes with a webhook. */
export const credentials: Variants = {
  of: (demand) =>
    openapi({
      webhooks: { placed: { post: { ...done, ...demand } } },
      components: { securitySchemes: schemes },
    }),
  among: DEMANDS,
};

export const securitySchemes: Variants = {
  of: (scheme) =>
    openapi({
      paths: { '/orders': { get: { ...done, ...when(scheme, () => ({ security: [{ main: [] }] })) } } },
      ...when(scheme, (main) => ({ components: { securitySchemes: { main } } })),
    }),
  among: {
    none: undefined,
    key,
    'key in the query': { ...key, in: 'query' },
    'key of another name': { ...key, name: 'X-Token' },
    basic: { type: 'http', scheme: 'basic' },
    bearer: { type: 'http', scheme: 'bearer' },
    'bearer of a form': { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    deprecated: { ...key, deprecated: true },
    user,
    'user who only reads': { type: 'oauth2', flows: { authorizationCode: flow(['read']) } },
    'user from elsewhere': {
      type: 'oauth2',
      flows: { authorizationCode: flow(['read', 'write'], { tokenUrl: 'https://sso.example.com/token' }) },
    },
    machine: { type: 'oauth2', flows: { clientCredentials: flow(['read']) } },
    both: {
      type: 'oauth2',
      flows: { authorizationCode: flow(['read', 'write']), clientCredentials: flow(['read']) },
    },
    'found out': { type: 'openIdConnect', openIdConnectUrl: 'https://login.example.com/oidc' },
    'found out elsewhere': { type: 'openIdConnect', openIdConnectUrl: 'https://sso.example.com/oidc' },
  },
};

const at = (variables: JsonObject) => ({ servers: [{ url: 'https://{region}.example.com', variables }] });

export const servers: Variants = {
  of: (all) => openapi({ paths: { '/orders': { get: done } }, ...all }),
  among: {
    none: undefined,
    one: { servers: [{ url: 'https://eu.example.com' }] },
    another: { servers: [{ url: 'https://us.example.com' }] },
    two: { servers: [{ url: 'https://eu.example.com' }, { url: 'https://us.example.com' }] },
    'under a path': { servers: [{ url: 'https://eu.example.com/v1' }] },
    'of a name': { servers: [{ name: 'main', url: 'https://eu.example.com' }] },
    'of a name, elsewhere': { servers: [{ name: 'main', url: 'https://us.example.com' }] },
    region: at({ region: { default: 'eu' } }),
    'other region': at({ region: { default: 'us' } }),
    'listed regions': at({ region: { default: 'eu', enum: ['eu', 'us'] } }),
    'more regions': at({ region: { default: 'eu', enum: ['eu', 'us', 'asia'] } }),
  },
};
