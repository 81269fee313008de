import type { JsonObject } from '../../kernel/json.js';
import type { SecurityRequirement, SecurityScheme, Server } from '../contract.js';
import { given } from '../reading.js';
import { type Names, namesOf } from './names.js';
import { asExtensions } from './texts.js';
import type { Writing } from './writing.js';

/** Servers and security of an OpenAPI document. */
export interface AccessWriter {
  server(server: Server): JsonObject;
  /** One alternative of credentials. */
  requirement(requirement: SecurityRequirement): JsonObject;
  /** `components.securitySchemes`. */
  schemes(): JsonObject;
}

export function writeAccess(writing: Writing): AccessWriter {
  const { securitySchemes } = writing.contract;
  const names = namesOf(
    writing,
    'securitySchemes',
    securitySchemes.map((scheme) => [scheme.name, scheme]),
  );
  return {
    server: (server) => writeServer(writing, server),
    requirement: (requirement) => writeRequirement(names, requirement),
    schemes: () =>
      Object.fromEntries(
        securitySchemes.map((scheme) => [names.ofAuthor(scheme.name), writeScheme(writing, scheme)]),
      ),
  };
}

function writeServer(writing: Writing, { at, url, ...server }: Server): JsonObject {
  return writing.placed(at, {
    url,
    ...given('description', server.description),
    ...writeVariables(server),
    ...asExtensions({ name: server.name === '' ? undefined : server.name }),
    ...server.extensions,
  });
}

/** The variables of a URL, as a member. */
function writeVariables({ variables }: Pick<Server, 'variables'>): JsonObject {
  if (variables.length === 0) return {};
  const entries = variables.map(({ name, values, description, extensions, ...variable }) => [
    name,
    {
      ...(values.length > 0 && { enum: [...values] }),
      default: variable.default ?? values[0] ?? '',
      ...given('description', description),
      ...extensions,
    },
  ]);
  return { variables: Object.fromEntries(entries) };
}

function writeRequirement(names: Names, requirement: SecurityRequirement): JsonObject {
  return Object.fromEntries(requirement.map(({ scheme, scopes }) => [names.ofAuthor(scheme), [...scopes]]));
}

const FLOWS: readonly string[] = ['implicit', 'password', 'clientCredentials', 'authorizationCode'];

/** @see https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object */
function writeScheme(writing: Writing, scheme: SecurityScheme): JsonObject {
  const flows = scheme.flows.filter(({ type }) => {
    if (FLOWS.includes(type)) return true;
    writing.lose('upgrade/oauth-flow', scheme.at, { flow: type, scheme: scheme.name });
    return false;
  });
  return writing.placed(scheme.at, {
    type: scheme.type,
    ...given('description', scheme.description),
    ...given('scheme', scheme.scheme),
    ...given('bearerFormat', scheme.bearerFormat),
    ...given('in', scheme.in),
    ...given('name', scheme.parameter),
    ...given('openIdConnectUrl', scheme.openIdConnectUrl),
    ...(scheme.type === 'oauth2' && {
      flows: Object.fromEntries(
        flows.map((flow) => [
          flow.type,
          {
            ...given('authorizationUrl', flow.authorizationUrl),
            ...given('tokenUrl', flow.tokenUrl),
            ...given('refreshUrl', flow.refreshUrl),
            scopes: Object.fromEntries(flow.scopes),
          },
        ]),
      ),
    }),
    ...scheme.extensions,
  });
}
