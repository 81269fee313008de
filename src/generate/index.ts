export { isGenerated, isMadeFrom } from './banner.js';
export { GAPS, type Gap } from './gaps/index.js';
export { type GenerateRequest, gapsOf, generate } from './generate.js';
export { mockParts } from './mock/parts.js';
export type { Target, TargetOptions } from './target.js';
export { TARGETS } from './targets.gen.js';
