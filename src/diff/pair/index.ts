export { templateOf } from './calls.js';
export { sureText } from './rename.js';
export { renamedSchemas } from './schemas.js';
