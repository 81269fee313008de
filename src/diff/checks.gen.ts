// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Check } from './check.js';
import alternativeAdded from './checks/alternative-added.js';
import alternativeRemoved from './checks/alternative-removed.js';
import bodyAdded from './checks/body-added.js';
import bodyBecameOptional from './checks/body-became-optional.js';
import bodyBecameRequired from './checks/body-became-required.js';
import bodyRemoved from './checks/body-removed.js';
import boundLoosened from './checks/bound-loosened.js';
import boundTightened from './checks/bound-tightened.js';
import channelAdded from './checks/channel-added.js';
import channelAddressChanged from './checks/channel-address-changed.js';
import channelBindingChanged from './checks/channel-binding-changed.js';
import channelParameterChanged from './checks/channel-parameter-changed.js';
import channelParameterValueAdded from './checks/channel-parameter-value-added.js';
import channelParameterValueRemoved from './checks/channel-parameter-value-removed.js';
import channelRemoved from './checks/channel-removed.js';
import channelServerAdded from './checks/channel-server-added.js';
import channelServerRemoved from './checks/channel-server-removed.js';
import contentEncodingChanged from './checks/content-encoding-changed.js';
import credentialsChanged from './checks/credentials-changed.js';
import defaultChanged from './checks/default-changed.js';
import deliveryWeakened from './checks/delivery-weakened.js';
import discriminatorChanged from './checks/discriminator-changed.js';
import discriminatorMappingChanged from './checks/discriminator-mapping-changed.js';
import encodingChanged from './checks/encoding-changed.js';
import enumValueAdded from './checks/enum-value-added.js';
import enumValueRemoved from './checks/enum-value-removed.js';
import exchangeAdded from './checks/exchange-added.js';
import exchangeDeprecated from './checks/exchange-deprecated.js';
import exchangeIdChanged from './checks/exchange-id-changed.js';
import exchangeReactivated from './checks/exchange-reactivated.js';
import exchangeRemoved from './checks/exchange-removed.js';
import exchangeStabilityLowered from './checks/exchange-stability-lowered.js';
import extensibleEnumValueAdded from './checks/extensible-enum-value-added.js';
import extensibleEnumValueRemoved from './checks/extensible-enum-value-removed.js';
import formatChanged from './checks/format-changed.js';
import formatNameChanged from './checks/format-name-changed.js';
import headerAdded from './checks/header-added.js';
import headerBecameOptional from './checks/header-became-optional.js';
import headerBecameRequired from './checks/header-became-required.js';
import headerDeprecated from './checks/header-deprecated.js';
import headerReactivated from './checks/header-reactivated.js';
import headerRemoved from './checks/header-removed.js';
import headerStyleChanged from './checks/header-style-changed.js';
import itemsBecameRepeatable from './checks/items-became-repeatable.js';
import itemsBecameUnique from './checks/items-became-unique.js';
import linkAdded from './checks/link-added.js';
import linkChanged from './checks/link-changed.js';
import linkRemoved from './checks/link-removed.js';
import mediaTypeAdded from './checks/media-type-added.js';
import mediaTypeRemoved from './checks/media-type-removed.js';
import messageBindingChanged from './checks/message-binding-changed.js';
import messageContentTypeChanged from './checks/message-content-type-changed.js';
import messageCorrelationChanged from './checks/message-correlation-changed.js';
import messageNameChanged from './checks/message-name-changed.js';
import multipleChanged from './checks/multiple-changed.js';
import namePatternAdded from './checks/name-pattern-added.js';
import namePatternRemoved from './checks/name-pattern-removed.js';
import opaqueSchemaChanged from './checks/opaque-schema-changed.js';
import operationAdded from './checks/operation-added.js';
import operationBindingChanged from './checks/operation-binding-changed.js';
import operationDeprecated from './checks/operation-deprecated.js';
import operationIdChanged from './checks/operation-id-changed.js';
import operationMoved from './checks/operation-moved.js';
import operationReactivated from './checks/operation-reactivated.js';
import operationRemoved from './checks/operation-removed.js';
import operationStabilityLowered from './checks/operation-stability-lowered.js';
import operationSunsetChanged from './checks/operation-sunset-changed.js';
import parameterBecameOptional from './checks/parameter-became-optional.js';
import parameterBecameRequired from './checks/parameter-became-required.js';
import parameterDeprecated from './checks/parameter-deprecated.js';
import parameterEmptyValueAllowed from './checks/parameter-empty-value-allowed.js';
import parameterEmptyValueRefused from './checks/parameter-empty-value-refused.js';
import parameterLocationChanged from './checks/parameter-location-changed.js';
import parameterOptionalAdded from './checks/parameter-optional-added.js';
import parameterReactivated from './checks/parameter-reactivated.js';
import parameterRemoved from './checks/parameter-removed.js';
import parameterRenamed from './checks/parameter-renamed.js';
import parameterRequiredAdded from './checks/parameter-required-added.js';
import parameterStyleChanged from './checks/parameter-style-changed.js';
import parameterSunsetChanged from './checks/parameter-sunset-changed.js';
import pathParameterRenamed from './checks/path-parameter-renamed.js';
import patternChanged from './checks/pattern-changed.js';
import payloadFormatChanged from './checks/payload-format-changed.js';
import propertyBecameOptional from './checks/property-became-optional.js';
import propertyBecameRequired from './checks/property-became-required.js';
import propertyBecameUnwritten from './checks/property-became-unwritten.js';
import propertyBecameWritten from './checks/property-became-written.js';
import propertyDeprecated from './checks/property-deprecated.js';
import propertyOptionalAdded from './checks/property-optional-added.js';
import propertyReactivated from './checks/property-reactivated.js';
import propertyRemoved from './checks/property-removed.js';
import propertyRenamed from './checks/property-renamed.js';
import propertyRequiredAdded from './checks/property-required-added.js';
import propertySunsetChanged from './checks/property-sunset-changed.js';
import replyAddressChanged from './checks/reply-address-changed.js';
import responseBodyAdded from './checks/response-body-added.js';
import responseBodyRemoved from './checks/response-body-removed.js';
import responseStatusAdded from './checks/response-status-added.js';
import responseStatusChanged from './checks/response-status-changed.js';
import responseStatusRemoved from './checks/response-status-removed.js';
import schemaBecameClosed from './checks/schema-became-closed.js';
import schemaBecameEnum from './checks/schema-became-enum.js';
import schemaBecameNotNullable from './checks/schema-became-not-nullable.js';
import schemaBecameNullable from './checks/schema-became-nullable.js';
import schemaBecameOpen from './checks/schema-became-open.js';
import schemaEased from './checks/schema-eased.js';
import schemaEnumRemoved from './checks/schema-enum-removed.js';
import schemaNarrowed from './checks/schema-narrowed.js';
import schemaRenamed from './checks/schema-renamed.js';
import schemaTypeChanged from './checks/schema-type-changed.js';
import schemaWidened from './checks/schema-widened.js';
import securityAdded from './checks/security-added.js';
import securityAlternativeAdded from './checks/security-alternative-added.js';
import securityAlternativeRemoved from './checks/security-alternative-removed.js';
import securityFlowAdded from './checks/security-flow-added.js';
import securityFlowRemoved from './checks/security-flow-removed.js';
import securityRemoved from './checks/security-removed.js';
import securitySchemeChanged from './checks/security-scheme-changed.js';
import securitySchemeDeprecated from './checks/security-scheme-deprecated.js';
import securitySchemeReactivated from './checks/security-scheme-reactivated.js';
import securityScopeAdded from './checks/security-scope-added.js';
import serverAdded from './checks/server-added.js';
import serverBindingChanged from './checks/server-binding-changed.js';
import serverChanged from './checks/server-changed.js';
import serverRemoved from './checks/server-removed.js';
import serverVariableChanged from './checks/server-variable-changed.js';
import serverVariableValueAdded from './checks/server-variable-value-added.js';
import undeclaredPropertyFreed from './checks/undeclared-property-freed.js';
import undeclaredPropertyLimited from './checks/undeclared-property-limited.js';
import xmlChanged from './checks/xml-changed.js';

/** Every built-in check, by id. */
export const CHECKS: readonly Check[] = [
  alternativeAdded,
  alternativeRemoved,
  bodyAdded,
  bodyBecameOptional,
  bodyBecameRequired,
  bodyRemoved,
  boundLoosened,
  boundTightened,
  channelAdded,
  channelAddressChanged,
  channelBindingChanged,
  channelParameterChanged,
  channelParameterValueAdded,
  channelParameterValueRemoved,
  channelRemoved,
  channelServerAdded,
  channelServerRemoved,
  contentEncodingChanged,
  credentialsChanged,
  defaultChanged,
  deliveryWeakened,
  discriminatorChanged,
  discriminatorMappingChanged,
  encodingChanged,
  enumValueAdded,
  enumValueRemoved,
  exchangeAdded,
  exchangeDeprecated,
  exchangeIdChanged,
  exchangeReactivated,
  exchangeRemoved,
  exchangeStabilityLowered,
  extensibleEnumValueAdded,
  extensibleEnumValueRemoved,
  formatChanged,
  formatNameChanged,
  headerAdded,
  headerBecameOptional,
  headerBecameRequired,
  headerDeprecated,
  headerReactivated,
  headerRemoved,
  headerStyleChanged,
  itemsBecameRepeatable,
  itemsBecameUnique,
  linkAdded,
  linkChanged,
  linkRemoved,
  mediaTypeAdded,
  mediaTypeRemoved,
  messageBindingChanged,
  messageContentTypeChanged,
  messageCorrelationChanged,
  messageNameChanged,
  multipleChanged,
  namePatternAdded,
  namePatternRemoved,
  opaqueSchemaChanged,
  operationAdded,
  operationBindingChanged,
  operationDeprecated,
  operationIdChanged,
  operationMoved,
  operationReactivated,
  operationRemoved,
  operationStabilityLowered,
  operationSunsetChanged,
  parameterBecameOptional,
  parameterBecameRequired,
  parameterDeprecated,
  parameterEmptyValueAllowed,
  parameterEmptyValueRefused,
  parameterLocationChanged,
  parameterOptionalAdded,
  parameterReactivated,
  parameterRemoved,
  parameterRenamed,
  parameterRequiredAdded,
  parameterStyleChanged,
  parameterSunsetChanged,
  pathParameterRenamed,
  patternChanged,
  payloadFormatChanged,
  propertyBecameOptional,
  propertyBecameRequired,
  propertyBecameUnwritten,
  propertyBecameWritten,
  propertyDeprecated,
  propertyOptionalAdded,
  propertyReactivated,
  propertyRemoved,
  propertyRenamed,
  propertyRequiredAdded,
  propertySunsetChanged,
  replyAddressChanged,
  responseBodyAdded,
  responseBodyRemoved,
  responseStatusAdded,
  responseStatusChanged,
  responseStatusRemoved,
  schemaBecameClosed,
  schemaBecameEnum,
  schemaBecameNotNullable,
  schemaBecameNullable,
  schemaBecameOpen,
  schemaEased,
  schemaEnumRemoved,
  schemaNarrowed,
  schemaRenamed,
  schemaTypeChanged,
  schemaWidened,
  securityAdded,
  securityAlternativeAdded,
  securityAlternativeRemoved,
  securityFlowAdded,
  securityFlowRemoved,
  securityRemoved,
  securitySchemeChanged,
  securitySchemeDeprecated,
  securitySchemeReactivated,
  securityScopeAdded,
  serverAdded,
  serverBindingChanged,
  serverChanged,
  serverRemoved,
  serverVariableChanged,
  serverVariableValueAdded,
  undeclaredPropertyFreed,
  undeclaredPropertyLimited,
  xmlChanged,
];
