import { type Schema, target } from '../model/index.js';
import { literal } from './literal.js';

/**
 * The conjuncts of schemas that must all hold: `$ref`s followed, `allOf`s opened, annotations left out.
 * Each atom holds either keywords of one author's schema, or one union; the same schema always gives the same
 * atoms, so that conjunctions can be told apart by identity, and cycles come back to where they began.
 */
export function atomsOf(schemas: readonly Schema[]): readonly Schema[] {
  const atoms = new Set<Schema>();
  const seen = new Set<Schema>();
  const open = [...schemas].reverse();
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    for (const atom of split(schema)) atoms.add(atom);
    for (let i = schema.allOf.length - 1; i >= 0; i -= 1) open.push(schema.allOf[i] as Schema);
    if (schema.ref) open.push(schema.ref);
  }
  return [...atoms];
}

const splits = new WeakMap<Schema, readonly Schema[]>();

/** The atoms of one schema by itself, without what it refers to. */
function split(schema: Schema): readonly Schema[] {
  let atoms = splits.get(schema);
  if (!atoms) {
    atoms = [...(constrains(schema) ? [alone(schema)] : []), ...unionsOf(schema)];
    for (const atom of atoms) if (atom !== schema) splits.set(atom, [atom]);
    splits.set(schema, atoms);
  }
  return atoms;
}

function alone(schema: Schema): Schema {
  const { ref, allOf, anyOf, oneOf } = schema;
  if (!ref && allOf.length + anyOf.length + oneOf.length === 0) return schema;
  const { ref: _, ...rest } = schema;
  const atom = { ...rest, allOf: [], anyOf: [], oneOf: [] };
  authors.set(atom, schema);
  return atom;
}

const authors = new WeakMap<Schema, Schema>();

/** The whole schema, as its author wrote it, that an atom was taken from. */
export function authorsOf(atom: Schema): Schema {
  return authors.get(atom) ?? atom;
}

function unionsOf(schema: Schema): Schema[] {
  const { anyOf, oneOf } = schema;
  const naming = {
    ...(schema.name !== undefined && { name: schema.name }),
    ...(schema.discriminator && { discriminator: schema.discriminator }),
  };
  return [
    ...(anyOf.length > 0 ? [literal({ ...naming, anyOf }, schema)] : []),
    ...(oneOf.length > 0 ? [literal({ ...naming, oneOf }, schema)] : []),
  ];
}

const KEYWORDS = [
  'types',
  'enum',
  'format',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'prefixItems',
  'items',
  'contains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'unevaluatedItems',
  'additionalProperties',
  'propertyNames',
  'minProperties',
  'maxProperties',
  'unevaluatedProperties',
  'not',
  'if',
] as const satisfies readonly (keyof Schema)[];

const COLLECTIONS = [
  'properties',
  'patternProperties',
  'required',
  'dependentRequired',
  'dependentSchemas',
] as const satisfies readonly (keyof Schema)[];

function constrains(schema: Schema): boolean {
  return (
    schema.always === false ||
    KEYWORDS.some((keyword) => schema[keyword] !== undefined) ||
    COLLECTIONS.some((keyword) => schema[keyword].size > 0)
  );
}

/**
 * The branches of a union atom, each a list of schemas that hold together. Where a discriminator says which values
 * choose a branch and the branch itself does not, that is added to the branch.
 */
export function branchesOf(union: Schema): readonly (readonly Schema[])[] {
  let branches = branchesBy.get(union);
  if (!branches) {
    const members = union.anyOf.length > 0 ? union.anyOf : union.oneOf;
    branches = members
      .filter((member) => !leadsBack(member, union, new Set()))
      .map((member) => [member, ...tagsOf(union, member)]);
    branchesBy.set(union, branches);
  }
  return branches;
}

/** A branch that is its own union again (`A: anyOf: [A, B]`) adds no value to it. */
function leadsBack(member: Schema, union: Schema, seen: Set<Schema>): boolean {
  if (seen.has(member)) return false;
  seen.add(member);
  const unions = atomsOf([member]).filter((atom) => atom.anyOf.length + atom.oneOf.length > 0);
  return unions.some(
    (atom) => atom === union || [...atom.anyOf, ...atom.oneOf].some((next) => leadsBack(next, union, seen)),
  );
}

const branchesBy = new WeakMap<Schema, readonly (readonly Schema[])[]>();

/** @see https://spec.openapis.org/oas/v3.1.1#discriminator-object */
function tagsOf(union: Schema, member: Schema): Schema[] {
  const { discriminator } = union;
  if (!discriminator) return [];
  const { property, mapping } = discriminator;
  if (atomsOf([member]).some((atom) => constrainsValues(atom.properties.get(property)))) return [];
  const mapped = [...mapping]
    .filter(([, schema]) => target(schema) === target(member))
    .map(([value]) => value);
  const name = target(member).name;
  const values = mapped.length > 0 ? mapped : name === undefined ? [] : [name];
  if (values.length === 0) return [];
  return [
    literal(
      { properties: new Map([[property, literal({ enum: values })]]), required: new Set([property]) },
      member,
    ),
  ];
}

function constrainsValues(schema: Schema | undefined): boolean {
  return schema !== undefined && atomsOf([schema]).some((atom) => atom.enum !== undefined);
}
