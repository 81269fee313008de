import type { Json, JsonObject } from '../kernel/json.js';
import { hasType } from './facets.js';
import { isOfType, type Shape } from './shape.js';

/** Values near the borders of a shape, that another shape may refuse. */
export function* edgeValues(outer: Shape, inner: Shape, made: Json | undefined): Generator<Json> {
  if (made !== undefined) yield made;
  if (hasType(inner.types, 'integer')) yield* edgeNumbers(outer, inner);
  if (inner.types.has('string')) yield* edgeTexts(outer, inner);
  if (Array.isArray(made)) yield* edgeLists(outer, inner, made);
  if (made !== undefined && isOfType(made, 'object')) yield* edgeObjects(outer, inner, made as JsonObject);
  yield* [null, true, false, 0, 'text', [], {}];
}

function* edgeNumbers({ minimum, maximum, multiples }: Shape, inner: Shape): Generator<number> {
  const step = inner.multiples[0] ?? 1;
  for (const bound of [minimum, maximum, inner.minimum, inner.maximum]) {
    if (!bound) continue;
    const near = Math.round(bound.value / step) * step;
    yield* [bound.value, near, near - step, near + step, bound.value - 0.5, bound.value + 0.5];
  }
  for (const of of multiples) yield* [of / 2, of + 1, 1];
  yield* [0.5, 2 ** 31, -(2 ** 31) - 1, step, -step];
}

function* edgeTexts(outer: Shape, inner: Shape): Generator<string> {
  const lengths = [inner.minLength, inner.maxLength, outer.minLength - 1, outer.maxLength + 1, 0, 1];
  for (const length of lengths) if (length >= 0 && length <= 10_000) yield 'a'.repeat(length);
  yield* ['', '~', '0', 'A', 'not it'];
}

function* edgeLists(outer: Shape, inner: Shape, made: readonly Json[]): Generator<Json[]> {
  yield [];
  yield made.slice(0, inner.minItems);
  const [first] = made;
  if (first === undefined) return;
  for (const length of [outer.maxItems + 1, inner.minItems, 2])
    if (length <= 100 && length >= made.length)
      yield [...made, ...Array<Json>(length - made.length).fill(made.at(-1) as Json)];
}

function* edgeObjects(outer: Shape, inner: Shape, made: JsonObject): Generator<JsonObject> {
  for (const name of Object.keys(made)) {
    if (inner.required.has(name)) continue;
    const { [name]: _, ...rest } = made;
    yield rest;
  }
  yield Object.fromEntries(Object.entries(made).filter(([name]) => inner.required.has(name)));
  yield { ...made, unheardOf: 'value' };
  if (outer.maxProperties < 100)
    yield {
      ...made,
      ...Object.fromEntries(Array.from({ length: outer.maxProperties + 1 }, (_, i) => [`extra${i}`, i])),
    };
}
