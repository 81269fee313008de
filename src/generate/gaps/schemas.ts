import type { Contract, Schema } from '../../model/index.js';
import { type Gap, gap } from './gap.js';

/**
 * Schemas that are nothing but themselves: by `allOf` alone, or by alternatives alone. A base that lists the children
 * that take it in is none; its members stand in its place.
 */
export function circularGaps({ namedSchemas }: Contract): Gap[] {
  return [...namedSchemas].flatMap(([name, schema]) =>
    leadsBack(schema, (part) => part.allOf) || leadsBack(schema, (part) => [...part.oneOf, ...part.anyOf])
      ? [gap('generate/schema-circular', schema.at, { name })]
      : [],
  );
}

function leadsBack(start: Schema, members: (schema: Schema) => readonly Schema[]): boolean {
  const next = (schema: Schema): readonly Schema[] =>
    schema.ref ? [schema.ref, ...members(schema)] : members(schema);
  const reached = new Set(next(start));
  // A Set grows while it is walked.
  for (const schema of reached) {
    if (schema === start) return true;
    for (const further of next(schema)) reached.add(further);
  }
  return false;
}
