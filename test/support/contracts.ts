import type { JsonObject } from '../../src/kernel/json.js';
import { type Contract, contractFromText } from '../../src/model/index.js';

/** An OpenAPI contract that says nothing but what it is given. */
export const openapi = (dialect: '3.0' | '3.1' | '3.2', rest: JsonObject): Promise<Contract> =>
  contractFromText(
    JSON.stringify({
      openapi: `${dialect}.0`,
      info: { title: 'Orders', version: '1.0.0' },
      paths: {},
      ...rest,
    }),
    'orders.json',
  );

/** An AsyncAPI 3 contract that says nothing but what it is given. */
export const asyncapi = (rest: JsonObject): Promise<Contract> =>
  contractFromText(
    JSON.stringify({ asyncapi: '3.0.0', info: { title: 'Shipping', version: '1.0.0' }, ...rest }),
    'shipping.json',
  );

/** What an operation must say, and no more. */
export const NO_ANSWER = { responses: { 204: { description: 'Done.' } } };
