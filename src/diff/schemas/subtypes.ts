import { type Contract, type Schema, target } from '../../model/index.js';
import { type Match, match } from '../pair/match.js';
import type { Written } from './sides.js';

/** A schema that a discriminator leads to without a union: one that extends the base, or that the mapping names. */
export interface Subtype {
  readonly schema: Schema;
  /** The value that the mapping gives it, where that is not its name. */
  readonly value: string | undefined;
}

/** The subtypes of whatever base schema is written; none where it is no base. */
export type Subtyping = (written: Written) => readonly Subtype[];

/**
 * Inheritance as OpenAPI 3.0 has it: a base with a discriminator and no union, and schemas that extend it by `allOf`.
 * A value of the base may be one of any of them.
 * @see https://spec.openapis.org/oas/v3.0.4#models-with-polymorphism-support
 */
export function createSubtyping({ namedSchemas }: Contract): Subtyping {
  const extending = new Map<Schema, Schema[]>();
  for (const schema of namedSchemas.values())
    for (const parent of parentsOf(schema)) extending.set(parent, [...(extending.get(parent) ?? []), schema]);

  return ({ origins }) => {
    const subtypes = new Map<Schema, Subtype>();
    for (const base of basesOf(origins)) {
      const found = new Set(extending.get(base) ?? []);
      for (const schema of found) for (const next of extending.get(schema) ?? []) found.add(next);
      const mapped = [...(base.discriminator?.mapping ?? [])];
      for (const [value, to] of mapped) {
        const schema = target(to);
        subtypes.set(schema, { schema, value: value === schema.name ? undefined : value });
      }
      for (const schema of found)
        if (!subtypes.has(schema)) subtypes.set(schema, { schema, value: undefined });
      subtypes.delete(base);
    }
    return [...subtypes.values()];
  };
}

function parentsOf({ allOf }: Schema): readonly Schema[] {
  return allOf.map(target);
}

/** The schemas with a discriminator of their own, behind references and wrappers that no author named. */
function basesOf(origins: readonly Schema[]): readonly Schema[] {
  const bases = new Set<Schema>();
  const open = [...origins];
  const seen = new Set<Schema>();
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema.discriminator && schema.oneOf.length + schema.anyOf.length === 0) bases.add(schema);
    if (schema.ref) open.push(schema.ref);
    // A named schema that extends a base is one of its subtypes, not the base.
    if (schema.name === undefined) open.push(...schema.allOf);
  }
  return [...bases];
}

/** By the name of the schema, then by the value that stands for it. */
export function matchSubtypes(before: readonly Subtype[], after: readonly Subtype[]): Match<Subtype>[] {
  return match(
    before,
    after,
    ({ schema }) => schema.name,
    ({ value }) => value,
  );
}
