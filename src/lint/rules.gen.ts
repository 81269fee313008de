// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Rule } from './rule.js';
import docsExamplesPresent from './rules/docs/examples-present.js';
import docsExamplesValid from './rules/docs/examples-valid.js';
import docsExchangeDescribed from './rules/docs/exchange-described.js';
import docsExternalDocs from './rules/docs/external-docs.js';
import docsInfoContact from './rules/docs/info-contact.js';
import docsInfoDescription from './rules/docs/info-description.js';
import docsInfoLicense from './rules/docs/info-license.js';
import docsNoPlaceholder from './rules/docs/no-placeholder.js';
import docsOperationDescription from './rules/docs/operation-description.js';
import docsOperationSummary from './rules/docs/operation-summary.js';
import docsOperationTags from './rules/docs/operation-tags.js';
import docsOwnerDeclared from './rules/docs/owner-declared.js';
import docsResponseDescribed from './rules/docs/response-described.js';
import docsSchemaExamplesValid from './rules/docs/schema-examples-valid.js';
import docsSecuritySchemeDescribed from './rules/docs/security-scheme-described.js';
import docsServerVariableDeclared from './rules/docs/server-variable-declared.js';
import docsTagDeclared from './rules/docs/tag-declared.js';
import docsTagParentExists from './rules/docs/tag-parent-exists.js';
import eventsAddressParametersDeclared from './rules/events/address-parameters-declared.js';
import eventsAddressUnique from './rules/events/address-unique.js';
import eventsAvroValid from './rules/events/avro-valid.js';
import eventsBindingsMatchProtocol from './rules/events/bindings-match-protocol.js';
import eventsChannelNamingConsistent from './rules/events/channel-naming-consistent.js';
import eventsCompatibilityDeclared from './rules/events/compatibility-declared.js';
import eventsConsumerGroupDeclared from './rules/events/consumer-group-declared.js';
import eventsContentTypeDeclared from './rules/events/content-type-declared.js';
import eventsCorrelationResolves from './rules/events/correlation-resolves.js';
import eventsDeliveryDeclared from './rules/events/delivery-declared.js';
import eventsDirectionMatchesName from './rules/events/direction-matches-name.js';
import eventsDiscriminatorPresent from './rules/events/discriminator-present.js';
import eventsEnvelope from './rules/events/envelope.js';
import eventsMessageNameUnique from './rules/events/message-name-unique.js';
import eventsMessageTellsItselfApart from './rules/events/message-tells-itself-apart.js';
import eventsNamePascalCase from './rules/events/name-pascal-case.js';
import eventsNamePastTense from './rules/events/name-past-tense.js';
import eventsOrderingKeyExists from './rules/events/ordering-key-exists.js';
import eventsPropertyCamelCase from './rules/events/property-camel-case.js';
import eventsReplyResolves from './rules/events/reply-resolves.js';
import eventsRequiredIsDeclared from './rules/events/required-is-declared.js';
import eventsRetentionDeclared from './rules/events/retention-declared.js';
import eventsRetryWithinRetention from './rules/events/retry-within-retention.js';
import eventsVersionDeclared from './rules/events/version-declared.js';
import observabilityCorrelationEchoed from './rules/observability/correlation-echoed.js';
import observabilityCorrelationHeader from './rules/observability/correlation-header.js';
import observabilityCorrelationId from './rules/observability/correlation-id.js';
import observabilityHealthDetailed from './rules/observability/health-detailed.js';
import observabilityHealthEndpoints from './rules/observability/health-endpoints.js';
import observabilityHealthOpen from './rules/observability/health-open.js';
import observabilityHealthUnversioned from './rules/observability/health-unversioned.js';
import observabilityMetricsEndpoint from './rules/observability/metrics-endpoint.js';
import resilienceCircuitBreakerSane from './rules/resilience/circuit-breaker-sane.js';
import resilienceCriticalityDeclared from './rules/resilience/criticality-declared.js';
import resiliencePolicyValid from './rules/resilience/policy-valid.js';
import resilienceRetrySafe from './rules/resilience/retry-safe.js';
import resilienceSlaDeclared from './rules/resilience/sla-declared.js';
import resilienceTimeoutCascade from './rules/resilience/timeout-cascade.js';
import resilienceTimeoutDeclared from './rules/resilience/timeout-declared.js';
import restCollectionFilter from './rules/rest/collection-filter.js';
import restCollectionNextPage from './rules/rest/collection-next-page.js';
import restCollectionPagination from './rules/rest/collection-pagination.js';
import restCollectionSort from './rules/rest/collection-sort.js';
import restConflictResponse from './rules/rest/conflict-response.js';
import restCreatedLocation from './rules/rest/created-location.js';
import restDeleteStatus from './rules/rest/delete-status.js';
import restEnumUpperSnakeCase from './rules/rest/enum-upper-snake-case.js';
import restErrorEnvelope from './rules/rest/error-envelope.js';
import restErrorResponses from './rules/rest/error-responses.js';
import restErrorSchemaShared from './rules/rest/error-schema-shared.js';
import restGetChangesNothing from './rules/rest/get-changes-nothing.js';
import restHypermediaLinks from './rules/rest/hypermedia-links.js';
import restMetaMembers from './rules/rest/meta-members.js';
import restNoBodyOnGetOrDelete from './rules/rest/no-body-on-get-or-delete.js';
import restOperationIdCamelCase from './rules/rest/operation-id-camel-case.js';
import restOperationIdPresent from './rules/rest/operation-id-present.js';
import restPageSizeBounded from './rules/rest/page-size-bounded.js';
import restParameterCamelCase from './rules/rest/parameter-camel-case.js';
import restPatchIsPartial from './rules/rest/patch-is-partial.js';
import restPathDepth from './rules/rest/path-depth.js';
import restPathKebabCase from './rules/rest/path-kebab-case.js';
import restPathNoFileExtension from './rules/rest/path-no-file-extension.js';
import restPathNoTrailingSlash from './rules/rest/path-no-trailing-slash.js';
import restPathNoun from './rules/rest/path-noun.js';
import restPathPluralCollections from './rules/rest/path-plural-collections.js';
import restPostCreatesWith201 from './rules/rest/post-creates-with-201.js';
import restPropertyCamelCase from './rules/rest/property-camel-case.js';
import restPutIsWhole from './rules/rest/put-is-whole.js';
import restResourceObjectMembers from './rules/rest/resource-object-members.js';
import restSchemaPascalCase from './rules/rest/schema-pascal-case.js';
import restSelfLink from './rules/rest/self-link.js';
import restSuccessEnvelope from './rules/rest/success-envelope.js';
import securityBasicAuthForbidden from './rules/security/basic-auth-forbidden.js';
import securityHttpsOnly from './rules/security/https-only.js';
import securityInputBounded from './rules/security/input-bounded.js';
import securityMutualTls from './rules/security/mutual-tls.js';
import securityNoCredentialsInUrl from './rules/security/no-credentials-in-url.js';
import securityNoImplicitOrPasswordFlow from './rules/security/no-implicit-or-password-flow.js';
import securityNoPersonalDataInUrl from './rules/security/no-personal-data-in-url.js';
import securityOauthScopesDocumented from './rules/security/oauth-scopes-documented.js';
import securityOperationSecured from './rules/security/operation-secured.js';
import securityPatternSafe from './rules/security/pattern-safe.js';
import securityPersonalDataMarked from './rules/security/personal-data-marked.js';
import securityPublicWithReason from './rules/security/public-with-reason.js';
import securityRateLimitDocumented from './rules/security/rate-limit-documented.js';
import securityRetryAfter from './rules/security/retry-after.js';
import securitySecretWriteOnly from './rules/security/secret-write-only.js';
import securitySecureProtocols from './rules/security/secure-protocols.js';
import securityServerSecured from './rules/security/server-secured.js';
import versioningDeprecationComplete from './rules/versioning/deprecation-complete.js';
import versioningDeprecationNotice from './rules/versioning/deprecation-notice.js';
import versioningLifecycleDatesValid from './rules/versioning/lifecycle-dates-valid.js';
import versioningStrategyConsistent from './rules/versioning/strategy-consistent.js';
import versioningSunsetHeader from './rules/versioning/sunset-header.js';
import versioningSunsetPassed from './rules/versioning/sunset-passed.js';
import versioningSupportWindow from './rules/versioning/support-window.js';
import versioningVersionMatchesPath from './rules/versioning/version-matches-path.js';
import versioningVersionSemver from './rules/versioning/version-semver.js';
import webhooksDeliveryDeclared from './rules/webhooks/delivery-declared.js';
import webhooksEventId from './rules/webhooks/event-id.js';
import webhooksNoSensitiveData from './rules/webhooks/no-sensitive-data.js';
import webhooksPayloadSizeStated from './rules/webhooks/payload-size-stated.js';
import webhooksPayloadTyped from './rules/webhooks/payload-typed.js';
import webhooksReceiverAnswersGone from './rules/webhooks/receiver-answers-gone.js';
import webhooksReceiverAnswers from './rules/webhooks/receiver-answers.js';
import webhooksSignatureDeclared from './rules/webhooks/signature-declared.js';
import webhooksSubscriptionApi from './rules/webhooks/subscription-api.js';

/** Every built-in rule, by id. */
export const RULES: readonly Rule[] = [
  docsExamplesPresent,
  docsExamplesValid,
  docsExchangeDescribed,
  docsExternalDocs,
  docsInfoContact,
  docsInfoDescription,
  docsInfoLicense,
  docsNoPlaceholder,
  docsOperationDescription,
  docsOperationSummary,
  docsOperationTags,
  docsOwnerDeclared,
  docsResponseDescribed,
  docsSchemaExamplesValid,
  docsSecuritySchemeDescribed,
  docsServerVariableDeclared,
  docsTagDeclared,
  docsTagParentExists,
  eventsAddressParametersDeclared,
  eventsAddressUnique,
  eventsAvroValid,
  eventsBindingsMatchProtocol,
  eventsChannelNamingConsistent,
  eventsCompatibilityDeclared,
  eventsConsumerGroupDeclared,
  eventsContentTypeDeclared,
  eventsCorrelationResolves,
  eventsDeliveryDeclared,
  eventsDirectionMatchesName,
  eventsDiscriminatorPresent,
  eventsEnvelope,
  eventsMessageNameUnique,
  eventsMessageTellsItselfApart,
  eventsNamePascalCase,
  eventsNamePastTense,
  eventsOrderingKeyExists,
  eventsPropertyCamelCase,
  eventsReplyResolves,
  eventsRequiredIsDeclared,
  eventsRetentionDeclared,
  eventsRetryWithinRetention,
  eventsVersionDeclared,
  observabilityCorrelationEchoed,
  observabilityCorrelationHeader,
  observabilityCorrelationId,
  observabilityHealthDetailed,
  observabilityHealthEndpoints,
  observabilityHealthOpen,
  observabilityHealthUnversioned,
  observabilityMetricsEndpoint,
  resilienceCircuitBreakerSane,
  resilienceCriticalityDeclared,
  resiliencePolicyValid,
  resilienceRetrySafe,
  resilienceSlaDeclared,
  resilienceTimeoutCascade,
  resilienceTimeoutDeclared,
  restCollectionFilter,
  restCollectionNextPage,
  restCollectionPagination,
  restCollectionSort,
  restConflictResponse,
  restCreatedLocation,
  restDeleteStatus,
  restEnumUpperSnakeCase,
  restErrorEnvelope,
  restErrorResponses,
  restErrorSchemaShared,
  restGetChangesNothing,
  restHypermediaLinks,
  restMetaMembers,
  restNoBodyOnGetOrDelete,
  restOperationIdCamelCase,
  restOperationIdPresent,
  restPageSizeBounded,
  restParameterCamelCase,
  restPatchIsPartial,
  restPathDepth,
  restPathKebabCase,
  restPathNoFileExtension,
  restPathNoTrailingSlash,
  restPathNoun,
  restPathPluralCollections,
  restPostCreatesWith201,
  restPropertyCamelCase,
  restPutIsWhole,
  restResourceObjectMembers,
  restSchemaPascalCase,
  restSelfLink,
  restSuccessEnvelope,
  securityBasicAuthForbidden,
  securityHttpsOnly,
  securityInputBounded,
  securityMutualTls,
  securityNoCredentialsInUrl,
  securityNoImplicitOrPasswordFlow,
  securityNoPersonalDataInUrl,
  securityOauthScopesDocumented,
  securityOperationSecured,
  securityPatternSafe,
  securityPersonalDataMarked,
  securityPublicWithReason,
  securityRateLimitDocumented,
  securityRetryAfter,
  securitySecretWriteOnly,
  securitySecureProtocols,
  securityServerSecured,
  versioningDeprecationComplete,
  versioningDeprecationNotice,
  versioningLifecycleDatesValid,
  versioningStrategyConsistent,
  versioningSunsetHeader,
  versioningSunsetPassed,
  versioningSupportWindow,
  versioningVersionMatchesPath,
  versioningVersionSemver,
  webhooksDeliveryDeclared,
  webhooksEventId,
  webhooksNoSensitiveData,
  webhooksPayloadSizeStated,
  webhooksPayloadTyped,
  webhooksReceiverAnswersGone,
  webhooksReceiverAnswers,
  webhooksSignatureDeclared,
  webhooksSubscriptionApi,
];
