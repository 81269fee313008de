// Derived by `npm run gen` from the folder beside it. Do not edit.
import type { Rule } from './rule.js';
import docsOperationSummary from './rules/docs/operation-summary.js';
import eventsNamePastTense from './rules/events/name-past-tense.js';
import observabilityHealthEndpoints from './rules/observability/health-endpoints.js';
import resilienceTimeoutDeclared from './rules/resilience/timeout-declared.js';
import restPathKebabCase from './rules/rest/path-kebab-case.js';
import restPathNoun from './rules/rest/path-noun.js';
import securityHttpsOnly from './rules/security/https-only.js';
import versioningVersionSemver from './rules/versioning/version-semver.js';
import webhooksReceiverAnswers from './rules/webhooks/receiver-answers.js';

/** Every built-in rule, by id. */
export const RULES: readonly Rule[] = [
  docsOperationSummary,
  eventsNamePastTense,
  observabilityHealthEndpoints,
  resilienceTimeoutDeclared,
  restPathKebabCase,
  restPathNoun,
  securityHttpsOnly,
  versioningVersionSemver,
  webhooksReceiverAnswers,
];
