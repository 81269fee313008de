import type { JsonObject } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import type { SecurityRequirement, SecurityScheme, Server } from '../contract.js';
import { given } from '../reading.js';
import { writeBindings } from './bindings.js';
import { namesOf, refTo } from './names.js';
import { writeDocs, writeTags, writeTexts } from './texts.js';
import type { Writing } from './writing.js';

/** Servers and security of an AsyncAPI document. */
export interface AsyncApiAccess {
  /** `servers`. */
  servers(): JsonObject;
  /** What is asked for, as a member: any one of the schemes will do. */
  security(requirements: readonly SecurityRequirement[], at: Place): JsonObject;
  /** `components.securitySchemes`. */
  schemes(): JsonObject;
}

export function writeAsyncApiAccess(writing: Writing): AsyncApiAccess {
  const { servers, securitySchemes } = writing.contract;
  const byName = new Map(securitySchemes.map((scheme) => [scheme.name, scheme]));
  const names = namesOf(writing, 'securitySchemes', byName);
  const writeOne = ({ scheme, scopes }: SecurityRequirement[number]): JsonObject => {
    const declared = byName.get(scheme);
    if (!declared) return { type: scheme, ...(scopes.length > 0 && { scopes: [...scopes] }) };
    const isWhole = scopes.join(' ') === (declared.scopes ?? []).join(' ');
    // Scopes belong to the scheme itself, so that asking for some of them is to write it again.
    return isWhole
      ? { $ref: refTo('securitySchemes', names.ofAuthor(scheme)) }
      : writeScheme(writing, declared, scopes);
  };
  const access: AsyncApiAccess = {
    security(requirements, at) {
      if (requirements.length === 0) return {};
      if (requirements.some(({ length }) => length === 0)) writing.lose('upgrade/security-optional', at, {});
      for (const together of requirements.filter(({ length }) => length > 1)) {
        const schemes = together.map(({ scheme }) => scheme).join(', ');
        writing.lose('upgrade/security-together', at, { schemes });
      }
      return { security: requirements.flat().map(writeOne) };
    },
    servers: () =>
      Object.fromEntries(servers.map((server) => [server.name, writeServer(writing, access, server)])),
    schemes: () =>
      Object.fromEntries(
        securitySchemes.map((scheme) => [names.ofAuthor(scheme.name), writeScheme(writing, scheme)]),
      ),
  };
  return access;
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#serverObject */
function writeServer(writing: Writing, access: AsyncApiAccess, server: Server): JsonObject {
  const { at, variables } = server;
  return writing.placed(at, {
    ...writeAddress(writing, server),
    ...given('protocolVersion', server.protocolVersion),
    ...given('title', server.title),
    ...writeTexts(server),
    ...(variables.length > 0 && {
      variables: Object.fromEntries(variables.map((variable) => [variable.name, writeVariable(variable)])),
    }),
    ...access.security(server.security, at),
    ...writeTags(writing, server.tags),
    ...writeDocs(writing, server.externalDocs),
    ...writeBindings(writing, server.bindings, { at, what: `the server ${server.name}` }),
    ...server.extensions,
  });
}

/** A URL in its parts: `mqtt://{stage}.example.com:1883/orders` is a host, a path and a protocol. */
function writeAddress(writing: Writing, { at, name, url, protocol }: Server): JsonObject {
  const [, scheme = '', host = '', pathname = ''] = /^(?:([^:/]*):\/\/)?([^/]*)(.*)$/s.exec(url) ?? [];
  if (host === '') writing.lose('upgrade/server-relative', at, { name, url });
  else if (scheme.toLowerCase() !== protocol)
    writing.lose('upgrade/server-scheme', at, { name, url, protocol });
  return { host, ...(pathname !== '' && { pathname }), protocol };
}

function writeVariable({ values, examples, ...variable }: Server['variables'][number]): JsonObject {
  return {
    ...(values.length > 0 && { enum: [...values] }),
    ...given('default', variable.default),
    ...given('description', variable.description),
    ...(examples && { examples: [...examples] }),
    ...variable.extensions,
  };
}

/** @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#securitySchemeObject */
function writeScheme(writing: Writing, scheme: SecurityScheme, scopes = scheme.scopes): JsonObject {
  const flows = scheme.flows.map((flow) => [
    flow.type,
    {
      ...given('authorizationUrl', flow.authorizationUrl),
      ...given('tokenUrl', flow.tokenUrl),
      ...given('refreshUrl', flow.refreshUrl),
      availableScopes: Object.fromEntries(flow.scopes),
    },
  ]);
  return writing.placed(scheme.at, {
    type: scheme.type,
    ...given('description', scheme.description),
    ...given('scheme', scheme.scheme),
    ...given('bearerFormat', scheme.bearerFormat),
    ...given('name', scheme.parameter),
    ...given('in', scheme.in),
    ...given('openIdConnectUrl', scheme.openIdConnectUrl),
    ...(scheme.type === 'oauth2' && { flows: Object.fromEntries(flows) }),
    ...(scopes && { scopes: [...scopes] }),
    ...scheme.extensions,
  });
}
