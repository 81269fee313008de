export type { Check } from './check.js';
export { CHECKS } from './checks.gen.js';
export { type DiffOptions, type DiffResult, diff } from './diff.js';
export { DEPLOYS_FIRST, MODES, type Mode } from './mode.js';
export type { VersionAdvice } from './version.js';
