import { expect } from 'vitest';
import type { JsonObject } from '../../src/kernel/json.js';
import { type Contract, contractFromText, type Operation } from '../../src/model/index.js';
import { NO_ANSWER } from './contracts.js';

/** An OpenAPI 2.0 contract that says nothing but what it is given. */
export const swagger = (rest: JsonObject): Promise<Contract> =>
  contractFromText(
    JSON.stringify({ swagger: '2.0', info: { title: 'Orders', version: '1.0.0' }, paths: {}, ...rest }),
    'orders.json',
  );

/** The only operation of a contract with no mistakes, save words that 2.0 does not know and that are read all the same. */
export const operationOf = async (operation: JsonObject, root: JsonObject = {}): Promise<Operation> => {
  const inPath = JSON.stringify(operation.parameters ?? []).includes('"in":"path"');
  const contract = await swagger({
    ...root,
    paths: { [inPath ? '/orders/{ids}' : '/orders']: { post: { ...NO_ANSWER, ...operation } } },
  });
  expect(contract.mistakes.filter(({ id }) => id !== 'member-unknown')).toEqual([]);
  const [only] = contract.operations;
  if (!only) throw new Error('There is no operation.');
  return only;
};

/** One answer, of status 200. */
export const ok = (response: JsonObject): JsonObject => ({
  responses: { 200: { description: 'Done.', ...response } },
});

/** A field of a form. */
export const field = (name: string, rest: JsonObject = { type: 'string' }): JsonObject => ({
  name,
  in: 'formData',
  ...rest,
});

export const BODY = { name: 'order', in: 'body', schema: { type: 'object' } };
