import { keyOf } from '../kernel/place.js';
import type { Contract, Node } from '../model/index.js';
import { claimedSchemas } from './schemas.js';

/** The names that were chosen for what is nowhere in the contract. */
export function unusedNames(contract: Contract): string[] {
  const { names = {}, at, operations, exchanges, securitySchemes, tags } = contract;
  const nodes: readonly Node[] = [
    ...claimedSchemas(contract).map(({ key }) => key),
    ...operations,
    ...operations.flatMap(({ parameters }) => parameters),
    ...exchanges,
    ...securitySchemes,
    ...tags,
  ];
  const known = new Set([
    ...operations.flatMap(({ key, id = key }) => [key, id]),
    ...exchanges.map(({ key }) => key),
    ...nodes.map((node) => keyOf(node.at)),
    ...nodes.flatMap((node) => (node.at.file === at.file ? [`#${node.at.pointer}`] : [])),
  ]);
  return Object.keys(names).filter((name) => !known.has(name));
}
