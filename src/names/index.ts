export { type Group, type Names, namesOf, type Own } from './names.js';
export { camel, kebab, pascal } from './words.js';
