import { equalJson, type Json } from '../kernel/json.js';
import { NUMBERS, type Schema, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS, target } from '../model/index.js';

const SCALARS = [
  'always',
  'enum',
  'format',
  'pattern',
  ...NUMBERS,
  'uniqueItems',
  'readOnly',
  'writeOnly',
] as const satisfies readonly (keyof Schema)[];
const SINGLE = ['ref', ...SUBSCHEMAS] as const;

/**
 * Are two schemas written with the same constraints, whatever their names, places and annotations? Cycles are the
 * same when nothing on the way round differs. Two that are too large to compare count as different.
 */
export function isSame(a: Schema, b: Schema, met: Met = new Map()): boolean {
  const [left, right] = [target(a), target(b)];
  if (left === right || met.get(left)?.has(right)) return true;
  if (met.size > MAX_SCHEMAS) return false;
  met.set(left, (met.get(left) ?? new Set()).add(right));
  return (
    SCALARS.every((keyword) =>
      sameJson(left[keyword] as Json | undefined, right[keyword] as Json | undefined),
    ) &&
    sameNames(left.types, right.types) &&
    sameNames(left.required, right.required) &&
    sameJson(entriesOf(left.dependentRequired), entriesOf(right.dependentRequired)) &&
    SINGLE.every((keyword) => sameMaybe(left[keyword], right[keyword], met)) &&
    SUBSCHEMA_LISTS.every((keyword) => sameList(left[keyword] ?? [], right[keyword] ?? [], met)) &&
    SUBSCHEMA_MAPS.every((keyword) => sameMap(left[keyword], right[keyword], met)) &&
    left.discriminator?.property === right.discriminator?.property &&
    sameMap(left.discriminator?.mapping ?? new Map(), right.discriminator?.mapping ?? new Map(), met)
  );
}

type Met = Map<Schema, Set<Schema>>;

const MAX_SCHEMAS = 500;

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalJson(a, b);
}

function sameNames(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

function entriesOf(map: ReadonlyMap<string, readonly string[]>): Json {
  return Object.fromEntries([...map].map(([name, names]) => [name, [...names].sort()]));
}

function sameMaybe(a: Schema | undefined, b: Schema | undefined, met: Met): boolean {
  return a && b ? isSame(a, b, met) : a === b;
}

function sameList(a: readonly Schema[], b: readonly Schema[], met: Met): boolean {
  return a.length === b.length && a.every((schema, i) => isSame(schema, b[i] as Schema, met));
}

function sameMap(a: ReadonlyMap<string, Schema>, b: ReadonlyMap<string, Schema>, met: Met): boolean {
  return a.size === b.size && [...a].every(([name, schema]) => sameMaybe(schema, b.get(name), met));
}
