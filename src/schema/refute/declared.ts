import type { Schema } from '../../model/index.js';
import { branchesOf } from '../atoms.js';
import { literal } from '../literal.js';
import type { Shape } from '../shape.js';
import type { Space } from '../space.js';

const ANYTHING = literal({});
const NOTHING = literal({ always: false });
const MAX_VIEWS = 4;

/**
 * What a writer of a shape keeps to: only properties that the shape, or an alternative of it, declares. As a schema, so
 * that it can stand beside others; made level by level, when it is read.
 */
export function createDeclaredOnly(space: Space): (shape: Shape) => Schema {
  const known = new Map<number, Schema>();
  const only = (shape: Shape): Schema => {
    if (!shape.types.has('object') && !shape.types.has('array')) return ANYTHING;
    const schema = known.get(shape.id) ?? lazily(shape);
    known.set(shape.id, schema);
    return schema;
  };
  const anyOf = (shapes: readonly Shape[]): Schema => {
    const distinct = [...new Set(shapes)];
    if (distinct.length === 1) return only(distinct[0] as Shape);
    return distinct.length > MAX_VIEWS ? ANYTHING : literal({ anyOf: distinct.map(only) });
  };
  const lazily = (shape: Shape): Schema => {
    const views = viewsOf(space, shape);
    const free = views.every(({ names, namePatterns }) => names.size + namePatterns.size === 0);
    const others = views.some(({ additionalDeclared }) => additionalDeclared);
    const prefix = once(() => Array.from({ length: shape.prefix }, (_, i) => only(space.item(shape, i))));
    const items = once(() => only(space.item(shape, shape.prefix)));
    const properties = once(() => {
      const names = new Set(views.flatMap((view) => [...view.names]));
      return new Map([...names].map((name) => [name, anyOf(declaring(name))]));
    });
    const patterns = free ? [] : views.flatMap(({ namePatterns }) => [...namePatterns]);
    const declaring = (name: string) =>
      views
        .filter((view) => view.names.has(name) || view.additionalDeclared || view.namePatterns.size > 0)
        .map((view) => space.property(view, name));
    return {
      ...literal({
        patternProperties: new Map(patterns.map((pattern) => [pattern, ANYTHING])),
        ...(!free && !others && { additionalProperties: NOTHING }),
      }),
      get properties() {
        return properties();
      },
      get prefixItems() {
        return prefix();
      },
      get items() {
        return items();
      },
    };
  };
  return only;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const MAX_DEPTH = 5;

/** The shape and, inside its unions, each branch. */
export function viewsOf(space: Space, shape: Shape): readonly Shape[] {
  const views = new Set([shape]);
  let level: readonly Shape[] = [shape];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const branches = level.flatMap(({ unions }) => unions.flatMap((union) => branchesOf(union)));
    level = [...new Set(branches.map((branch) => space.shape(...branch)))].filter((view) => !views.has(view));
    for (const view of level) views.add(view);
  }
  return [...views];
}
