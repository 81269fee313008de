import type { JsonType } from '../model/index.js';
import { admits } from './admits.js';
import type { Shape } from './shape.js';
import type { Space } from './space.js';

/** How far required properties and items are followed; deeper ones count as possible. */
const MAX_DEPTH = 5;

/** Answers by depth: what is asked again and again is looked at once. */
const known = new WeakMap<Shape, (boolean | undefined)[]>();

/** Is there surely no value of this shape? False also when that is not known. */
export function isEmpty(space: Space, shape: Shape, depth = 0): boolean {
  const answers = known.get(shape) ?? [];
  known.set(shape, answers);
  answers[depth] ??= examine(space, shape, depth);
  return answers[depth];
}

function examine(space: Space, shape: Shape, depth: number): boolean {
  if (shape.types.size === 0) return true;
  if (shape.values?.every((value) => admits(space, shape, value) === false)) return true;
  if ([...shape.types].every((type) => isTypeEmpty(type, space, shape, depth))) return true;
  const [union] = shape.unions;
  return (
    union !== undefined &&
    depth < MAX_DEPTH &&
    [...new Set(space.choices(shape, union))].every((choice) => isEmpty(space, choice, depth + 1))
  );
}

function isTypeEmpty(type: JsonType, space: Space, shape: Shape, depth: number): boolean {
  switch (type) {
    case 'integer':
    case 'number':
      return isRangeEmpty(shape);
    case 'string':
      return shape.minLength > shape.maxLength;
    case 'array':
      return shape.minItems > shape.maxItems || (depth < MAX_DEPTH && lacksItem(space, shape, depth));
    case 'object':
      return (
        shape.minProperties > shape.maxProperties || (depth < MAX_DEPTH && lacksProperty(space, shape, depth))
      );
    default:
      return false;
  }
}

function isRangeEmpty({ minimum, maximum }: Shape): boolean {
  if (!minimum || !maximum) return false;
  return (
    minimum.value > maximum.value ||
    (minimum.value === maximum.value && (minimum.exclusive || maximum.exclusive))
  );
}

function lacksItem(space: Space, shape: Shape, depth: number): boolean {
  const positions = Math.min(shape.minItems, shape.prefix + 1);
  return Array.from({ length: positions }, (_, i) => space.item(shape, i)).some((item) =>
    isEmpty(space, item, depth + 1),
  );
}

function lacksProperty(space: Space, shape: Shape, depth: number): boolean {
  return [...shape.required].some((name) => isEmpty(space, space.property(shape, name), depth + 1));
}
