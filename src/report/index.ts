export { defineReporter, type Reporter, type Style } from './reporter.js';
export { REPORTERS } from './reporters.gen.js';
