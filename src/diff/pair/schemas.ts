import { type Contract, type Schema, target } from '../../model/index.js';
import { isSame } from '../../schema/index.js';
import { likenessOf, pairRenamed, type Renamed } from './rename.js';

export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
}

/**
 * Schemas that one version has under one name, and the other under another: they say the same, or their names are
 * alike and most of their properties are the same.
 */
export function renamedSchemas(
  before: Pick<Contract, 'namedSchemas'>,
  after: Pick<Contract, 'namedSchemas'>,
): Renamed<NamedSchema>[] {
  return pairRenamed(without(before, after), without(after, before), confidenceOf);
}

function without(
  { namedSchemas }: Pick<Contract, 'namedSchemas'>,
  other: Pick<Contract, 'namedSchemas'>,
): NamedSchema[] {
  return [...namedSchemas]
    .filter(([name]) => !other.namedSchemas.has(name))
    .map(([name, schema]) => ({ name, schema }));
}

function confidenceOf(before: NamedSchema, after: NamedSchema): number {
  const likeness = likenessOf(before.name, after.name);
  const [old, now] = [target(before.schema), target(after.schema)];
  // Anyone may say `type: string`; two objects that say the same of the same properties are one.
  if (isSame(old, now)) return old.properties.size > 1 ? 0.9 + 0.09 * likeness : likeness;
  const names = new Set([...old.properties.keys(), ...now.properties.keys()]);
  const common = [...old.properties.keys()].filter((name) => now.properties.has(name)).length;
  return names.size > 1 ? (likeness * common) / names.size : 0;
}
