import type { Json, JsonObject } from '../../../src/kernel/json.js';

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

/** The member, when there is a variant to say it. */
export function when(variant: JsonObject | undefined, member: string, value: Json | undefined): JsonObject {
  return variant === undefined || value === undefined ? {} : { [member]: value };
}
