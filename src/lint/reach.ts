import type { Contract, Schema } from '../model/index.js';

const known = new WeakMap<Contract, ReadonlySet<Schema>>();

/** The schemas of everything that the contract's owner sends: responses, webhooks, sent messages. */
export function sentByOwner(contract: Contract): ReadonlySet<Schema> {
  const reached = known.get(contract) ?? reach(contract);
  known.set(contract, reached);
  return reached;
}

function reach(contract: Contract): Set<Schema> {
  const sent = contract.operations
    .flatMap(({ responses }) => responses.map(({ payload }) => payload))
    .concat(contract.exchanges.map(({ payload }) => payload))
    .flatMap((payload) => (payload && payload.writtenBy !== 'consumer' ? payload.content : []))
    .flatMap(({ schema, itemSchema }) => [schema, itemSchema].filter((one) => one !== undefined));
  return reachedFrom(sent);
}

/** The schemas and all that they are made of. */
export function reachedFrom(schemas: readonly Schema[]): Set<Schema> {
  const reached = new Set<Schema>();
  const pending = [...schemas];
  for (let schema = pending.pop(); schema; schema = pending.pop()) {
    if (reached.has(schema)) continue;
    reached.add(schema);
    pending.push(...partsOf(schema));
  }
  return reached;
}

function partsOf(schema: Schema): Schema[] {
  const { ref, items, additionalProperties, properties, prefixItems = [], allOf, anyOf, oneOf } = schema;
  const single = [ref, items, additionalProperties, schema.then, schema.else].filter(
    (part) => part !== undefined,
  );
  return [...single, ...properties.values(), ...prefixItems, ...allOf, ...anyOf, ...oneOf];
}
