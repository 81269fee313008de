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

const ALL_TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Merges atoms; `isHidden` tells the properties that the writer in question does not write. */
export function shapeOf(id: number, atoms: readonly Schema[], isHidden: (name: string) => boolean): Shape {
  const values = valuesOf(atoms);
  const types = typesOf(atoms, values);
  const whole = types.has('integer');
  const minimum = lowest(atoms, whole);
  const maximum = highest(atoms, whole);
  const required = new Set(atoms.flatMap((atom) => [...atom.required]).filter((name) => !isHidden(name)));
  return {
    id,
    atoms,
    types,
    ...(values && { values }),
    ...(minimum && { minimum }),
    ...(maximum && { maximum }),
    multiples: unique(atoms.map((atom) => atom.multipleOf)),
    minLength: most(atoms, 'minLength', 0),
    maxLength: least(atoms, 'maxLength'),
    patterns: new Set(
      unique(atoms.map((atom) => atom.pattern)).filter((pattern) => !MATCHES_ALL.has(pattern)),
    ),
    formats: new Set(unique(atoms.map((atom) => atom.format))),
    minItems: most(atoms, 'minItems', 0),
    maxItems: least(atoms, 'maxItems'),
    unique: atoms.some((atom) => atom.uniqueItems),
    prefix: Math.max(0, ...atoms.map((atom) => atom.prefixItems?.length ?? 0)),
    names: new Set([...atoms.flatMap((atom) => [...atom.properties.keys()]), ...required]),
    required,
    minProperties: most(atoms, 'minProperties', 0),
    maxProperties: least(atoms, 'maxProperties'),
    namePatterns: new Set(atoms.flatMap((atom) => [...atom.patternProperties.keys()])),
    additionalDeclared: atoms.some((atom) => atom.additionalProperties !== undefined),
    unions: atoms.filter((atom) => atom.anyOf.length + atom.oneOf.length > 0),
    intricate: atoms.filter(isIntricate),
  };
}

function valuesOf(atoms: readonly Schema[]): readonly Json[] | undefined {
  const lists = atoms.flatMap((atom) => (atom.enum ? [atom.enum] : []));
  const [first, ...rest] = lists;
  return first?.filter((value) => rest.every((list) => includesJson(list, value)));
}

function typesOf(atoms: readonly Schema[], values: readonly Json[] | undefined): ReadonlySet<JsonType> {
  let types = new Set<JsonType>(ALL_TYPES);
  for (const atom of atoms) {
    if (atom.always === false) return new Set();
    if (atom.types) types = bothTypes(types, atom.types);
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

function unique<T>(items: readonly (T | undefined)[]): T[] {
  return [...new Set(items.filter((item) => item !== undefined))];
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
