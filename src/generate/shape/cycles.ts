import type { Schema } from '../../model/index.js';
import type { Names } from '../../names/index.js';

/**
 * Type aliases may not lead back to themselves without an object or an array in between. A contract can: a base
 * that lists its children in `oneOf`, each of which takes the base in by `allOf`.
 */
export interface Cycles {
  /** Would `allOf` with `base` in `schema` lead back to `schema`? Then the base's own members stand in its place. */
  throughAllOf(schema: Schema, base: Schema): boolean;
  /** Does a member of a union, or a bare `$ref`, still lead back to `schema`? Then it adds nothing and is left out. */
  throughMember(schema: Schema, member: Schema): boolean;
}

interface Edges {
  readonly bases: ReadonlySet<Schema>;
  readonly members: ReadonlySet<Schema>;
}

export function cyclesOf(names: Names): Cycles {
  const edges = new Map(names.typed.map(([, schema]) => [schema, edgesOf(names, schema)] as const));
  const all = (schema: Schema): Schema[] => [
    ...(edges.get(schema)?.bases ?? []),
    ...(edges.get(schema)?.members ?? []),
  ];
  const leads = reachability(all);
  const open = (schema: Schema): Schema[] => [
    ...[...(edges.get(schema)?.bases ?? [])].filter((base) => !leads(base, schema)),
    ...(edges.get(schema)?.members ?? []),
  ];
  const stillLeads = reachability(open);
  return {
    throughAllOf: (schema, base) => schema === base || leads(base, schema),
    throughMember: (schema, member) => schema === member || stillLeads(member, schema),
  };
}

/** The typed schemas that the type of `schema` names outside of any object or array. */
function edgesOf(names: Names, schema: Schema): Edges {
  const bases = new Set<Schema>();
  const members = new Set<Schema>();
  const visit = (part: Schema, to: Set<Schema>, isRoot: boolean): void => {
    if (!isRoot && names.type(part) !== undefined) {
      to.add(part);
      return;
    }
    if (part.ref) to.add(part.ref);
    for (const base of part.allOf) visit(base, to === members && !isRoot ? members : bases, false);
    for (const member of [...part.oneOf, ...part.anyOf]) visit(member, members, false);
  };
  visit(schema, members, true);
  return { bases, members };
}

function reachability(next: (schema: Schema) => readonly Schema[]): (from: Schema, to: Schema) => boolean {
  const known = new Map<Schema, ReadonlySet<Schema>>();
  const from = (start: Schema): ReadonlySet<Schema> => {
    const reached = new Set<Schema>(next(start));
    for (const schema of reached) for (const further of next(schema)) reached.add(further);
    return reached;
  };
  return (start, end) => {
    const reached = known.get(start) ?? from(start);
    known.set(start, reached);
    return reached.has(end);
  };
}
