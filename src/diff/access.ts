import type { SecurityRequirement, SecurityScheme } from '../model/index.js';
import type { Access } from './check.js';

/** The ways to be let in; one that asks for nothing when there is no requirement at all. */
export function alternativesOf({ requirements }: Access): readonly SecurityRequirement[] {
  return requirements.length === 0 ? [[]] : requirements;
}

/** Does somebody who meets the requirement of one version meet one of the other's as well? */
export function acceptedBy(
  other: Access,
  requirement: SecurityRequirement,
  own: Access,
  scopes?: 'scopes aside',
): boolean {
  return alternativesOf(other).some((alternative) =>
    alternative.every((asked) => {
      const granted = grantedFor(asked.scheme, other, requirement, own);
      return (
        granted !== undefined && (scopes !== undefined || asked.scopes.every((scope) => granted.has(scope)))
      );
    }),
  );
}

/** The scopes that the closest alternative of the other version asks for beyond the requirement. */
export function missingScopes(other: Access, requirement: SecurityRequirement, own: Access) {
  const granted = (scheme: string) => grantedFor(scheme, other, requirement, own);
  const lacking = alternativesOf(other)
    .filter((alternative) => alternative.every(({ scheme }) => granted(scheme)))
    .map((alternative) =>
      alternative.flatMap(({ scheme, scopes }) =>
        scopes
          .filter((scope) => !granted(scheme)?.has(scope))
          .map((scope) => ({ scope, type: other.schemes.get(scheme)?.type })),
      ),
    );
  return lacking.sort((a, b) => a.length - b.length)[0] ?? [];
}

/**
 * The scopes that a requirement has for a scheme of the other version. Schemes are one by name (what else changed in
 * them is another change), or by what they are on the wire, whatever they are called.
 */
function grantedFor(
  scheme: string,
  other: Access,
  requirement: SecurityRequirement,
  own: Access,
): ReadonlySet<string> | undefined {
  const held =
    requirement.find((one) => one.scheme === scheme) ??
    requirement.find((one) => wireOf(one.scheme, own) === wireOf(scheme, other));
  return held && new Set(held.scopes);
}

function wireOf(name: string, { schemes }: Access): string {
  const scheme = schemes.get(name);
  return scheme ? schemeText(scheme) : name;
}

/** `apiKey in header X-Api-Key`, `http bearer`, `oauth2`. */
export function schemeText({ type, scheme, in: place, parameter, openIdConnectUrl }: SecurityScheme): string {
  if (type === 'apiKey')
    return `apiKey in ${place ?? 'an unknown place'} ${parameter?.toLowerCase() ?? ''}`.trim();
  return [type, scheme?.toLowerCase(), openIdConnectUrl].filter((part) => part !== undefined).join(' ');
}

/** `oauth2 (orders:read) and apiKey`. */
export function requirementText(requirement: SecurityRequirement): string {
  if (requirement.length === 0) return 'no credentials';
  return requirement
    .map(({ scheme, scopes }) => (scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme))
    .join(' and ');
}
