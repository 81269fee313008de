import { sortedBy } from '../../kernel/order.js';
import type { Contract, Exchange, Schema } from '../../model/index.js';
import type { Names } from '../../names/index.js';
import { preferred } from '../rest/media.js';
import { propertyValues } from '../shape/lookup.js';

/** A webhook or callback, as its receivers know it. */
export interface Pushed {
  /** `order.paid`; `createOrder.onPaid` for a callback. */
  readonly name: string;
  readonly method: string;
  readonly exchange: Exchange;
  readonly schema: Schema | undefined;
}

/** Everything that the contract pushes over HTTP, by name. */
export function pushedOf(contract: Contract, names: Names): Pushed[] {
  const calls = new Map(
    contract.operations.map((operation) => [operation.key, names.operation(operation).call]),
  );
  const exchanges = contract.exchanges.filter(({ via }) => via !== 'message');
  const plain = (exchange: Exchange): string =>
    exchange.parent === undefined
      ? exchange.name
      : `${calls.get(exchange.parent) ?? exchange.parent}.${exchange.name}`;
  const counts = new Map<string, number>();
  for (const exchange of exchanges) counts.set(plain(exchange), (counts.get(plain(exchange)) ?? 0) + 1);
  const pushed = exchanges.map((exchange): Pushed => {
    const method = exchange.method ?? 'POST';
    const name =
      (counts.get(plain(exchange)) ?? 0) > 1
        ? `${plain(exchange)} ${method} ${exchange.channel ?? ''}`.trim()
        : plain(exchange);
    return { name, method, exchange, schema: exchange.payload && preferred(exchange.payload)?.schema };
  });
  return sortedBy(pushed, ({ name }) => name);
}

/** The property whose value tells which webhook a payload is, and the value → name of each. */
export interface Tag {
  readonly property: string;
  readonly names: ReadonlyMap<string, string>;
}

const USUAL = ['type', 'eventType', 'event_type', 'event', 'eventName', 'name'];

/** Found when every payload has the property, with values that no other payload has. */
export function tagOf(pushed: readonly Pushed[]): Tag | undefined {
  const [first] = pushed;
  if (!first?.schema) return undefined;
  const candidates = [...new Set([...USUAL, ...sortedBy(namesIn(first.schema), (name) => name)])];
  for (const property of candidates) {
    const names = valuesBy(pushed, property);
    if (names) return { property, names };
  }
  return undefined;
}

function valuesBy(pushed: readonly Pushed[], property: string): Map<string, string> | undefined {
  const names = new Map<string, string>();
  for (const { name, schema } of pushed) {
    for (const value of (schema && propertyValues(schema, property)) ?? [undefined]) {
      if (typeof value !== 'string' || names.has(value)) return undefined;
      names.set(value, name);
    }
  }
  return names;
}

function namesIn(schema: Schema, seen: Set<Schema> = new Set()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const parts = schema.ref ? [schema.ref, ...schema.allOf] : schema.allOf;
  return [...schema.properties.keys(), ...parts.flatMap((part) => namesIn(part, seen))];
}
