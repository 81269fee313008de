export { FINDINGS, type FindingId } from './findings.js';
export { type Pact, type PactSource, readPact } from './pact-file.js';
export { type ProviderRequest, type StateHandler, verifyProvider } from './provider.js';
export { checkPacts, offered, type StaticResult } from './static.js';
