import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import { type Pointer, tokensOf } from '../kernel/pointer.js';
import { linesOf, type Position } from './lines.js';
import type { Source } from './source.js';

/** Offsets of a node: of its key (or of itself, in a list) and of its value. */
interface Entry {
  readonly keyOffset: number;
  readonly valueOffset: number;
  readonly children: Map<string, Entry> | undefined;
  /** For an alias, the node that it stands for. */
  readonly alias: Entry | undefined;
}

const indexes = new WeakMap<Source, (pointer: Pointer) => Position>();

/**
 * Where a pointer's node is in its file: the key of an object's member, the item of a list, the start of the document.
 * A pointer that leads past what is written gives its nearest written ancestor. The index is made at the first call.
 */
export function positionOf(source: Source, pointer: Pointer): Position {
  let find = indexes.get(source);
  if (!find) {
    find = indexOf(source);
    indexes.set(source, find);
  }
  return find(pointer);
}

function indexOf(source: Source): (pointer: Pointer) => Position {
  const root = readEntries(source.text);
  const position = linesOf(source.text);
  return (pointer) => {
    let entry = root;
    for (const token of tokensOf(pointer)) {
      const node: Entry = entry.alias ?? entry;
      const next = node.children?.get(token) ?? merged(node, token);
      if (!next) break;
      entry = next;
    }
    return position(entry.keyOffset);
  };
}

/** A member that comes from a merge key: `<<: *base` or `<<: [*a, *b]`. */
function merged(node: Entry, token: string): Entry | undefined {
  const merge = node.children?.get('<<');
  if (!merge) return undefined;
  const candidates = merge.alias ? [merge.alias] : [merge, ...(merge.children?.values() ?? [])];
  for (const candidate of candidates) {
    const found = (candidate.alias ?? candidate).children?.get(token);
    if (found) return found;
  }
  return undefined;
}

/** One pass over the parser's events; JSON is read as the YAML that it is. */
function readEntries(text: string): Entry {
  const reader = {
    text,
    events: parseEvents(text, { maxDepth: 10_000 }),
    next: 0,
    anchors: new Map<string, Entry>(),
  };
  while (reader.events[reader.next]?.type === EVENT_ID.DOCUMENT) reader.next++;
  return readEntry(reader, undefined);
}

interface EventReader {
  readonly text: string;
  readonly events: readonly Event[];
  next: number;
  readonly anchors: Map<string, Entry>;
}

const EMPTY: Entry = { keyOffset: 0, valueOffset: 0, children: undefined, alias: undefined };

function readEntry(reader: EventReader, keyOffset: number | undefined): Entry {
  const event = reader.events[reader.next++];
  if (!event || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return EMPTY;
  if (event.type === EVENT_ID.ALIAS) {
    const alias = reader.anchors.get(reader.text.slice(event.anchorStart, event.anchorEnd));
    return {
      keyOffset: keyOffset ?? event.anchorStart,
      valueOffset: event.anchorStart,
      children: undefined,
      alias,
    };
  }
  const valueOffset = event.type === EVENT_ID.SCALAR ? scalarStart(event) : event.start;
  const children = event.type === EVENT_ID.SCALAR ? undefined : new Map<string, Entry>();
  const entry: Entry = { keyOffset: keyOffset ?? valueOffset, valueOffset, children, alias: undefined };
  if (event.anchorStart >= 0)
    reader.anchors.set(reader.text.slice(event.anchorStart, event.anchorEnd), entry);
  if (children && event.type === EVENT_ID.MAPPING) readMembers(reader, children);
  if (children && event.type === EVENT_ID.SEQUENCE) readItems(reader, children);
  return entry;
}

function scalarStart(event: Extract<Event, { valueStart: number }>): number {
  const quoted = event.style === 2 || event.style === 3;
  return quoted ? Math.max(0, event.valueStart - 1) : event.valueStart;
}

function readMembers(reader: EventReader, members: Map<string, Entry>): void {
  while (reader.next < reader.events.length) {
    const event = reader.events[reader.next];
    if (!event || event.type === EVENT_ID.POP) break;
    const isScalar = event.type === EVENT_ID.SCALAR;
    const key = readEntry(reader, undefined);
    members.set(isScalar ? getScalarValue(reader.text, event) : '', readEntry(reader, key.keyOffset));
  }
  reader.next++;
}

function readItems(reader: EventReader, items: Map<string, Entry>): void {
  let index = 0;
  while (reader.next < reader.events.length && reader.events[reader.next]?.type !== EVENT_ID.POP) {
    items.set(String(index++), readEntry(reader, undefined));
  }
  reader.next++;
}
