export { isGenerated } from './banner.js';
export { type GenerateRequest, generate } from './generate.js';
export { defineTarget, type File, type Target, type TargetOption, type TargetOptions } from './target.js';
export { TARGETS } from './targets.gen.js';
