/** Colours, or none: `createColors(false)` paints nothing. */
export { createColors } from 'picocolors';
export { defineReporter, type Reporter, type Style } from './reporter.js';
export { REPORTERS } from './reporters.gen.js';
