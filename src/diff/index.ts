export { type Check, defineCheck } from './check.js';
export { CHECKS } from './checks.gen.js';
export { type DiffOptions, type DiffResult, diff } from './diff.js';
export type { Bump, VersionAdvice } from './version.js';
