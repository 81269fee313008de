import type { Operation, Response, Schema } from '../model/index.js';
import { isSuccess, jsonContent, listIn } from './bodies.js';
import { isParameter, segmentsOf } from './paths.js';

/** A GET that answers a collection. */
export interface Listing {
  readonly operation: Operation;
  readonly response: Response;
  readonly body: Schema;
  readonly list: Schema;
}

/** The list that an operation answers; undefined when it answers none. */
export function listingOf(operation: Operation): Listing | undefined {
  if (operation.method !== 'GET' || isParameter(segmentsOf(operation.path).at(-1) ?? '')) return undefined;
  const response = operation.responses.find(({ status }) => isSuccess(status));
  const body = jsonContent(response?.payload)?.schema;
  const list = listIn(body);
  return response && body && list && { operation, response, body, list };
}
