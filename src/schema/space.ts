import type { Schema, Writer } from '../model/index.js';
import { atomsOf, branchesOf } from './atoms.js';
import { opaqueOf } from './opaque.js';
import { matches } from './pattern/matches.js';
import { type Shape, shapeOf } from './shape.js';

/**
 * Where shapes live: equal conjunctions are one shape, so that pairs of shapes can be remembered by their ids.
 * A space sees schemas as one writer does: in what consumers write, `readOnly` properties are free and never
 * required; in what owners write, `writeOnly` ones are.
 * @see https://spec.openapis.org/oas/v3.0.4#fixed-fields-for-schema-object (readOnly, writeOnly)
 */
export interface Space {
  readonly writtenBy: Writer | undefined;
  /** The conjunction of schemas; of none: anything. */
  shape(...schemas: readonly Schema[]): Shape;
  /** The shape, and these as well. */
  and(shape: Shape, ...schemas: readonly Schema[]): Shape;
  /** The shape with one branch of one of its unions instead of that union. */
  choose(shape: Shape, union: Schema, branch: readonly Schema[]): Shape;
  /** All its choices for one union. */
  choices(shape: Shape, union: Schema): readonly Shape[];
  /** The shape of the item at an index; from `prefix` on they are all one. */
  item(shape: Shape, index: number): Shape;
  /** The shape of the property of that name, declared or not. */
  property(shape: Shape, name: string): Shape;
  /** The schemas that declare the property of that name, outermost first. */
  declarations(shape: Shape, name: string): readonly Schema[];
  /** Is the property one that this space's writer does not write? */
  hides(shape: Shape, name: string): boolean;
  /** The shape of properties that neither a name nor a pattern covers. */
  additional(shape: Shape): Shape;
  /** How much has been done so far to make shapes. */
  work(): number;
  /** The shape of properties whose names match a pattern; `every` adds what the other atoms may ask of them. */
  matching(shape: Shape, pattern: string, every: boolean): Shape;
}

/** So many names are as much work as one atom. */
const NAMES = 8;

export function createSpace(writtenBy?: Writer): Space {
  const numbers = new Map<Schema, number>();
  const shapes = new Map<string | number, Shape>();
  const properties = new Map<Shape, Map<string, Shape>>();
  const items = new Map<Shape, Shape[]>();
  const choices = new Map<Shape, Map<Schema, readonly Shape[]>>();
  let worked = 0;

  const number = (atom: Schema): number => {
    const known = numbers.get(atom) ?? numbers.size;
    numbers.set(atom, known);
    return known;
  };

  const ofAtoms = (atoms: readonly Schema[]): Shape => {
    worked += 1;
    const key =
      atoms.length === 1
        ? number(atoms[0] as Schema)
        : atoms
            .map(number)
            .sort((a, b) => a - b)
            .join();
    let shape = shapes.get(key);
    if (!shape) {
      shape = shapeOf(shapes.size, atoms, (name) => isHidden(atoms, name, writtenBy));
      shapes.set(key, shape);
      worked += atoms.length + (shape.required.size + shape.names.size) / NAMES;
    }
    return shape;
  };

  const space: Space = {
    writtenBy,
    shape: (...schemas) => ofAtoms(atomsOf(schemas)),
    and: (shape, ...schemas) => ofAtoms([...new Set([...shape.atoms, ...atomsOf(schemas)])]),
    choose: (shape, union, branch) =>
      ofAtoms([...new Set([...atomsOf(branch), ...shape.atoms.filter((atom) => atom !== union)])]),
    choices: (shape, union) => {
      const known = choices.get(shape) ?? new Map<Schema, readonly Shape[]>();
      choices.set(shape, known);
      const found = known.get(union) ?? branchesOf(union).map((branch) => space.choose(shape, union, branch));
      known.set(union, found);
      return found;
    },
    item: (shape, index) => {
      const known = items.get(shape) ?? [];
      items.set(shape, known);
      const position = Math.min(index, shape.prefix);
      known[position] ??= space.shape(...shape.atoms.flatMap((atom) => itemOf(atom, position)));
      return known[position];
    },
    property: (shape, name) => {
      const known = properties.get(shape)?.get(name);
      if (known) return known;
      const found = space.hides(shape, name)
        ? space.shape()
        : space.shape(...shape.atoms.flatMap((atom) => constraining(atom, name)));
      const named = properties.get(shape) ?? new Map<string, Shape>();
      properties.set(shape, named.set(name, found));
      return found;
    },
    declarations: (shape, name) => declaring(shape.atoms, name),
    hides: (shape, name) => isHidden(shape.atoms, name, writtenBy),
    work: () => worked,
    additional: (shape) =>
      space.shape(...shape.atoms.flatMap(({ additionalProperties: a }) => (a ? [a] : []))),
    matching: (shape, pattern, every) =>
      space.shape(
        ...shape.atoms.flatMap((atom) => {
          const schema =
            atom.patternProperties.get(pattern) ?? (every ? atom.additionalProperties : undefined);
          return schema ? [schema] : [];
        }),
      ),
  };
  return space;
}

function declaring(atoms: readonly Schema[], name: string): Schema[] {
  return atoms.flatMap((atom) => atom.properties.get(name) ?? []);
}

/** What one atom asks of the property of that name. */
function constraining(atom: Schema, name: string): Schema[] {
  const named = atom.properties.get(name);
  const found = named ? [named] : [];
  for (const [pattern, schema] of atom.patternProperties) {
    const truth = matches(pattern, name);
    if (truth !== false) found.push(truth ? schema : opaqueOf(pattern, name, schema));
  }
  return found.length === 0 && atom.additionalProperties ? [atom.additionalProperties] : found;
}

/** What an atom asks of the item at an index. */
function itemOf({ prefixItems = [], items }: Schema, index: number): Schema[] {
  const schema = prefixItems[index] ?? items;
  return schema ? [schema] : [];
}

type Mark = 'readOnly' | 'writeOnly';

function isHidden(atoms: readonly Schema[], name: string, writtenBy: Writer | undefined): boolean {
  if (writtenBy !== 'consumer' && writtenBy !== 'owner') return false;
  const mark = writtenBy === 'consumer' ? 'readOnly' : 'writeOnly';
  return atoms.some((atom) => atom.properties.size > 0 && markedIn(atom, mark).has(name));
}

/** The properties of an atom that carry the mark. */
function markedIn(atom: Schema, mark: Mark): ReadonlySet<string> {
  const known = marked[mark].get(atom);
  if (known) return known;
  const names = [...atom.properties].filter(([, schema]) => isMarked(schema, mark)).map(([name]) => name);
  const found = new Set(names);
  marked[mark].set(atom, found);
  return found;
}

const marked: Readonly<Record<Mark, WeakMap<Schema, ReadonlySet<string>>>> = {
  readOnly: new WeakMap(),
  writeOnly: new WeakMap(),
};

/** Does the schema, or what it refers to or consists of, carry the mark? */
export function isMarked(schema: Schema, mark: Mark): boolean {
  const seen = new Set<Schema>();
  const open = [schema];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next[mark]) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.ref) open.push(next.ref);
    open.push(...next.allOf);
  }
  return false;
}
