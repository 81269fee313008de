import { isObject, type Json, type JsonObject } from '../../src/kernel/json.js';
import { ASYNCAPI_3 } from '../../src/model/structure/asyncapi-3.js';
import { OPENAPI_3 } from '../../src/model/structure/openapi-3.js';
import { type Structure, structureOf } from '../../src/model/structure/structure.js';
import { asyncapi } from './asyncapi.js';
import { openapi } from './openapi.js';

/** Who writes the bytes that an object describes; `-` where it describes none. */
export type Direction = 'consumer' | 'owner' | '-';

/** One member of one kind of object, as one side writes it, and a place of the sink where it stands. */
export interface Cell {
  readonly dialect: 'openapi' | 'asyncapi';
  readonly kind: string;
  readonly member: string;
  readonly direction: Direction;
  readonly path: readonly (string | number)[];
  readonly required: boolean;
}

interface Sink {
  readonly document: JsonObject;
  readonly structure: Structure;
}

export const SINKS: Readonly<Record<Cell['dialect'], Sink>> = {
  openapi: { document: unshared(openapi), structure: structureOf(OPENAPI_3, '3.2') },
  asyncapi: { document: unshared(asyncapi), structure: structureOf(ASYNCAPI_3, '3.1') },
};

/** Without objects that stand in two places: an edit is of one. */
function unshared(document: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

/** Every cell that the sink of a dialect shows, the first place of each. */
export function cellsOf(dialect: Cell['dialect']): Cell[] {
  const { document, structure } = SINKS[dialect];
  const cells = new Map<string, Cell>();
  const visit = (value: Json, kind: string, path: Cell['path'], direction: Direction): void => {
    const known = structure.kinds.get(kind);
    if (!known || !isObject(value) || '$ref' in value) return;
    for (const [name, { holds, required }] of known.members) {
      if (!(name in value)) continue;
      const at = [...path, name];
      const cell = { dialect, kind, member: name, direction, path: at, required };
      const key = `${kind}.${name} ${direction}`;
      // What components hold, nobody refers to here: it is edited where it is used.
      const isUsed = path[0] !== 'components' || USED_FROM_THERE.has(kind);
      // What parts of a body say is compared as a whole, and their headers with it.
      const isOfPart = kind === 'header' && path.includes('encoding');
      if (!cells.has(key) && isUsed && !isOfPart) cells.set(key, cell);
      if (!holds) continue;
      const inner = value[name] as JsonObject;
      const next = (key: string | number) => turn(direction, kind, name, [...at, key]);
      if (holds.as === 'one') visit(inner, holds.kind, at, next(''));
      else
        for (const [key, one] of Object.entries(inner))
          visit(one, holds.kind, [...at, holds.as === 'list' ? Number(key) : key], next(key));
    }
  };
  visit(document, 'document', [], '-');
  return [...cells.values()];
}

/** Kinds that stand in components alone, and are named and not referred to. */
const USED_FROM_THERE: ReadonlySet<string> = new Set(['securityScheme', 'flows', 'flow']);

/** The side that writes what stands below a member. */
function turn(direction: Direction, kind: string, member: string, path: Cell['path']): Direction {
  const other: Direction = direction === 'owner' ? 'consumer' : 'owner';
  if (kind === 'document' && member === 'webhooks') return 'owner';
  if (kind === 'document' && member === 'paths') return 'consumer';
  if (kind === 'document' && (member === 'channels' || member === 'operations'))
    return /^received|^receive/.test(String(path.at(-1))) ? 'consumer' : 'owner';
  if (kind === 'operation' && (member === 'responses' || member === 'callbacks')) return other;
  return direction;
}

/** Every member that a dialect knows, as `kind.member`: what the sink must show. */
export function membersOf(dialect: Cell['dialect']): string[] {
  return [...SINKS[dialect].structure.kinds].flatMap(([kind, { members }]) =>
    [...members.keys()].filter((name) => name !== '$ref').map((name) => `${kind}.${name}`),
  );
}
