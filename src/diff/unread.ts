import { keyOf, type Place } from '../kernel/place.js';
import { child, type Pointer, parentOf } from '../kernel/pointer.js';
import type { Contract, Exchange, Schema } from '../model/index.js';
import type { Match } from './pair/match.js';

/** What one version says that could not be read: it is no addition and no removal, and changed to nobody knows what. */
export interface Unread {
  /** Could the slot of a node not be read, or the whole of which it is a member; or the node itself, where none is named? */
  at(node: Place, ...slot: readonly string[]): boolean;
  /** Could one of the entries of a list or map not be read, or the whole of it? */
  in(node: Place, ...slot: readonly string[]): boolean;
  /** Is anything but a schema unread in these parts of the document? */
  under(...pointers: readonly Pointer[]): boolean;
  /** Does the schema, or what it refers to or consists of, say what could not be read? */
  schema(schema: Schema): boolean;
}

export function createUnread({ unread, schemas }: Contract): Unread {
  const places = [...unread];
  const holders = new Set(places.map((key) => parentOf(key.slice(key.indexOf('#') + 1) as Pointer)));
  const others = places.filter((key) => !schemas.has(key));
  const loose = others.map((key) => key.slice(key.indexOf('#') + 1));
  // `properties` that is no object: the schema that says it is not read to the end.
  const half = new Set(others.map((key) => key.slice(0, key.lastIndexOf('/'))));
  const answers = new Map<Schema, boolean>();

  const isAt = (node: Place, slot: readonly string[]): boolean =>
    (slot.length === 0 && unread.has(keyOf(node))) ||
    slot.some((_, index) =>
      unread.has(keyOf({ ...node, pointer: child(node.pointer, ...slot.slice(0, index + 1)) })),
    );
  const isUnreadSchema = ({ at }: Schema) => unread.has(keyOf(at)) || half.has(keyOf(at));
  const says = (schema: Schema): boolean => {
    const answer = answers.get(schema) ?? consistsOf(schema, isUnreadSchema);
    answers.set(schema, answer);
    return answer;
  };

  if (places.length === 0) return ALL_READ;
  return {
    at: (node, ...slot) => isAt(node, slot),
    in: (node, ...slot) => isAt(node, slot) || holders.has(child(node.pointer, ...slot)),
    under: (...pointers) =>
      loose.some((pointer) => pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`))),
    schema: says,
  };
}

function consistsOf(schema: Schema, isWanted: (part: Schema) => boolean): boolean {
  const parts = new Set([schema]);
  for (const part of parts) {
    if (isWanted(part)) return true;
    for (const next of [...(part.ref ? [part.ref] : []), ...part.allOf, ...part.anyOf, ...part.oneOf])
      parts.add(next);
  }
  return false;
}

const ALL_READ: Unread = { at: () => false, in: () => false, under: () => false, schema: () => false };

/** The unread parts of both versions. */
export interface UnreadSides {
  readonly before: Unread;
  readonly after: Unread;
}

/** Without what the other version may have, and could not be read there. */
export function known<T>(items: readonly T[], isUnreadThere: (item: T) => boolean): readonly T[] {
  return items.filter((item) => !isUnreadThere(item));
}

/** Without what stands on one side alone, where the other side has something that could not be read. */
export function paired<T>(
  pairs: readonly Match<T>[],
  { before, after }: { readonly before: boolean; readonly after: boolean },
): readonly Match<T>[] {
  return pairs.filter((pair) => !(pair.before ? !pair.after && after : before));
}

/** The exchange as it is where nobody knows how it is answered. */
export function withoutReply({ carrier, ...exchange }: Exchange): Exchange {
  if (!carrier) return exchange;
  const { reply: _, ...others } = carrier;
  return { ...exchange, carrier: others };
}
