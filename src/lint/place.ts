import type { Place } from '../kernel/place.js';
import { child, type Pointer, parentOf } from '../kernel/pointer.js';
import type { Contract, Example } from '../model/index.js';

/** The place of a member of a node: `at(operation, 'operationId')`. */
export function at(node: { readonly at: Place }, ...keys: readonly (string | number)[]): Place {
  return { file: node.at.file, pointer: child(node.at.pointer, ...keys) };
}

/** The place of a member of the root document: `atRoot(contract, 'info', 'version')`. */
export function atRoot(contract: { readonly at: Place }, ...keys: readonly (string | number)[]): Place {
  return { file: contract.at.file, pointer: child('' as Pointer, ...keys) };
}

/** Does the author's file have the place? What is not written is located where its parent is. */
export function isWritten(contract: Contract, place: Place): boolean {
  const own = contract.locate(place);
  const parent = contract.locate({ ...place, pointer: parentOf(place.pointer) });
  return own.line !== parent.line || own.column !== parent.column;
}

/** Where a named example of OpenAPI has its value: since 3.2 it may say what it means, and not how that is written. */
export function writtenValue(contract: Contract, example: Example): Place {
  const meant = at(example, 'dataValue');
  return isWritten(contract, meant) ? meant : at(example, 'value');
}
