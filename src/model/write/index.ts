export { writeAsyncApi } from './asyncapi.js';
export { LOSSES, type LossId, lossOf } from './losses.js';
export { writeOpenApi } from './openapi.js';
export type { Written } from './writing.js';
