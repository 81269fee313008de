import type { Json } from '../../kernel/json.js';
import type { Place } from '../../kernel/place.js';
import { child } from '../../kernel/pointer.js';
import type { Schema } from '../../model/index.js';
import { admits, type Shape, type Space } from '../../schema/index.js';
import type { PropertySide, SchemaSide } from '../check.js';
import { areIdentical, type Identity } from './identity.js';

/** A schema of one version: what it says, and who said it. */
export interface Written {
  readonly shape: Shape;
  readonly origins: readonly Schema[];
}

export function sideOf(space: Space, { shape, origins }: Written): SchemaSide {
  return {
    ...shape,
    origins,
    nullable: admits(space, shape, null) !== false,
    closed:
      space.additional(shape).types.size === 0 ||
      shape.atoms.some((atom) => atom.unevaluatedProperties?.always === false),
  };
}

/** Where the schema is defined: the first schema that says something, past all `$ref`s. */
export function placeOf({ shape, origins }: Written): Place | undefined {
  return (shape.atoms[0] ?? origins[0])?.at;
}

/** Where the keyword is written, whichever of the schema's parts says it. */
export function keywordPlace(written: Written, keyword: string): Place | undefined {
  const atom = written.shape.atoms.find((one) => speaks(one, keyword));
  return atom ? { file: atom.at.file, pointer: child(atom.at.pointer, keyword) } : placeOf(written);
}

function speaks(schema: Schema, keyword: string): boolean {
  const said = schema[(keyword === 'type' ? 'types' : keyword) as keyof Schema];
  return said instanceof Set || said instanceof Map ? said.size > 0 : said !== undefined;
}

/** A property as one version declares it; undefined when it does not. */
export function propertyOf(space: Space, parent: SchemaSide, name: string): PropertySide | undefined {
  const declarations = space.declarations(parent, name);
  const required = parent.required.has(name);
  const at = declarations[0]?.at ?? parent.atoms.find((atom) => atom.required.has(name))?.at;
  if (!at) return undefined;
  const lifecycles = declarations.map(({ lifecycle }) => lifecycle);
  return {
    name,
    at,
    required,
    written: !space.hides(parent, name),
    lifecycle: lifecycles.find(({ deprecated }) => deprecated) ?? { deprecated: false },
    parent,
  };
}

/** The names of properties that both versions declare, but for those of which they say the very same. */
export function keptNames(
  { space, isIdentical }: { readonly space: Space; readonly isIdentical: Identity },
  before: SchemaSide,
  after: SchemaSide,
): string[] {
  // A pattern of either version may say more of a property than its declarations do.
  const plain = before.namePatterns.size + after.namePatterns.size === 0;
  return [...before.names].filter((name) => {
    if (!after.names.has(name)) return false;
    if (!plain || before.required.has(name) !== after.required.has(name)) return true;
    return !areIdentical(isIdentical, space.declarations(before, name), space.declarations(after, name));
  });
}

/** What the author said of a schema beside its constraints, on the nearest of its parts that says it. */
export function annotation<Key extends keyof Schema>(
  { origins }: Pick<SchemaSide, 'origins'>,
  key: Key,
): Schema[Key] | undefined {
  const seen = new Set<Schema>();
  const open = [...origins];
  for (let schema = open.shift(); schema; schema = open.shift()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema[key] !== undefined) return schema[key];
    open.push(...schema.allOf, ...(schema.ref ? [schema.ref] : []));
  }
  return undefined;
}

/** The values that are known so far: `x-extensible-enum`, of which there may be more one day. */
export function extensibleValues({ atoms }: Pick<SchemaSide, 'atoms'>): readonly Json[] | undefined {
  const lists = atoms.map(({ extensions }) => extensions['x-extensible-enum']).filter(Array.isArray);
  return lists.length === 0 ? undefined : lists.flat();
}
