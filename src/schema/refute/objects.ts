import type { Json, JsonObject } from '../../kernel/json.js';
import type { JsonType, Schema } from '../../model/index.js';
import { literal } from '../literal.js';
import { matches } from '../pattern/matches.js';
import type { Shape } from '../shape.js';
import { refusedBy, refusing } from './base.js';
import { among, type Found, isNothing, NOTHING, type Search, UNDECIDED } from './found.js';

/** Names that are treated alike: one by itself, or all those that the shape does not tell apart. */
interface NameClass {
  readonly names: readonly string[];
  /** There are no other names of the class. */
  readonly complete: boolean;
}

/** One property at least must be among certain names, and its value of a schema or its name of one. */
interface Wish {
  readonly takes: (name: string) => boolean;
  readonly value?: Schema;
  readonly name?: Schema;
}

interface Plan {
  readonly search: Search;
  readonly shape: Shape;
  readonly classes: readonly NameClass[];
  /** Something was left out for want of knowledge or effort. */
  open: boolean;
}

/** Objects of a shape of objects. */
export function findObjects(search: Search, shape: Shape, wanted: number): Found {
  const refused = refusedBy(shape.atoms);
  const wishes = refused.flatMap(wishesOf);
  const plan: Plan = { search, shape, classes: classesOf(search, shape, refused, wishes), open: false };
  if (shape.required.size > shape.maxProperties) return NOTHING;
  const base: JsonObject = {};
  for (const name of shape.required) {
    const found = search.find(search.space.property(shape, name));
    if (isNothing(found) || !isNameable(search, shape, name)) return NOTHING;
    const [value] = found.values;
    if (value === undefined) plan.open = true;
    else put(base, name, value);
  }
  const room = capacityOf(plan);
  if (room < shape.minProperties) return NOTHING;
  if (room === 0) return among(search, shape, [{}]);
  const options = wishes.map((wish) => waysToMeet(plan, wish));
  if (options.some(({ length }) => length === 0)) return plan.open ? UNDECIDED : NOTHING;
  if (plan.open && Object.keys(base).length < shape.required.size) return UNDECIDED;
  return { values: collect(plan, base, options, wanted), complete: false };
}

function put(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}

function wishesOf(refused: Schema): Wish[] {
  const { additionalProperties, patternProperties, properties, propertyNames } = refused;
  if (propertyNames) return [{ takes: () => true, name: propertyNames }];
  if (additionalProperties) {
    const covers = (name: string) =>
      properties.has(name) ||
      [...patternProperties.keys()].some((pattern) => matches(pattern, name) === true);
    return [{ takes: (name) => !covers(name), value: additionalProperties }];
  }
  return [...patternProperties].map(([pattern, value]) => ({
    takes: (name: string) => matches(pattern, name) !== false,
    value,
  }));
}

const STRING: ReadonlySet<JsonType> = new Set<JsonType>(['string']);
const MAX_PATTERNS = 4;
const SPARE_NAMES = 3;

/** All names, sorted into classes; an incomplete class with no names stands for what could not be sorted. */
function classesOf(
  search: Search,
  shape: Shape,
  refused: readonly Schema[],
  wishes: readonly Wish[],
): readonly NameClass[] {
  const named = new Set([...shape.names, ...refused.flatMap(({ properties }) => [...properties.keys()])]);
  const single = [...named].map((name): NameClass => ({ names: [name], complete: true }));
  const patterns = [
    ...new Set([...shape.namePatterns, ...refused.flatMap((one) => [...one.patternProperties.keys()])]),
  ];
  const asked = shape.atoms.flatMap(({ propertyNames }) => (propertyNames ? [propertyNames] : []));
  if (patterns.length > MAX_PATTERNS) return [...single, { names: [], complete: false }];
  if (patterns.length + asked.length + wishes.filter(({ name }) => name).length === 0)
    return [...single, { names: freshNames(named), complete: false }];
  const refusals = wishes.flatMap(({ name }) => (name ? [literal({ not: name })] : []));
  const classes = [...single];
  for (let bits = 0; bits < 2 ** patterns.length; bits += 1) {
    const signs = patterns.map((pattern, i) =>
      bits & (1 << i) ? literal({ pattern }) : refusing({ pattern }, STRING),
    );
    const others = literal({ types: STRING, ...(named.size > 0 && refusing({ enum: [...named] })) });
    const find = (more: readonly Schema[]): NameClass => {
      const goal = search.space.shape(others, ...asked, ...signs, ...more);
      const found = search.find(goal, SPARE_NAMES);
      return { names: found.values.map(String), complete: found.complete };
    };
    for (const refusal of refusals) classes.push(find([refusal]));
    classes.push(find([]));
  }
  return classes.filter(({ names, complete }) => names.length > 0 || !complete);
}

function freshNames(named: ReadonlySet<string>): readonly string[] {
  const names: string[] = [];
  for (let i = 1; names.length < SPARE_NAMES; i += 1) {
    const name = i === 1 ? 'other' : `other${i}`;
    if (!named.has(name)) names.push(name);
  }
  return names;
}

/** May a property have the name? */
function isNameable(search: Search, shape: Shape, name: string): boolean {
  return shape.atoms.every(
    ({ propertyNames }) =>
      !propertyNames || !isNothing(search.find(search.space.shape(propertyNames, literal({ enum: [name] })))),
  );
}

/** May the name stand in an object of the shape, with some value? */
function mayStand({ search, shape }: Plan, name: string): boolean {
  return isNameable(search, shape, name) && !isNothing(search.find(search.space.property(shape, name)));
}

/** How many properties an object of the shape has room for, at most. */
function capacityOf(plan: Plan): number {
  // A name that is refused somewhere stands in two classes.
  const all = new Set<string>();
  for (const { names, complete } of plan.classes) {
    const usable = names.filter((name) => mayStand(plan, name));
    if (!complete && (names.length === 0 || usable.length > 0)) return plan.shape.maxProperties;
    for (const name of usable) all.add(name);
  }
  return Math.min(all.size, plan.shape.maxProperties);
}

type Property = readonly [name: string, value: Json];

/** Properties that meet a wish; none when surely none does. */
function waysToMeet(plan: Plan, wish: Wish): readonly Property[] {
  const { search, shape } = plan;
  const { space } = search;
  const full = shape.required.size >= shape.maxProperties;
  const ways: Property[] = [];
  for (const { names, complete } of plan.classes) {
    if (names.length === 0 && !complete && !full) plan.open = true;
    for (const name of names) {
      if ((full && !shape.required.has(name)) || !wish.takes(name) || !isNameable(search, shape, name))
        continue;
      if (wish.name) {
        const fitting = search.find(space.shape(literal({ enum: [name], not: wish.name })));
        if (fitting.values.length === 0) {
          if (!fitting.complete) plan.open = true;
          continue;
        }
      }
      const asked = wish.value ? [literal({ not: wish.value })] : [];
      const found = search.find(space.and(space.property(shape, name), ...asked));
      if (!found.complete && found.values.length === 0) plan.open = true;
      for (const value of found.values.slice(0, 2)) ways.push([name, value]);
    }
  }
  return ways;
}

const MAX_COMBINATIONS = 60;

/** Objects that meet all wishes, filled up as far as is needed. */
function collect(
  plan: Plan,
  base: JsonObject,
  options: readonly (readonly Property[])[],
  wanted: number,
): readonly Json[] {
  const { search, shape } = plan;
  const values: Json[] = [];
  let tries = 0;
  const combine = (object: JsonObject, at: number): void => {
    if (values.length >= wanted || tries > MAX_COMBINATIONS) return;
    const ways = options[at];
    if (!ways) {
      tries += 1;
      for (const filled of filledUp(plan, object, wanted > 1))
        if (values.length < wanted && search.judges(shape, filled)) values.push(filled);
      return;
    }
    for (const [name, value] of ways) {
      const next = { ...object };
      put(next, name, value);
      combine(next, at + 1);
    }
  };
  combine(base, 0);
  return values;
}

/** The object with as many other properties as the shape asks for; and, to have a choice, with more. */
function* filledUp(plan: Plan, object: JsonObject, more: boolean): Generator<JsonObject> {
  const { search, shape } = plan;
  const filled = { ...object };
  const spare = plan.classes.flatMap(({ names }) => names).filter((name) => !Object.hasOwn(object, name));
  let size = Object.keys(filled).length;
  if (size >= shape.minProperties) yield filled;
  for (const name of spare) {
    if (size >= shape.minProperties && !more) break;
    if (size >= shape.maxProperties) break;
    if (!mayStand(plan, name)) continue;
    const values = search.find(search.space.property(shape, name)).values;
    for (const value of values) {
      put(filled, name, value);
      size = Object.keys(filled).length;
      if (size >= shape.minProperties) yield { ...filled };
    }
  }
  yield* numbered(plan, filled, size);
}

/** Where many properties are asked for, names are counted on. */
function* numbered({ search, shape }: Plan, filled: JsonObject, size: number): Generator<JsonObject> {
  const missing = shape.minProperties - size;
  if (missing <= 0 || missing > 100) return;
  const all = { ...filled };
  for (let i = 1; Object.keys(all).length < shape.minProperties && i < 200; i += 1) {
    const name = `extra${i}`;
    const [value] = search.find(search.space.property(shape, name)).values;
    if (value !== undefined && !Object.hasOwn(all, name)) put(all, name, value);
  }
  yield all;
}
