/**
 * Checks of oasdiff whose findings may break somebody. Raised above what oasdiff 1.15 calls them: credentials and scopes
 * that are asked for anew. It does not tell one more way to be let in from a demand on everybody, so they are not
 * breaking either.
 */
export const RISKY = `
  api-global-security-added api-global-security-scope-added api-security-added api-security-scope-added
  optional-response-header-removed request-body-all-of-removed request-body-exclusive-max-set
  request-body-exclusive-min-set request-body-max-length-set request-body-max-set
  request-body-min-items-set request-body-min-set request-parameter-exclusive-max-set
  request-parameter-exclusive-min-set request-parameter-max-length-set request-parameter-max-set
  request-parameter-min-items-set request-parameter-min-set request-parameter-pattern-changed
  request-parameter-property-type-changed request-parameter-removed request-property-all-of-removed
  request-property-exclusive-max-set request-property-exclusive-min-set request-property-max-length-set
  request-property-max-set request-property-min-items-set request-property-min-set
  request-property-pattern-changed request-property-removed response-optional-property-removed
  response-property-enum-value-added response-required-property-became-not-write-only
`;
