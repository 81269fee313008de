import { includesJson, type Json } from '../kernel/json.js';
import type { JsonType, Schema } from '../model/index.js';

/** One end of a range of numbers. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

/**
 * The canonical form of a schema: what a conjunction of schemas says together, `$ref` and `allOf` ended.
 * Its children are shapes as well; a `Space` makes them when asked, so cyclic schemas need no special care.
 */
export interface Shape {
  /** Unique in its space. */
  readonly id: number;
  /** The conjuncts, outermost first; none when everything is allowed. */
  readonly atoms: readonly Schema[];
  /** All six types when nothing is said; `number` includes `integer`. */
  readonly types: ReadonlySet<JsonType>;
  /** The only values, when they are listed. */
  readonly values?: readonly Json[];
  readonly minimum?: Bound;
  readonly maximum?: Bound;
  readonly multiples: readonly number[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
  readonly minItems: number;
  readonly maxItems: number;
  readonly unique: boolean;
  /** How many leading items have a schema of their own. */
  readonly prefix: number;
  /** Properties that are declared or required, in the authors' order. */
  readonly names: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly minProperties: number;
  readonly maxProperties: number;
  readonly namePatterns: ReadonlySet<string>;
  /** Something is said about properties that have no name here. */
  readonly additionalDeclared: boolean;
  /** The atoms that are unions: one branch of each must hold as well. */
  readonly unions: readonly Schema[];
  /** The atoms with keywords that are compared only as a whole: `not`, `if`, `contains`… */
  readonly intricate: readonly Schema[];
}

/** Patterns that any text matches say nothing; `.` leaves out line ends, so `.*` alone says so without an anchor. */
const MATCHES_ALL: ReadonlySet<string> = new Set(['', '.*', '^', '$', '^.*', '.*$']);

const ALL_TYPES: ReadonlySet<JsonType> = new Set<JsonType>([
  'null',
  'boolean',
  'number',
  'string',
  'array',
  'object',
]);

/** Merges atoms; `isHidden` tells the properties that the writer in question does not write. */
export function shapeOf(id: number, atoms: readonly Schema[], isHidden: (name: string) => boolean): Shape {
  // Unions say nothing else. There are many shapes: what few of them need is not made anew for each.
  const unions = atoms.filter((atom) => atom.anyOf.length + atom.oneOf.length > 0);
  const plain = unions.length === 0 ? atoms : atoms.filter((atom) => !unions.includes(atom));
  const values = valuesOf(plain);
  const types = typesOf(plain, values);
  const whole = types.has('integer');
  const minimum = lowest(plain, whole);
  const maximum = highest(plain, whole);
  const required = requiredOf(plain, isHidden);
  return {
    id,
    atoms,
    types,
    ...(values && { values }),
    ...(minimum && { minimum }),
    ...(maximum && { maximum }),
    multiples: said(plain, 'multipleOf'),
    minLength: most(plain, 'minLength', 0),
    maxLength: least(plain, 'maxLength'),
    patterns: asSet(said(plain, 'pattern').filter((pattern) => !MATCHES_ALL.has(pattern))),
    formats: asSet(formatsOf(plain)),
    minItems: most(plain, 'minItems', 0),
    maxItems: least(plain, 'maxItems'),
    unique: plain.some((atom) => atom.uniqueItems),
    prefix: plain.reduce((so, { prefixItems }) => Math.max(so, prefixItems?.length ?? 0), 0),
    names: namesOf(plain, required),
    required,
    minProperties: most(plain, 'minProperties', 0),
    maxProperties: least(plain, 'maxProperties'),
    namePatterns: keysOf(plain, 'patternProperties'),
    additionalDeclared: plain.some((atom) => atom.additionalProperties !== undefined),
    unions,
    intricate: plain.filter(isIntricate),
  };
}

const NO_NAMES: ReadonlySet<string> = new Set();

function requiredOf(atoms: readonly Schema[], isHidden: (name: string) => boolean): ReadonlySet<string> {
  const required = new Set<string>();
  for (const atom of atoms) for (const name of atom.required) if (!isHidden(name)) required.add(name);
  return required.size === 0 ? NO_NAMES : required;
}

function namesOf(atoms: readonly Schema[], required: ReadonlySet<string>): ReadonlySet<string> {
  const declared = keysOf(atoms, 'properties');
  for (const name of required) if (!declared.has(name)) return new Set([...declared, ...required]);
  return declared;
}

type Named = 'properties' | 'patternProperties';

/** The names, in order, that the atoms have entries for; most often one atom alone has any. */
function keysOf(atoms: readonly Schema[], keyword: Named): ReadonlySet<string> {
  const speaking = atoms.filter((atom) => atom[keyword].size > 0);
  const [first, ...others] = speaking;
  if (!first) return NO_NAMES;
  const known = keys[keyword].get(first) ?? new Set(first[keyword].keys());
  keys[keyword].set(first, known);
  if (others.length === 0) return known;
  const names = new Set(known);
  for (const other of others) for (const name of other[keyword].keys()) names.add(name);
  return names;
}

const keys: Readonly<Record<Named, WeakMap<Schema, ReadonlySet<string>>>> = {
  properties: new WeakMap(),
  patternProperties: new WeakMap(),
};

function asSet(texts: readonly string[]): ReadonlySet<string> {
  return texts.length === 0 ? NO_NAMES : new Set(texts);
}

const NOTHING_SAID: readonly never[] = [];

/** What the atoms say of one keyword, each thing once. */
function said<Key extends 'multipleOf' | 'pattern' | 'format'>(
  atoms: readonly Schema[],
  keyword: Key,
): readonly NonNullable<Schema[Key]>[] {
  let found: Set<NonNullable<Schema[Key]>> | undefined;
  for (const { [keyword]: one } of atoms) if (one !== undefined) found = (found ?? new Set()).add(one);
  return found ? [...found] : NOTHING_SAID;
}

/**
 * A text in base64 is `format: byte` in the words of OpenAPI 3.0, whichever of them says so.
 * @see https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0
 */
function formatsOf(atoms: readonly Schema[]): readonly string[] {
  const formats = said(atoms, 'format');
  const encoded = atoms.some(({ contentEncoding, format }) => contentEncoding === 'base64' && !format);
  return encoded ? [...formats, 'byte'] : formats;
}

function valuesOf(atoms: readonly Schema[]): readonly Json[] | undefined {
  let values: readonly Json[] | undefined;
  for (const { enum: list } of atoms)
    if (list) values = values ? values.filter((value) => includesJson(list, value)) : list;
  return values;
}

function typesOf(atoms: readonly Schema[], values: readonly Json[] | undefined): ReadonlySet<JsonType> {
  let types = ALL_TYPES;
  for (const atom of atoms) {
    if (atom.always === false) return new Set();
    if (atom.types && atom.types !== types) types = bothTypes(types, atom.types);
  }
  if (!values) return types;
  return new Set([...types].filter((type) => values.some((value) => isOfType(value, type))));
}

function bothTypes(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): Set<JsonType> {
  const both = new Set<JsonType>();
  for (const type of a) if (b.has(type) || (type === 'integer' && b.has('number'))) both.add(type);
  if (a.has('number') && b.has('integer') && !b.has('number')) both.add('integer');
  return both;
}

/** Is the value of that type? `integer` includes `1.0`, as JSON Schema says. */
export function isOfType(value: Json, type: JsonType): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

/** The type of a value, every number being a `number`. */
export function typeOf(value: Json): Exclude<JsonType, 'integer'> {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}

function lowest(atoms: readonly Schema[], whole: boolean): Bound | undefined {
  let bound: Bound | undefined;
  for (const atom of atoms) {
    if (atom.minimum === undefined && atom.exclusiveMinimum === undefined) continue;
    for (const next of boundsOf(atom.minimum, atom.exclusiveMinimum)) {
      if (!bound || next.value > bound.value || (next.value === bound.value && next.exclusive)) bound = next;
    }
  }
  if (!bound || !whole) return bound;
  const least = Math.ceil(bound.value);
  return { value: bound.exclusive && least === bound.value ? least + 1 : least, exclusive: false };
}

function highest(atoms: readonly Schema[], whole: boolean): Bound | undefined {
  let bound: Bound | undefined;
  for (const atom of atoms) {
    if (atom.maximum === undefined && atom.exclusiveMaximum === undefined) continue;
    for (const next of boundsOf(atom.maximum, atom.exclusiveMaximum)) {
      if (!bound || next.value < bound.value || (next.value === bound.value && next.exclusive)) bound = next;
    }
  }
  if (!bound || !whole) return bound;
  const most = Math.floor(bound.value);
  return { value: bound.exclusive && most === bound.value ? most - 1 : most, exclusive: false };
}

function boundsOf(inclusive: number | undefined, exclusive: number | undefined): Bound[] {
  return [
    ...(inclusive === undefined ? [] : [{ value: inclusive, exclusive: false }]),
    ...(exclusive === undefined ? [] : [{ value: exclusive, exclusive: true }]),
  ];
}

type Count = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

function most(atoms: readonly Schema[], keyword: Count, start: number): number {
  return atoms.reduce((so, atom) => Math.max(so, atom[keyword] ?? start), start);
}

function least(atoms: readonly Schema[], keyword: Count): number {
  return atoms.reduce((so, atom) => Math.min(so, atom[keyword] ?? Infinity), Infinity);
}

function isIntricate(atom: Schema): boolean {
  return (
    atom.not !== undefined ||
    atom.if !== undefined ||
    atom.contains !== undefined ||
    atom.propertyNames !== undefined ||
    atom.unevaluatedItems !== undefined ||
    atom.unevaluatedProperties !== undefined ||
    atom.dependentRequired.size > 0 ||
    atom.dependentSchemas.size > 0
  );
}
