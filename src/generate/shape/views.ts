import type { Schema } from '../../model/index.js';
import type { Names } from '../../names/index.js';

/** From which side a value is seen: `read`, as its owner writes it; `write`, as a consumer does. */
export type View = 'read' | 'write';

/** Does this side never see the property? Readers see no `writeOnly` one, writers give no `readOnly` one. */
export function isHidden(property: Schema, view: View): boolean {
  const flag = view === 'read' ? 'writeOnly' : 'readOnly';
  for (
    let schema: Schema | undefined = property, steps = 0;
    schema && steps < 32;
    schema = schema.ref, steps++
  ) {
    if (schema[flag]) return true;
  }
  return false;
}

/** The typed schemas whose two views differ, themselves or through what they refer to. */
export function splitSchemas(names: Names): ReadonlySet<Schema> {
  const users = new Map<Schema, Schema[]>();
  const split = new Set<Schema>();
  for (const [, schema] of names.typed) {
    if (
      visitInline(names, schema, (referred) => users.set(referred, [...(users.get(referred) ?? []), schema]))
    )
      split.add(schema);
  }
  // A Set grows while it is walked: each user of a split schema is split too.
  for (const schema of split) for (const user of users.get(schema) ?? []) split.add(user);
  return split;
}

/** Tells each typed schema that `schema` uses, and whether a property that one side does not see is in it. */
function visitInline(names: Names, schema: Schema, refer: (referred: Schema) => void): boolean {
  let hides = false;
  const visit = (part: Schema, isRoot: boolean): void => {
    if (!isRoot && names.type(part) !== undefined) {
      refer(part);
      return;
    }
    if (part.ref) refer(part.ref);
    for (const property of part.properties.values()) {
      if (isHidden(property, 'read') || isHidden(property, 'write')) hides = true;
    }
    for (const inner of partsOf(part)) visit(inner, false);
  };
  visit(schema, true);
  return hides;
}

/** The schemas that a type is printed from. */
function* partsOf(schema: Schema): Iterable<Schema> {
  yield* schema.properties.values();
  yield* schema.patternProperties.values();
  yield* schema.allOf;
  yield* schema.anyOf;
  yield* schema.oneOf;
  yield* schema.prefixItems ?? [];
  if (schema.items) yield schema.items;
  if (schema.additionalProperties) yield schema.additionalProperties;
}
