import { isObject, type Json, type JsonObject } from '../../kernel/json.js';

const PREFIX = '#/components/schemas/';
type Keyword = 'allOf' | 'anyOf' | 'oneOf';
const KEYWORDS: readonly Keyword[] = ['allOf', 'anyOf', 'oneOf'];

/** Which named schemas a schema is made of, outside of any object; a list's items are one of its alternatives. */
interface Parts {
  readonly all: ReadonlySet<string>;
  readonly some: ReadonlySet<string>;
}

/**
 * The schemas without what would make a type that is itself: a base that lists its children and is taken in by them
 * loses no child, and what is nothing but a circle says nothing. Discriminators are openapi-typescript's own work.
 */
export function withoutCircles(schemas: JsonObject): JsonObject {
  const parts = new Map(Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema)]));
  const anyWay = reachability((name) => [...(parts.get(name)?.all ?? []), ...(parts.get(name)?.some ?? [])]);
  const left = reachability((name) => [
    ...[...(parts.get(name)?.all ?? [])].filter((base) => !anyWay(base, name)),
    ...(parts.get(name)?.some ?? []),
  ]);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      cut(schema, (part, keyword) => (keyword === 'allOf' ? anyWay(part, name) : left(part, name))),
    ]),
  );
}

function partsOf(schema: Json, all = new Set<string>(), some = new Set<string>()): Parts {
  if (!isObject(schema) || schema.discriminator !== undefined) return { all, some };
  const item = nameOf(schema.items ?? null);
  if (item !== undefined) some.add(item);
  for (const [keyword, member] of membersOf(schema)) {
    const to = keyword === 'allOf' ? all : some;
    const name = nameOf(member);
    if (name !== undefined) to.add(name);
    else partsOf(member, to, some);
  }
  return { all, some };
}

function membersOf(schema: JsonObject): (readonly [Keyword, Json])[] {
  return KEYWORDS.flatMap((keyword) => {
    const members = schema[keyword];
    return Array.isArray(members) ? members.map((member) => [keyword, member] as const) : [];
  });
}

function nameOf(schema: Json): string | undefined {
  const ref = isObject(schema) ? schema.$ref : undefined;
  if (typeof ref !== 'string' || !ref.startsWith(PREFIX)) return undefined;
  return ref.slice(PREFIX.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

function cut(schema: Json, isCircular: (part: string, keyword: Keyword) => boolean): Json {
  if (!isObject(schema) || schema.discriminator !== undefined) return schema;
  const entries = Object.entries(schema).flatMap(([key, value]): [string, Json][] => {
    const item = key === 'items' ? nameOf(value) : undefined;
    if (item !== undefined && isCircular(item, 'oneOf')) return [[key, {}]];
    const keyword = KEYWORDS.find((one) => one === key);
    if (!keyword || !Array.isArray(value)) return [[key, value]];
    const kept = value.filter((member) => {
      const name = nameOf(member);
      return name === undefined || !isCircular(name, keyword);
    });
    return kept.length > 0 ? [[key, kept.map((member) => cut(member, isCircular))]] : [];
  });
  return Object.fromEntries(entries);
}

function reachability(next: (name: string) => readonly string[]): (from: string, to: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (start, end) => {
    let reached = known.get(start);
    if (!reached) {
      const found = new Set(next(start));
      // A Set grows while it is walked.
      for (const name of found) for (const further of next(name)) found.add(further);
      known.set(start, found);
      reached = found;
    }
    return start === end || reached.has(end);
  };
}
