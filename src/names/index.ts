export type { Explained } from './explain.js';
export type { Group } from './groups.js';
export { type Names, namesOf } from './names.js';
export { unusedNames } from './unused.js';
export { camel, kebab, pascal } from './words.js';
