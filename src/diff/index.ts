export { acceptChanges } from './accept.js';
export type { Check } from './check.js';
export { CHECKS } from './checks.gen.js';
export { type DiffOptions, type DiffResult, diff } from './diff.js';
export { DEPLOYS_FIRST, MODES, type Mode } from './mode.js';
export { diffWithOasdiff } from './oasdiff/diff.js';
export {
  type DisagreementGroup,
  disagreements,
  disagreementText,
} from './oasdiff/disagreements.js';
export type { VersionAdvice } from './version.js';
