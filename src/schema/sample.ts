import { canonicalText, type Json, type JsonObject } from '../kernel/json.js';
import type { JsonType, Schema, Writer } from '../model/index.js';
import { admits, isMultiple } from './admits.js';
import { sampleOfFormat } from './formats.js';
import { literal } from './literal.js';
import { compile } from './pattern/compile.js';
import { sampleOfPattern } from './pattern/pattern-sample.js';
import { type Random, randomOf } from './random.js';
import type { Shape } from './shape.js';
import { createSpace, type Space } from './space.js';

export interface SampleOptions {
  /** Chooses among the possible values; the same seed always gives the same value. */
  readonly seed?: number;
  /** Whoever writes the value leaves out what it does not write (`readOnly`, `writeOnly`). */
  readonly writtenBy?: Writer;
  /** Makes a value up, whatever examples and defaults its author gave. */
  readonly invented?: boolean;
  /** For values that are shown: the same whatever the order of the schema's keys, and with nothing that its writer does not write. */
  readonly tidy?: boolean;
}

/**
 * A valid value of a schema: the author's example or default where it is valid, else one made from the keywords.
 * Undefined when none was found, which does not prove that there is none.
 */
export function sample(
  schema: Schema,
  { seed = 1, writtenBy, invented = false, tidy = false }: SampleOptions = {},
): Json | undefined {
  const space = createSpace(writtenBy);
  const maker = makerOf(space, { seed, optional: true });
  return sampleOfShape({ ...maker, invented, tidy }, space.shape(schema));
}

/** How a value is made. */
export interface Maker {
  readonly space: Space;
  readonly random: Random;
  /** Fill optional properties too. */
  readonly optional: boolean;
  /** Pass over the author's examples and defaults. */
  readonly invented?: boolean;
  /** Fill properties in the order of their names, and none that the writer does not write. */
  readonly tidy?: boolean;
  /** How many more shapes may be filled; below zero only what is required, and at the end nothing. */
  readonly budget: { left: number };
}

const BUDGET = 400;
const OVERDRAFT = -4000;

/** How much is left of the overdraft for a value that is only tried for. */
const BRIEF = OVERDRAFT + 100;

export function makerOf(space: Space, { seed = 1, optional = false, brief = false } = {}): Maker {
  return { space, random: randomOf(seed), optional, budget: { left: brief ? BRIEF : BUDGET } };
}

/** A value of a shape, checked with `admits`; undefined when none was found. */
export function sampleOfShape(maker: Maker, shape: Shape, depth = 0): Json | undefined {
  maker.budget.left -= 1;
  if (maker.budget.left < OVERDRAFT) return undefined;
  const authors = depth > MAX_DEPTH || maker.invented ? [] : examplesOf(shape);
  for (const example of authors) if (admits(maker.space, shape, example)) return example;
  const [union] = shape.unions;
  if (union) return sampleOfUnion(maker, shape, union, depth);
  for (const value of attempts(maker, shape, depth)) {
    if (value !== undefined && admits(maker.space, shape, value) !== false) return value;
  }
  return undefined;
}

const MAX_DEPTH = 12;
const OPTIONAL_DEPTH = 4;

function examplesOf(shape: Shape): Json[] {
  return shape.atoms.flatMap((atom) => [
    ...atom.examples,
    ...(atom.default === undefined ? [] : [atom.default]),
  ]);
}

function sampleOfUnion(maker: Maker, shape: Shape, union: Schema, depth: number): Json | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const choices = maker.space.choices(shape, union);
  const start = maker.random(choices.length);
  for (let i = 0; i < choices.length; i += 1) {
    const choice = choices[(start + i) % choices.length] as Shape;
    const value = sampleOfShape(maker, choice, depth + 1);
    if (value !== undefined && admits(maker.space, shape, value) !== false) return value;
  }
  return undefined;
}

const PREFERENCE: readonly JsonType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

function* attempts(maker: Maker, shape: Shape, depth: number): Generator<Json | undefined> {
  if (shape.values) {
    const start = maker.random(shape.values.length);
    yield* shape.values.slice(start);
    yield* shape.values.slice(0, start);
    return;
  }
  if (shape.atoms.length === 0) yield 'any';
  for (const type of PREFERENCE) if (shape.types.has(type)) yield* attemptsOf(type, maker, shape, depth);
}

function* attemptsOf(type: JsonType, maker: Maker, shape: Shape, depth: number): Generator<Json | undefined> {
  if (type === 'null') yield null;
  else if (type === 'boolean') yield* maker.random(2) === 0 ? [true, false] : [false, true];
  else if (type === 'integer' || type === 'number') yield* numbersOf(maker.random, shape);
  else if (type === 'string') yield* textsOf(maker.random, shape);
  else if (depth > MAX_DEPTH) yield undefined;
  else if (type === 'array') yield listOf(maker, shape, depth);
  else yield objectOf(maker, shape, depth);
}

function* numbersOf(random: Random, { minimum, maximum, multiples, types }: Shape): Generator<number> {
  const low = minimum?.value ?? Math.min(0, (maximum?.value ?? 100) - 100);
  const high = maximum?.value ?? Math.max(low, 0) + 100;
  const steps = multiples.length > 0 ? multiples : types.has('integer') ? [1] : [];
  const step = steps.reduce(
    (so, next) => (isMultiple(so, next) ? so : isMultiple(next, so) ? next : so * next),
    steps[0] ?? 0,
  );
  if (step > 0) {
    const first = Math.ceil(low / step);
    const count = Math.max(1, Math.min(1000, Math.floor(high / step) - first + 1));
    yield clean((first + random(count)) * step);
    for (let i = 0; i < 3; i += 1) yield clean((first + i) * step);
  } else {
    yield clean(low + ((high - low) * (1 + random(98))) / 100);
    yield clean((low + high) / 2);
    yield* [low, high];
  }
}

/** Without the dust of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'inlet', 'jetty'];

function* textsOf(random: Random, { patterns, formats, minLength, maxLength }: Shape): Generator<string> {
  const word = WORDS[random(WORDS.length)] as string;
  for (const format of formats) {
    const text = sampleOfFormat(format, random(2 ** 31));
    if (text !== undefined) yield text;
  }
  for (const pattern of patterns) {
    for (let i = 0; i < 4 && compile(pattern); i += 1) {
      const text = sampleOfPattern(pattern, random, i);
      if (text !== undefined) yield text;
    }
  }
  if (minLength <= MAX_TEXT)
    yield word
      .repeat(Math.ceil(minLength / word.length) || 1)
      .slice(0, Math.max(minLength, Math.min(maxLength, word.length)));
}

const MAX_TEXT = 10_000;
const MAX_ITEMS = 100;

function listOf(maker: Maker, shape: Shape, depth: number): Json | undefined {
  const wanted = Math.max(
    shape.minItems,
    Math.min(shape.maxItems, depth < OPTIONAL_DEPTH && maker.optional ? Math.max(1, shape.prefix) : 0),
  );
  if (wanted > MAX_ITEMS) return undefined;
  const items: Json[] = [];
  for (let i = 0; i < wanted * (shape.unique ? 4 : 1) && items.length < wanted; i += 1) {
    const item = sampleOfShape(maker, maker.space.item(shape, items.length), depth + 1);
    if (item === undefined) break;
    if (!shape.unique || !items.some((other) => canonicalText(other) === canonicalText(item)))
      items.push(item);
  }
  return items.length < shape.minItems ? undefined : items;
}

function objectOf(maker: Maker, shape: Shape, depth: number): Json | undefined {
  const object: JsonObject = {};
  const set = (name: string): boolean => {
    const value = sampleOfShape(maker, maker.space.property(shape, name), depth + 1);
    if (value !== undefined)
      Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
    return value !== undefined;
  };
  for (const name of namesIn(maker, shape, shape.required)) if (!set(name)) return undefined;
  let room = Math.min(shape.maxProperties, Infinity) - shape.required.size;
  const generous = maker.optional && depth < OPTIONAL_DEPTH;
  for (const name of namesIn(maker, shape, shape.names)) {
    const wanted = (generous && maker.budget.left > 0) || Object.keys(object).length < shape.minProperties;
    if (
      wanted &&
      room > 0 &&
      !shape.required.has(name) &&
      maker.space.property(shape, name).types.size > 0 &&
      set(name)
    )
      room -= 1;
  }
  for (let i = 1; Object.keys(object).length < shape.minProperties && i <= MAX_ITEMS; i += 1)
    set(`extra${i}`);
  return object;
}

function namesIn({ tidy, space }: Maker, shape: Shape, names: Iterable<string>): Iterable<string> {
  if (!tidy) return names;
  return [...names].filter((name) => shape.required.has(name) || !space.hides(shape, name)).sort();
}

/** The schema of one type alone, for splitting unions of types. */
export const ONLY: Readonly<Record<string, Schema>> = Object.fromEntries(
  PREFERENCE.map((type) => [type, literal({ types: new Set([type]) })]),
);
