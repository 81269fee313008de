export { FINDINGS } from './findings.js';
export { type Pact, readPact } from './pact-file.js';
export { type StateHandler, verifyProvider } from './provider.js';
export { checkPacts, offered } from './static.js';
