/** What a built-in rule of Redocly's is here. */
export interface Counterpart {
  /** Rules of ours, or of `spectral:oas`; none where there is no such rule. */
  readonly rules: readonly string[];
  /** Its severity in Redocly's `recommended` and `minimal`. */
  readonly recommended: 'error' | 'warn' | 'off';
  readonly minimal: 'error' | 'warn' | 'off';
  /** Every command of Tenon reports that, as a mistake. */
  readonly always?: true;
}

/** name | recommended | minimal | counterparts; `always` for what is a mistake to every command. */
const TABLE = `
struct                                      error error always
spec                                        error error always
no-unresolved-refs                          error error always
spec-components-invalid-map-name            error warn  always
info-contact                                off   off   docs/info-contact
info-license                                warn  off   docs/info-license
info-license-url                            off   off   license-url
info-license-strict                         warn  off   license-url
no-path-trailing-slash                      error warn  rest/path-no-trailing-slash
no-identical-paths                          error warn  path-params
no-ambiguous-paths                          warn  warn
no-invalid-schema-examples                  off   off   docs/schema-examples-valid
no-invalid-media-type-examples              warn  warn  docs/examples-valid
no-invalid-parameter-examples               off   off   docs/examples-valid
no-http-verbs-in-paths                      off   off   rest/path-noun
no-enum-type-mismatch                       error warn  typed-enum
no-required-schema-properties-undefined     off   off
no-schema-type-mismatch                     warn  off
no-server-example.com                       warn  warn  oas3-server-not-example.com oas2-host-not-example
no-server-trailing-slash                    error error oas3-server-trailing-slash oas2-host-trailing-slash
no-empty-servers                            error warn  oas3-api-servers
no-example-value-and-externalValue          error warn  oas3-examples-value-or-externalValue
no-unused-components                        warn  warn  oas3-unused-component oas2-unused-definition
no-undefined-server-variable                error warn  docs/server-variable-declared
no-server-variables-empty-enum              error error oas3-server-variables
no-duplicated-tag-names                     warn  warn  openapi-tags-uniqueness
operation-summary                           error warn  docs/operation-summary
operation-description                       off   off   docs/operation-description
operation-operationId                       warn  warn  rest/operation-id-present
operation-operationId-unique                error warn  operation-operationId-unique
operation-operationId-url-safe              error warn  operation-operationId-valid-in-url
operation-2xx-response                      warn  warn  operation-success-response
operation-4xx-response                      warn  off   rest/error-responses
operation-4xx-problem-details-rfc7807       off   off
operation-parameters-unique                 error warn  operation-parameters
operation-tag-defined                       off   off   docs/tag-declared
operation-singular-tag                      off   off   operation-singular-tag
parameter-description                       off   off   oas3-parameter-description oas2-parameter-description
path-declaration-must-exist                 error warn  path-declarations-must-exist
path-not-include-query                      error warn  path-not-include-query
path-parameters-defined                     error warn  path-params
path-params-defined                         off   off   path-params
paths-kebab-case                            off   off   rest/path-kebab-case
path-segment-plural                         off   off   rest/path-plural-collections
path-excludes-patterns                      off   off
path-http-verbs-order                       off   off
security-defined                            error warn  security/operation-secured oas3-operation-security-defined oas2-operation-security-defined
tag-description                             warn  warn  tag-description
tags-alphabetical                           off   off   openapi-tags-alphabetical
no-channel-trailing-slash                   off   off   asyncapi-channel-no-trailing-slash asyncapi-3-channel-no-trailing-slash
channels-kebab-case                         off   off
array-parameter-serialization               off   off
boolean-parameter-prefixes                  off   off
component-name-unique                       off   off
request-mime-type                           off   off
required-string-property-missing-min-length off   off
response-contains-header                    off   off
response-contains-property                  off   off
response-mime-type                          off   off
scalar-property-missing-example             off   off
spec-strict-refs                            off   off
`;

/** Redocly's built-in rules by name. */
export const REDOCLY_RULES: ReadonlyMap<string, Counterpart> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', recommended, minimal, ...rules] = line.split(/\s+/);
      const always = rules[0] === 'always';
      const severities = { recommended, minimal } as Pick<Counterpart, 'recommended' | 'minimal'>;
      return [name, { ...severities, rules: always ? [] : rules, ...(always && { always }) }];
    }),
);
