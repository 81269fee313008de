/** Colours, or none: `createColors(false)` paints nothing. */
export { createColors } from 'picocolors';
export type { Reporter } from './reporter.js';
export { REPORTERS } from './reporters.gen.js';
