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
import { readExternalDocs } from '../root.js';
import { type CallSite, type Root, readPathItem } from './path-item.js';
import { readSecurity } from './security.js';

/** OpenAPI 3.1 `webhooks`, and `x-webhooks` before it: the owner writes the body, the consumer the answer. */
export function readWebhooks(root: Root, webhooks: Cursor | undefined): Exchange[] {
  return membersOf(root.reading, webhooks, 'webhooks').flatMap(([name, entry]) => {
    const item = readPathItem(root, entry);
    if (!item) return [];
    return item.methods.map(([method, at]) => {
      const key = item.methods.length > 1 ? `webhook ${name} ${method}` : `webhook ${name}`;
      return readPushed(root, { via: 'webhook', name, key, method }, { item, at, caller: 'owner' });
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
        { via: 'callback', name, key, method, parent: parent.key, channel: expression },
        { item, at: operation, caller: 'owner' },
      );
    });
  });
}

type Names = Pick<Exchange, 'via' | 'name' | 'key' | 'method'> & { parent?: string; channel?: string };

function readPushed(root: Root, names: Names, site: CallSite): Exchange {
  const { reading } = root;
  const { item, at } = site;
  const { item: shared, parameters, request, responses } = root.readCall(root, site);
  return {
    ...describedBy(at),
    ...names,
    direction: 'sent',
    ...given('operationId', textOf(at, 'operationId')),
    item: shared,
    ...given('externalDocs', readExternalDocs(reading, at)),
    tags: textsOf(at, 'tags'),
    parameters,
    ...given('payload', request),
    answers: responses,
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
