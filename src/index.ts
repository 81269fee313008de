/** Tenon as a library: each function does one of the tool's jobs; rooms load when they are first asked for. */

export { defineConfig, definePlugin, type Plugin, type UserConfig } from './config/index.js';
export type { Artifact } from './kernel/artifact.js';
export type { Change, Level, Reach } from './kernel/change.js';
export { TenonError } from './kernel/errors.js';
export type { Location, Place } from './kernel/place.js';
export type { Problem, Severity } from './kernel/problem.js';
export type { Report } from './kernel/result.js';
export type { Contract } from './model/index.js';
