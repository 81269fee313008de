export type * from './contract.js';
export type * from './policy.js';
export { type Discriminator, isBareRef, type JsonType, type Schema, target } from './schema.js';
