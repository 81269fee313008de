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
  const held = heldBy(requirement, own);
  return alternativesOf(other).some((alternative) =>
    alternative.every((asked) => {
      const granted = held.get(schemeKey(asked.scheme, other));
      return (
        granted !== undefined && (scopes !== undefined || asked.scopes.every((scope) => granted.has(scope)))
      );
    }),
  );
}

/** The scopes that the closest alternative of the other version asks for beyond the requirement. */
export function missingScopes(other: Access, requirement: SecurityRequirement, own: Access): string[] {
  const held = heldBy(requirement, own);
  const lacking = alternativesOf(other)
    .filter((alternative) => alternative.every(({ scheme }) => held.has(schemeKey(scheme, other))))
    .map((alternative) =>
      alternative.flatMap(({ scheme, scopes }) =>
        scopes.filter((scope) => !held.get(schemeKey(scheme, other))?.has(scope)),
      ),
    );
  return lacking.sort((a, b) => a.length - b.length)[0] ?? [];
}

function heldBy(requirement: SecurityRequirement, own: Access): Map<string, ReadonlySet<string>> {
  return new Map(requirement.map(({ scheme, scopes }) => [schemeKey(scheme, own), new Set(scopes)]));
}

/** What a scheme is on the wire: the author's name for it does not matter. */
function schemeKey(name: string, { schemes }: Access): string {
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
