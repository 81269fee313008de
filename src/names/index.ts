export { type Group, type Names, namesOf } from './names.js';
export { camel, kebab, pascal } from './words.js';
