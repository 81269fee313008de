import {
  check,
  checkMember,
  fail,
  isObject,
  type JsonSchema,
  type Keyword,
  type Keywords,
  type Spot,
} from './schema-check.js';
import { count, matches } from './schema-values.js';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The keywords that look at objects. */
export const OBJECTS: Keywords = {
  required: forObjects((wanted: readonly string[], value, spot) =>
    every(wanted, (name) => Object.hasOwn(value, name) || fail(spot, 'is missing', name)),
  ),
  minProperties: forObjects(
    (wanted: number, value, spot) =>
      Object.keys(value).length >= wanted || fail(spot, `must have at least ${count(wanted, 'member')}`),
  ),
  maxProperties: forObjects(
    (wanted: number, value, spot) =>
      Object.keys(value).length <= wanted || fail(spot, `must have at most ${count(wanted, 'member')}`),
  ),
  properties: forObjects((wanted: Schemas, value, spot) =>
    every(
      Object.keys(wanted).filter((name) => Object.hasOwn(value, name)),
      (name) => checkMember(wanted[name] ?? true, spot, name, value[name]),
    ),
  ),
  patternProperties: forObjects((wanted: Schemas, value, spot) =>
    every(Object.keys(wanted), (pattern) =>
      every(
        Object.keys(value).filter((name) => matches(pattern, name)),
        (name) => checkMember(wanted[pattern] ?? true, spot, name, value[name]),
      ),
    ),
  ),
  additionalProperties: forObjects((wanted: JsonSchema, value, spot) => {
    const { properties: known, patternProperties } = spot.schema;
    const patterns = Object.keys((patternProperties as Schemas | undefined) ?? {});
    const isKnown = (name: string): boolean =>
      (isObject(known) && Object.hasOwn(known, name)) || patterns.some((pattern) => matches(pattern, name));
    return every(
      Object.keys(value).filter((name) => !isKnown(name)),
      (name) => checkMember(wanted, spot, name, value[name]),
    );
  }),
  unevaluatedProperties: forObjects((wanted: JsonSchema, value, spot) =>
    every(
      Object.keys(value).filter((name) => !spot.seen?.has(name)),
      (name) => checkMember(wanted, spot, name, value[name]),
    ),
  ),
  propertyNames: forObjects((wanted: JsonSchema, value, spot) =>
    every(Object.keys(value), (name) => {
      const { run, path } = spot;
      run.quiet += 1;
      const isName = check(wanted, { value: name, path, seen: undefined, refs: undefined, run });
      run.quiet -= 1;
      return isName || fail(spot, 'has a name that is not allowed', name);
    }),
  ),
  dependentRequired: forObjects((wanted: Readonly<Record<string, readonly string[]>>, value, spot) =>
    every(
      Object.keys(wanted).filter((name) => Object.hasOwn(value, name)),
      (name) =>
        every(
          wanted[name] ?? [],
          (other) => Object.hasOwn(value, other) || fail(spot, `is missing beside ${name}`, other),
        ),
    ),
  ),
  dependentSchemas: forObjects((wanted: Schemas, value, spot) =>
    every(
      Object.keys(wanted).filter((name) => Object.hasOwn(value, name)),
      (name) => check(wanted[name] ?? true, spot),
    ),
  ),
};

function forObjects<Wanted>(
  holds: (wanted: Wanted, value: Record<string, unknown>, spot: Spot) => boolean,
): Keyword {
  return (wanted: Wanted, spot) => !isObject(spot.value) || holds(wanted, spot.value, spot);
}

/** Looks at all of them, so that all that is wrong is told. */
export function every<Item>(items: readonly Item[], holds: (item: Item) => boolean): boolean {
  let isTrue = true;
  for (const item of items) isTrue = holds(item) && isTrue;
  return isTrue;
}
