import type { Operation, Parameter, Response, Schema } from '../model/index.js';
import { isSuccess, jsonContent, listIn } from './bodies.js';
import { isParameter, segmentsOf } from './paths.js';

const SIZE =
  /^(page\W?)?(size|limit|count|first|top|max\W?results|max\W?items|per\W?page|page\W?size|items\W?per\W?page|max\W?page\W?size)$/i;
const POSITION =
  /^(page|page\W?(number|token|index|key)?|next\W?(token|page|marker)|cursor|after|before|offset|marker|skip|start|starting\W?(after|at)|ending\W?before|continuation\W?token|(stream\W?)?position)$/i;
const SHAPING =
  /^(sort|order|sort\W?by|order\W?by|sort\W?order|direction|fields?|select|expand|include|embed|count|total|pretty|format|locale|lang|language|version|api\W?version)$/i;

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

/** What a query parameter does to a list. */
export function roleOf({ name }: Parameter): 'size' | 'position' | 'shape' | 'filter' {
  const plain = name.replace(/^\$|^page\[|\]$/g, '').replaceAll('_', '-');
  if (SIZE.test(plain)) return 'size';
  if (POSITION.test(plain)) return 'position';
  return SHAPING.test(plain) ? 'shape' : 'filter';
}
