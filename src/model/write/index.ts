export { writeAsyncApi } from './asyncapi.js';
export { writeOpenApi } from './openapi.js';
export type { Written } from './writing.js';
