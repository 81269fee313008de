import type { JsonObject } from '../../kernel/json.js';
import type { SecurityRequirement, SecurityScheme, Server } from '../contract.js';
import { given } from '../reading.js';

/** One server, with the variables of its URL. */
export function writeServer({ url, description, variables }: Server): JsonObject {
  return {
    url,
    ...given('description', description),
    ...(variables.length > 0 && {
      variables: Object.fromEntries(
        variables.map(({ name, values, ...variable }) => [
          name,
          {
            ...(values.length > 0 && { enum: [...values] }),
            default: variable.default ?? values[0] ?? '',
            ...given('description', variable.description),
          },
        ]),
      ),
    }),
  };
}

/** One alternative of credentials. */
export function writeRequirement(requirement: SecurityRequirement): JsonObject {
  return Object.fromEntries(requirement.map(({ scheme, scopes }) => [scheme, [...scopes]]));
}

export function writeScheme(scheme: SecurityScheme): JsonObject {
  return {
    type: scheme.type,
    ...given('description', scheme.description),
    ...given('scheme', scheme.scheme),
    ...given('bearerFormat', scheme.bearerFormat),
    ...given('in', scheme.in),
    ...given('name', scheme.parameter),
    ...given('openIdConnectUrl', scheme.openIdConnectUrl),
    ...(scheme.flows.length > 0 && {
      flows: Object.fromEntries(
        scheme.flows.map((flow) => [
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
  };
}
