import type { JsonObject } from '../../../src/kernel/json.js';

/** Ways to write one thing, and the contract that each makes: every one of them may become every other. */
export interface Variants {
  of(variant: JsonObject | undefined): JsonObject;
  readonly among: Readonly<Record<string, JsonObject | undefined>>;
}

/** A contract that says nothing but what it is given. */
export const openapi = (rest: JsonObject): JsonObject => ({
  openapi: '3.2.0',
  info: { title: 'Orders', version: '1.0.0' },
  ...rest,
});

export const asyncapi = (rest: JsonObject): JsonObject => ({
  asyncapi: '3.0.0',
  info: { title: 'Shipping', version: '1.0.0' },
  ...rest,
});

/** What a variant says, when there is one. */
export function when(variant: JsonObject | undefined, said: (variant: JsonObject) => JsonObject): JsonObject {
  return variant === undefined ? {} : said(variant);
}
