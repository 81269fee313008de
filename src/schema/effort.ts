import { type Schema, SUBSCHEMA_LISTS, SUBSCHEMA_MAPS, SUBSCHEMAS } from '../model/index.js';

/** So many schemas a validator may have to visit for one value; nobody writes that many by hand. */
const MOST = 2000;

/**
 * Would a validator, which follows every `$ref` of a conjunction or union anew, go through too many schemas for a
 * single value? Where each of twelve schemas refers nine times to the next, it never ends.
 */
export function isTooHard(schema: Schema): boolean {
  const visits = new Map<Schema, number>();
  const reached = new Set([schema]);
  for (const one of reached) {
    if (visitsOf(one, visits) > MOST) return true;
    for (const next of childrenOf(one)) reached.add(next);
  }
  return false;
}

function visitsOf(schema: Schema, visits: Map<Schema, number>): number {
  const known = visits.get(schema);
  if (known !== undefined) return known;
  // A schema that comes back to itself counts once.
  visits.set(schema, 1);
  let sum = 1;
  for (const next of inPlace(schema)) {
    sum += visitsOf(next, visits);
    if (sum > MOST) break;
  }
  visits.set(schema, sum);
  return sum;
}

/** The schemas that judge the same value as the schema. */
function inPlace({ ref, allOf, anyOf, oneOf }: Schema): readonly Schema[] {
  return [...(ref ? [ref] : []), ...allOf, ...anyOf, ...oneOf];
}

function childrenOf(schema: Schema): readonly Schema[] {
  return [
    ...(schema.ref ? [schema.ref] : []),
    ...SUBSCHEMAS.flatMap((keyword) => schema[keyword] ?? []),
    ...SUBSCHEMA_LISTS.flatMap((keyword) => schema[keyword] ?? []),
    ...SUBSCHEMA_MAPS.flatMap((keyword) => [...schema[keyword].values()]),
  ];
}
