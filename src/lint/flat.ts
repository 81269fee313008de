import { ANNOTATIONS, type Contract, NUMBERS, type Schema, TEXTS } from '../model/index.js';

/** What a schema that holds no other one can say of values. */
const KEYWORDS = ['enum', ...NUMBERS, ...TEXTS] as const satisfies readonly (keyof Schema)[];

const KNOWN: ReadonlySet<string> = new Set([...ANNOTATIONS, ...KEYWORDS, 'types']);

const interned = new WeakMap<Contract, Map<string, Schema>>();

/**
 * One of all schemas that say the same of values: thousands of properties are texts of a format, and a validator is
 * compiled once for each schema. One that holds other schemas stands for itself.
 */
export function alike(contract: Contract, schema: Schema): Schema {
  if (!isFlat(schema)) return schema;
  const known = interned.get(contract) ?? new Map<string, Schema>();
  interned.set(contract, known);
  const key = JSON.stringify([
    [...(schema.types ?? [])].sort(),
    KEYWORDS.map((keyword) => schema[keyword] ?? null),
  ]);
  const found = known.get(key) ?? schema;
  known.set(key, found);
  return found;
}

/** Does the schema hold no other one? */
function isFlat(schema: Schema): boolean {
  return Object.entries(schema).every(
    ([key, value]) => KNOWN.has(key) || value === undefined || isEmpty(value),
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return (value instanceof Map || value instanceof Set) && value.size === 0;
}
