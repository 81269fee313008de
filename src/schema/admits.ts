import { canonicalText, includesJson, isObject, type Json, type JsonObject, own } from '../kernel/json.js';
import type { Schema } from '../model/index.js';
import { branchesOf } from './atoms.js';
import { fitsFormat } from './formats.js';
import { isOpaque } from './opaque.js';
import { matches } from './pattern/matches.js';
import { isOfType, type Shape, typeOf } from './shape.js';
import type { Space } from './space.js';
import { withoutUnevaluated } from './unevaluated.js';

/** Three-valued: undefined where this small evaluator leaves the word to Ajv. */
type Truth = boolean | undefined;

/**
 * Is the value valid against the shape? The quick judge inside `contains` and `sample`; it agrees with Ajv wherever
 * it answers, which the property tests hold it to.
 */
export function admits(space: Space, shape: Shape, value: Json): Truth {
  const type = typeOf(value);
  if (!shape.types.has(type) && !(shape.types.has('integer') && isOfType(value, 'integer'))) return false;
  if (shape.values && !includesJson(shape.values, value)) return false;
  return every([
    () => fits(space, shape, value),
    () => every(shape.unions, (union) => admitsUnion(space, union, value)),
    () => admitsAllIntricate(space, shape, value),
  ]);
}

function every(tests: readonly (() => Truth)[]): Truth;
function every<T>(items: Iterable<T>, test: (item: T) => Truth): Truth;
function every<T>(items: Iterable<T>, test?: (item: T) => Truth): Truth {
  let truth: Truth = true;
  for (const item of items) {
    const next = test ? test(item) : (item as () => Truth)();
    if (next === false) return false;
    if (next === undefined) truth = undefined;
  }
  return truth;
}

function fits(space: Space, shape: Shape, value: Json): Truth {
  if (typeof value === 'number') return fitsNumber(shape, value);
  if (typeof value === 'string') return fitsText(shape, value);
  if (Array.isArray(value)) return fitsList(space, shape, value);
  return isObject(value) ? fitsObject(space, shape, value) : true;
}

function fitsNumber({ minimum, maximum, multiples, formats }: Shape, value: number): Truth {
  if (minimum && (minimum.exclusive ? value <= minimum.value : value < minimum.value)) return false;
  if (maximum && (maximum.exclusive ? value >= maximum.value : value > maximum.value)) return false;
  if (!multiples.every((step) => isMultiple(value, step))) return false;
  return every(formats, (format) => fitsFormat(format, value));
}

/** Is the value a whole number of steps? Decimal fractions count as written: 0.3 is three times 0.1. */
export function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-8;
}

function fitsText({ minLength, maxLength, patterns, formats }: Shape, value: string): Truth {
  const length = minLength > 0 || maxLength < Infinity ? [...value].length : 0;
  if (length < minLength || length > maxLength) return false;
  const matched = every(patterns, (pattern) => matches(pattern, value));
  return matched === false
    ? false
    : every([() => matched, () => every(formats, (format) => fitsFormat(format, value))]);
}

function fitsList(space: Space, shape: Shape, value: readonly Json[]): Truth {
  if (value.length < shape.minItems || value.length > shape.maxItems) return false;
  if (shape.unique && new Set(value.map(canonicalText)).size < value.length) return false;
  return every(value.entries(), ([index, item]) => admits(space, space.item(shape, index), item));
}

function fitsObject(space: Space, shape: Shape, value: JsonObject): Truth {
  const names = Object.keys(value);
  if (names.length < shape.minProperties || names.length > shape.maxProperties) return false;
  for (const name of shape.required) if (!Object.hasOwn(value, name)) return false;
  return every(names, (name) => admits(space, space.property(shape, name), value[name] as Json));
}

function admitsUnion(space: Space, union: Schema, value: Json): Truth {
  const shapes = branchesOf(union).map((branch) => space.shape(...branch));
  const truths = shapes.map((one) => admitsBranch(space, one, value));
  const matches = truths.filter((truth) => truth === true).length;
  const open = truths.filter((truth) => truth === undefined).length;
  if (union.anyOf.length > 0) return matches > 0 ? true : open > 0 ? undefined : false;
  if (matches > 1) return false;
  return open > 0 ? undefined : matches === 1;
}

/** What branches said of the one value that unions, one inside another, are asked about. */
let branches: { readonly value: Json; readonly answers: Map<Shape, Truth> } | undefined;

/** Each branch is asked once, however often unions list it, and however many of those lead to one another. */
function admitsBranch(space: Space, branch: Shape, value: Json): Truth {
  const outer = branches;
  const mine = outer && Object.is(outer.value, value) ? outer : { value, answers: new Map<Shape, Truth>() };
  const known = mine.answers.get(branch);
  if (known !== undefined || mine.answers.has(branch)) return known;
  branches = mine;
  try {
    const truth = admits(space, branch, value);
    mine.answers.set(branch, truth);
    return truth;
  } finally {
    branches = outer;
  }
}

/** The values that a shape is being asked about: a schema that refers to itself in place would ask for ever. */
const asked = new WeakMap<Shape, Json[]>();

function admitsAllIntricate(space: Space, shape: Shape, value: Json): Truth {
  if (shape.intricate.length === 0) return true;
  const values = asked.get(shape) ?? [];
  if (values.includes(value)) return undefined;
  asked.set(shape, values);
  values.push(value);
  const truth = every(shape.intricate, (atom) => admitsIntricate(space, atom, value));
  values.pop();
  return truth;
}

function admitsIntricate(space: Space, atom: Schema, value: Json): Truth {
  if (isOpaque(atom)) return undefined;
  const holds = (schema: Schema | undefined, item: Json = value): Truth =>
    schema ? admits(space, space.shape(schema), item) : true;
  return every([
    () => (atom.unevaluatedItems || atom.unevaluatedProperties ? admitsUnevaluated(atom, holds) : true),
    () => (atom.not ? negate(holds(atom.not)) : true),
    () => (atom.if ? admitsCondition(atom, holds) : true),
    () => (Array.isArray(value) ? admitsContains(atom, value, holds) : true),
    () => (isObject(value) ? admitsDependents(atom, value, holds) : true),
  ]);
}

function admitsUnevaluated(atom: Schema, holds: Holds): Truth {
  const plain = withoutUnevaluated(atom);
  return plain && holds(plain);
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

type Holds = (schema: Schema | undefined, item?: Json) => Truth;

function admitsCondition(atom: Schema, holds: Holds): Truth {
  const condition = holds(atom.if);
  if (condition !== undefined) return holds(condition ? atom.then : atom.else);
  const [positive, negative] = [holds(atom.then), holds(atom.else)];
  return positive === negative ? positive : undefined;
}

function admitsContains(atom: Schema, value: readonly Json[], holds: Holds): Truth {
  if (!atom.contains) return true;
  const truths = value.map((item) => holds(atom.contains, item));
  const sure = truths.filter((truth) => truth === true).length;
  const possible = sure + truths.filter((truth) => truth === undefined).length;
  const { minContains = 1, maxContains = Infinity } = atom;
  if (possible < minContains || sure > maxContains) return false;
  return sure >= minContains && possible <= maxContains ? true : undefined;
}

function admitsDependents(atom: Schema, value: JsonObject, holds: Holds): Truth {
  const has = (name: string) => own(value, name) !== undefined;
  return every([
    () => [...atom.dependentRequired].every(([name, others]) => !has(name) || others.every(has)),
    () => every(atom.dependentSchemas, ([name, schema]) => !has(name) || holds(schema)),
    () => every(Object.keys(value), (name) => holds(atom.propertyNames, name)),
  ]);
}
