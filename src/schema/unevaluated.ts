import type { Schema } from '../model/index.js';
import { authorsOf, branchesOf } from './atoms.js';
import { allOf, literal } from './literal.js';

/**
 * What `unevaluatedProperties` and `unevaluatedItems` say, in words that do not depend on what else was looked at: for
 * each way the schemas beside them may hold, the properties and items that these look at, and nothing unnamed but what
 * the keyword allows. Undefined where there are too many ways, or the schema holds itself.
 */
export function withoutUnevaluated(atom: Schema): Schema | undefined {
  if (!known.has(atom)) known.set(atom, rewrite(atom));
  return known.get(atom);
}

const known = new WeakMap<Schema, Schema | undefined>();

/** One way in which the parts of a schema may hold, and what has been looked at then. */
interface Way {
  readonly conditions: readonly Schema[];
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  readonly everyProperty: boolean;
  readonly prefix: number;
  readonly everyItem: boolean;
  readonly contains: readonly Schema[];
}

const NOTHING: Way = {
  conditions: [],
  names: [],
  patterns: [],
  everyProperty: false,
  prefix: 0,
  everyItem: false,
  contains: [],
};
const MAX_WAYS = 64;
const TOO_MANY = new Error('too many ways');
const ANYTHING = literal({});

function rewrite(atom: Schema): Schema | undefined {
  try {
    const { unevaluatedItems: _, unevaluatedProperties: __, ...schema } = authorsOf(atom);
    const rest = waysOf(schema, new Set()).map((way) => closed(atom, way));
    return rest.length === 1 ? rest[0] : literal({ anyOf: rest }, atom);
  } catch (problem) {
    if (problem === TOO_MANY) return undefined;
    throw problem;
  }
}

function closed({ unevaluatedItems: items, unevaluatedProperties: others }: Schema, way: Way): Schema {
  const free = (names: readonly string[]) => new Map(names.map((name) => [name, ANYTHING]));
  return allOf([
    ...way.conditions,
    ...(others && !way.everyProperty
      ? [
          literal({
            properties: free(way.names),
            patternProperties: free(way.patterns),
            additionalProperties: others,
          }),
        ]
      : []),
    ...(items && !way.everyItem
      ? [
          literal({
            prefixItems: Array<Schema>(way.prefix).fill(ANYTHING),
            items: way.contains.length > 0 ? literal({ anyOf: [items, ...way.contains] }) : items,
          }),
        ]
      : []),
  ]);
}

function waysOf(schema: Schema, above: ReadonlySet<Schema>): readonly Way[] {
  if (above.has(schema) || above.size > 40) throw TOO_MANY;
  const seen = new Set(above).add(schema);
  const under = (one: Schema) => waysOf(one, seen);
  let ways: readonly Way[] = [ownWay(schema)];
  for (const part of [...(schema.ref ? [schema.ref] : []), ...schema.allOf]) ways = both(ways, under(part));
  for (const union of [
    { ...schema, oneOf: [] },
    { ...schema, anyOf: [] },
  ])
    if (union.anyOf.length + union.oneOf.length > 0) ways = both(ways, unionWays(union, under));
  if (schema.if) {
    const { if: condition, then: positive, else: negative } = schema;
    const met = both(given(condition, under(condition)), positive ? under(positive) : [NOTHING]);
    ways = both(ways, [
      ...met,
      ...given(literal({ not: condition }), negative ? under(negative) : [NOTHING]),
    ]);
  }
  for (const [name, dependent] of schema.dependentSchemas)
    ways = both(ways, [
      ...given(literal({ required: new Set([name]) }), under(dependent)),
      ...given(literal({ properties: new Map([[name, literal({ always: false })]]) }), [NOTHING]),
    ]);
  return ways;
}

function ownWay(schema: Schema): Way {
  return {
    conditions: [],
    names: [...schema.properties.keys()],
    patterns: [...schema.patternProperties.keys()],
    everyProperty: (schema.additionalProperties ?? schema.unevaluatedProperties) !== undefined,
    prefix: schema.prefixItems?.length ?? 0,
    everyItem: (schema.items ?? schema.unevaluatedItems) !== undefined,
    contains: schema.contains ? [schema.contains] : [],
  };
}

function unionWays(union: Schema, under: (schema: Schema) => readonly Way[]): readonly Way[] {
  const branches = branchesOf(union).map((schemas) => {
    const branch = allOf(schemas);
    return { branch, ways: schemas.reduce<readonly Way[]>((so, one) => both(so, under(one)), [NOTHING]) };
  });
  if (branches.every(({ ways }) => ways.every(looksAtNothing))) return [NOTHING];
  // Exactly one holds; that the others do not is the union's own word.
  if (union.oneOf.length > 0) return few(branches.flatMap(({ branch, ways }) => given(branch, ways)));
  let ways: readonly Way[] = [NOTHING];
  for (const one of branches) {
    if (one.ways.every(looksAtNothing)) continue;
    const failed = given(literal({ not: one.branch }), [NOTHING]);
    ways = both(ways, [...given(one.branch, one.ways), ...failed]);
  }
  return ways;
}

function looksAtNothing(way: Way): boolean {
  return (
    !way.everyProperty &&
    !way.everyItem &&
    way.names.length + way.patterns.length + way.prefix + way.contains.length === 0
  );
}

function given(condition: Schema, ways: readonly Way[]): readonly Way[] {
  return ways.map((way) => ({ ...way, conditions: [condition, ...way.conditions] }));
}

function both(some: readonly Way[], others: readonly Way[]): readonly Way[] {
  return few(some.flatMap((one) => others.map((other) => together(one, other))));
}

function few(ways: readonly Way[]): readonly Way[] {
  if (ways.length > MAX_WAYS) throw TOO_MANY;
  return ways;
}

function together(one: Way, other: Way): Way {
  return {
    conditions: [...one.conditions, ...other.conditions],
    names: [...one.names, ...other.names],
    patterns: [...one.patterns, ...other.patterns],
    everyProperty: one.everyProperty || other.everyProperty,
    prefix: Math.max(one.prefix, other.prefix),
    everyItem: one.everyItem || other.everyItem,
    contains: [...one.contains, ...other.contains],
  };
}
