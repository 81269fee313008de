import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { DEPTH_LIMIT } from './bounds.js';
import { type Entry, lazily, NO_CHILDREN } from './entry.js';
import { keyText } from './yaml.js';

type Scalar = Extract<Event, { valueStart: number }>;

interface Events {
  readonly text: string;
  readonly events: readonly Event[];
  /** Where each anchor is set, in order: an alias means the last before it. */
  readonly anchors: ReadonlyMap<string, readonly number[]>;
}

/** Where everything stands in a text that was parsed as YAML: the parser's events tell it. */
export function yamlEntries(text: string): Entry {
  const events = parseEvents(text, { maxDepth: DEPTH_LIMIT });
  const anchors = new Map<string, number[]>();
  for (const [index, event] of events.entries()) {
    if (!('anchorStart' in event) || event.anchorStart < 0 || event.type === EVENT_ID.ALIAS) continue;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    anchors.set(name, [...(anchors.get(name) ?? []), index]);
  }
  const first = events.findIndex(({ type }) => type !== EVENT_ID.DOCUMENT);
  return entryAt({ text, events, anchors }, first, { valueOffset: 0 });
}

/** @param around the key before the node, or what it is in: where it is shown when nothing is written for it */
function entryAt(all: Events, index: number, around: { keyOffset?: number; valueOffset: number }): Entry {
  const event = all.events[index];
  const written = event && offsetOf(all.text, event);
  const valueOffset = written ?? around.keyOffset ?? around.valueOffset;
  return {
    keyOffset: around.keyOffset ?? valueOffset,
    valueOffset,
    children: event ? lazily(() => childrenAt(all, index, valueOffset)) : () => NO_CHILDREN,
  };
}

/** Where a node begins; undefined when nothing is written: `key:` alone. */
function offsetOf(text: string, event: Event): number | undefined {
  switch (event.type) {
    case EVENT_ID.ALIAS:
      // Events point past the asterisk.
      return Math.max(0, event.anchorStart - 1);
    case EVENT_ID.SCALAR:
      return scalarStart(text, event);
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    default:
      return undefined;
  }
}

/** Events point at the text of a scalar: behind its quote, or below the `|` of a block. */
export function scalarStart(text: string, { valueStart, style }: Scalar): number | undefined {
  if (valueStart < 0) return undefined;
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
  if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) return valueStart;
  const line = Math.max(text.lastIndexOf('\n', valueStart - 2), text.lastIndexOf('\r', valueStart - 3)) + 1;
  const mark = text.slice(line, valueStart).search(/[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$)/);
  return line + Math.max(0, mark);
}

function childrenAt(all: Events, index: number, valueOffset: number): ReadonlyMap<string, Entry> {
  const event = all.events[index];
  if (event?.type === EVENT_ID.ALIAS) return aliased(all, index, event);
  if (event?.type === EVENT_ID.SEQUENCE) {
    const items = [...inside(all.events, index)];
    return new Map(items.map((item, position) => [String(position), entryAt(all, item, { valueOffset })]));
  }
  if (event?.type !== EVENT_ID.MAPPING) return NO_CHILDREN;
  const children = new Map<string, Entry>();
  let key: number | undefined;
  for (const child of inside(all.events, index)) {
    if (key === undefined) {
      key = child;
      continue;
    }
    const name = all.events[key] as Event;
    const keyOffset = offsetOf(all.text, name) ?? valueOffset;
    const text = name.type === EVENT_ID.SCALAR ? keyText(all.text, name) : '';
    children.set(text, entryAt(all, child, { keyOffset, valueOffset }));
    key = undefined;
  }
  return children;
}

function aliased(all: Events, index: number, event: { anchorStart: number; anchorEnd: number }) {
  const set = all.anchors.get(all.text.slice(event.anchorStart, event.anchorEnd)) ?? [];
  const target = set.findLast((anchored) => anchored < index);
  return target === undefined ? NO_CHILDREN : entryAt(all, target, { valueOffset: 0 }).children();
}

/** The nodes right inside a collection; what is in them is passed over. */
function* inside(events: readonly Event[], collection: number): Generator<number> {
  let depth = 0;
  for (let index = collection + 1; index < events.length; index++) {
    const { type } = events[index] as Event;
    if (type === EVENT_ID.POP) {
      if (depth === 0) return;
      depth--;
      continue;
    }
    if (depth === 0) yield index;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
  }
}
