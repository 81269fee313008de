import type { JsonType } from '../model/index.js';
import { admits } from './admits.js';
import type { Shape } from './shape.js';
import type { Space } from './space.js';

/** How far required properties and items are followed; deeper ones count as possible. */
const MAX_DEPTH = 5;

/** Answers by depth: what is asked again and again is looked at once. */
const known = new WeakMap<Shape, (boolean | undefined)[]>();

/** So many shapes are looked into for one answer: alternatives may combine in any number of ways. */
const MOST = 200;

interface Effort {
  left: number;
}

/** Is there surely no value of this shape? False also when that is not known. */
export function isEmpty(space: Space, shape: Shape, depth = 0, effort: Effort = { left: MOST }): boolean {
  const answers = known.get(shape) ?? [];
  known.set(shape, answers);
  // Surely empty is empty for good, and who looked deeper has seen as much.
  const before = answers.find((answer, i) => answer || (answer === false && i <= depth));
  if (before !== undefined) return before;
  effort.left -= 1;
  answers[depth] = effort.left >= 0 && examine({ space, effort }, shape, depth);
  return answers[depth];
}

interface Question {
  readonly space: Space;
  readonly effort: Effort;
}

function examine(question: Question, shape: Shape, depth: number): boolean {
  const { space, effort } = question;
  if (shape.types.size === 0) return true;
  if (shape.values?.every((value) => admits(space, shape, value) === false)) return true;
  if ([...shape.types].every((type) => isTypeEmpty(type, question, shape, depth))) return true;
  const [union] = shape.unions;
  return (
    union !== undefined &&
    depth < MAX_DEPTH &&
    [...new Set(space.choices(shape, union))].every((choice) => isEmpty(space, choice, depth + 1, effort))
  );
}

function isTypeEmpty(type: JsonType, question: Question, shape: Shape, depth: number): boolean {
  switch (type) {
    case 'integer':
    case 'number':
      return isRangeEmpty(shape);
    case 'string':
      return shape.minLength > shape.maxLength;
    case 'array':
      return shape.minItems > shape.maxItems || (depth < MAX_DEPTH && lacksItem(question, shape, depth));
    case 'object':
      return (
        shape.minProperties > shape.maxProperties ||
        (depth < MAX_DEPTH && lacksProperty(question, shape, depth))
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

function lacksItem({ space, effort }: Question, shape: Shape, depth: number): boolean {
  const positions = Math.min(shape.minItems, shape.prefix + 1);
  return Array.from({ length: positions }, (_, i) => space.item(shape, i)).some((item) =>
    isEmpty(space, item, depth + 1, effort),
  );
}

function lacksProperty({ space, effort }: Question, shape: Shape, depth: number): boolean {
  return [...shape.required].some((name) => isEmpty(space, space.property(shape, name), depth + 1, effort));
}
