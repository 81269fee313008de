import type { Exchange, Operation } from '../contract.js';
import { readDelivery, readLifecycle, readPolicy } from '../policy-reader.js';
import {
  type Cursor,
  describedBy,
  fieldsOf,
  given,
  member,
  membersOf,
  objectAt,
  textOf,
  textsOf,
} from '../reading.js';
import { type PathItem, type Root, readPathItem } from './path-item.js';
import { mergeParameters, readParameters, readRequestBody, readResponses } from './payloads.js';
import { readSecurity } from './security.js';

/** OpenAPI 3.1 `webhooks`, and `x-webhooks` before it: the owner writes the body, the consumer the answer. */
export function readWebhooks(root: Root, webhooks: Cursor | undefined): Exchange[] {
  return membersOf(root.reading, webhooks, 'webhooks').flatMap(([name, entry]) => {
    const item = readPathItem(root, entry);
    if (!item) return [];
    return item.methods.map(([method, at]) => {
      const key = item.methods.length > 1 ? `webhook ${name} ${method}` : `webhook ${name}`;
      return readPushed(root, item, { via: 'webhook', name, key, method }, at);
    });
  });
}

/** The callbacks of an operation. @see https://spec.openapis.org/oas/v3.1.1.html#callback-object */
export function readCallbacks(root: Root, parent: Operation, callbacks: Cursor | undefined): Exchange[] {
  return membersOf(root.reading, callbacks, 'callbacks').flatMap(([name, entry]) => {
    const items = fieldsOf(
      root.reading,
      objectAt(root.reading, entry, `callback ${name}`),
      'callback',
    ).flatMap(([expression, at]) => {
      const item = readPathItem(root, at);
      return item ? item.methods.map(([method, operation]) => ({ expression, item, method, operation })) : [];
    });
    return items.map(({ expression, item, method, operation }) => {
      const base = `${parent.key} callback ${name}`;
      const key = items.length > 1 ? `${base} ${method} ${expression}` : base;
      return readPushed(
        root,
        item,
        { via: 'callback', name, key, method, parent: parent.key, channel: expression },
        operation,
      );
    });
  });
}

type Names = Pick<Exchange, 'via' | 'name' | 'key' | 'method'> & { parent?: string; channel?: string };

function readPushed(root: Root, item: PathItem, names: Names, at: Cursor): Exchange {
  const { reading } = root;
  return {
    ...describedBy(at),
    ...names,
    direction: 'sent',
    ...given('operationId', textOf(at, 'operationId')),
    tags: textsOf(at, 'tags'),
    parameters: mergeParameters(item.parameters, readParameters(reading, member(at, 'parameters'))),
    ...given('payload', readRequestBody(reading, member(at, 'requestBody'), 'owner')),
    answers: readResponses(reading, member(at, 'responses'), 'consumer'),
    bindings: {},
    // What the root asks of callers says nothing of what the owner sends.
    security: readSecurity(reading, member(at, 'security')) ?? [],
    lifecycle: readLifecycle(at),
    policy: readPolicy(at, item.policy),
    delivery: readDelivery(
      at,
      readDelivery(item.cursor, readDelivery({ value: reading.tree.root.value, place: item.cursor.place })),
    ),
  };
}
