export { isGenerated } from './banner.js';
export { type GenerateRequest, generate } from './generate.js';
export type { Target, TargetOptions } from './target.js';
export { TARGETS } from './targets.gen.js';
