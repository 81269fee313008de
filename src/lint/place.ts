import type { Place } from '../kernel/place.js';
import { child, type Pointer } from '../kernel/pointer.js';

/** The place of a member of a node: `at(operation, 'operationId')`. */
export function at(node: { readonly at: Place }, ...keys: readonly (string | number)[]): Place {
  return { file: node.at.file, pointer: child(node.at.pointer, ...keys) };
}

/** The place of a member of the root document: `atRoot(contract, 'info', 'version')`. */
export function atRoot(contract: { readonly at: Place }, ...keys: readonly (string | number)[]): Place {
  return { file: contract.at.file, pointer: child('' as Pointer, ...keys) };
}
