import type { Exchange, Lifecycle, Operation, Parameter } from '../model/index.js';
import type { Property } from './rule.js';

/** Whatever can be deprecated, and how a person would call it. */
export interface Subject {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly description: string;
}

export function subjectOf(node: Operation | Exchange | Parameter | Property): Subject {
  if (!('lifecycle' in node)) {
    const { lifecycle, description = '' } = node.schema;
    return { name: `The property "${node.name}"`, lifecycle, description };
  }
  const { lifecycle, description = '', summary = '' } = node;
  const name =
    'in' in node ? `The ${node.in} parameter "${node.name}"` : 'via' in node ? exchangeName(node) : node.key;
  return { name, lifecycle, description: `${summary} ${description}` };
}

function exchangeName({ via, name, key }: Exchange): string {
  return via === 'message' ? `The message "${name}"` : `The ${key}`;
}
