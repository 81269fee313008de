/** Colours, or none: `createColors(false)` paints nothing. */
export { createColors } from 'picocolors';
export type { LinesOf, Reporter } from './reporter.js';
export { REPORTERS } from './reporters.gen.js';
export { REPORT_VERSION } from './version.js';
export { visible } from './visible.js';
