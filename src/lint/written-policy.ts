import { isObject, type Json, type JsonObject } from '../kernel/json.js';
import type { Place } from '../kernel/place.js';
import type { Edit } from '../load/index.js';
import type { Contract, Operation } from '../model/index.js';
import { add, replace } from './autofix.js';
import { at } from './place.js';

/** Where the group of words stands that holds for an operation: its own, its path's or the contract's. */
function writtenWords(
  operation: Operation,
  contract: Contract,
  group: string,
): { readonly place: Place; readonly words: JsonObject } | undefined {
  for (const node of [operation, operation.item, contract]) {
    const policy: Json | undefined = node.extensions['x-policy'];
    const words = isObject(policy) ? policy[group] : undefined;
    if (isObject(words)) return { place: at(node, 'x-policy', group), words };
  }
  return undefined;
}

/** The edit by which a word of the policy says something else. */
export function sayInPolicy(
  operation: Operation,
  contract: Contract,
  [group, word]: readonly [group: string, word: string],
  value: string | number,
): Edit[] {
  const written = writtenWords(operation, contract, group);
  if (!written) return [];
  const place = at({ at: written.place }, word);
  return [Object.hasOwn(written.words, word) ? replace(place, value) : add(place, value)];
}
