import { includesJson, type Json } from '../kernel/json.js';
import type { JsonType } from '../model/index.js';
import type { SchemaSide } from './check.js';

const LONGEST = 60;

/** A value as JSON, cut when long. */
export function valueText(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** `lost its tokenUrl x`, `gained the tokenUrl x`, `changed its tokenUrl from x to y`. */
export function gainedOrLost(what: string, was: string | undefined, is: string | undefined): string {
  if (is === undefined) return `lost its ${what} ${was}`;
  if (was === undefined) return `gained the ${what} ${is}`;
  return `changed its ${what} from ${was} to ${is}`;
}

/** `string or integer`; `anything` when all types are allowed, `nothing` when none is. `null` is another matter. */
export function typesText(types: ReadonlySet<JsonType>): string {
  if (types.size === 0) return 'nothing';
  const named = [...types].filter((type) => type !== 'null').sort();
  if (named.length >= 5) return 'anything';
  return named.length === 0 ? 'null' : listText(named, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The values of one list that another lacks. */
export function missingFrom(others: readonly Json[], values: readonly Json[]): Json[] {
  return values.filter((value) => !includesJson(others, value));
}

/** What to call an alternative: the author's name for it, or what tells it apart. */
export function alternativeText({ origins, atoms, types, values }: SchemaSide): string {
  const name = origins[0]?.ref?.name ?? origins[0]?.name ?? origins[0]?.title ?? atoms[0]?.name;
  if (name !== undefined) return name;
  return values && values.length <= 3 ? listText(values.map(valueText), 'or') : typesText(types);
}

/** Does the schema say which types it takes? One that does not takes null like any other value. */
export function saysType({ types, unions }: SchemaSide): boolean {
  return types.size < 6 || unions.length > 0;
}

/** The type that a schema without `type` is about, by the properties or items that it declares. */
export function impliedType({ names, atoms }: SchemaSide): JsonType | undefined {
  if (names.size > 0) return 'object';
  return atoms.some(({ items, prefixItems }) => items || prefixItems) ? 'array' : undefined;
}
