export { callGaps } from './calls.js';
export { checkGaps } from './checks.js';
export { clientGaps, securityGaps } from './client.js';
export { type Gap, problemsOf, saidOf } from './gap.js';
export { GAPS } from './list.js';
export { opaqueGaps, pushedApart, webhookGaps } from './pushed.js';
export { circularGaps } from './schemas.js';
