import type { Place } from '../kernel/place.js';
import {
  type Exchange,
  type Lifecycle,
  type Operation,
  type Parameter,
  type Schema,
  target,
} from '../model/index.js';
import { calledName } from './called-name.js';
import type { Property } from './rule.js';

/** Whatever can be deprecated, and how a person would call it. */
export interface Subject {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly description: string;
  /** Where that is written. */
  readonly at: Place;
}

export function subjectOf(node: Operation | Exchange | Parameter | Property): Subject {
  if (!('lifecycle' in node)) {
    const schema = saying(node.schema);
    const { lifecycle, description = '' } = schema;
    const shared = schema === node.schema ? undefined : calledName(schema);
    const name = shared === undefined ? `The property "${node.name}"` : `The schema "${shared}"`;
    return { name, lifecycle, description, at: schema.at };
  }
  const { lifecycle, description = '', summary = '', at } = node;
  const name =
    'in' in node ? `The ${node.in} parameter "${node.name}"` : 'via' in node ? exchangeName(node) : node.key;
  return { name, lifecycle, description: `${summary} ${description}`, at };
}

/** A property that says nothing of its end may have a schema that does, and ends with it. */
function saying(schema: Schema): Schema {
  const { deprecated, deprecatedAt, sunset } = schema.lifecycle;
  return deprecated || deprecatedAt !== undefined || sunset !== undefined ? schema : target(schema);
}

function exchangeName({ via, name, key }: Exchange): string {
  return via === 'message' ? `The message "${name}"` : `The ${key}`;
}
