import type { Place } from '../kernel/place.js';
import { child } from '../kernel/pointer.js';
import type { Contract, Exchange, Operation } from '../model/index.js';
import type { Context, Kinds, NodeKind, RuleOptions } from './rule.js';

type Node = Kinds[NodeKind]['node'];
type Within = Context<NodeKind, RuleOptions>['within'];

/**
 * For whom a rule looks at a node, the nearest first: what several operations share is looked at for each of them, and
 * so are the operations of a path item that several paths share.
 */
export function usersOf(node: Node, within: Within, contract: Contract): readonly Place[] {
  if ('method' in node) return pathOf(node, contract);
  const part =
    'of' in within ? within : 'parameters' in within ? { of: within, ...statusOf(node) } : undefined;
  if (!part) return [];
  const { at } = part.of;
  const pointer = part.status === undefined ? at.pointer : child(at.pointer, 'responses', part.status);
  return [{ ...at, pointer }, ...pathOf(part.of, contract)];
}

function statusOf(node: Node): { readonly status?: string } {
  return 'status' in node ? { status: node.status } : {};
}

function pathOf(of: Operation | Exchange, contract: Contract): Place[] {
  return 'method' in of && 'path' in of
    ? [{ file: contract.at.file, pointer: child('', 'paths', of.path) }]
    : [];
}
